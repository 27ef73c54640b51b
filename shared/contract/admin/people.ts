// People as administrators look after them: who may sign in, as what, and how they come by a password.
import { z } from 'zod';
import { newPasswordSchema } from '../password';
import { changePersonSchema, rolesSchema } from '../../person/person';
import { filledText } from '../../text';
import { instantSchema, personIdSchema } from '../scalars';
import { does, noBody, reads } from './route';

const signInSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  signInName: z.string(),
  roles: rolesSchema,
  status: z.enum(['active', 'disabled']),
  /** When the password was set; null while nobody chose one. */
  passwordSetAt: instantSchema.nullable(),
  /** A link that was handed out and not used yet works until then. */
  linkUntil: instantSchema.nullable(),
  /** Too many wrong passwords: no try counts until then. */
  restsUntil: instantSchema.nullable(),
  devices: z.int(),
  lastSeenAt: instantSchema.nullable(),
});
export type PersonSignIn = Readonly<z.infer<typeof signInSchema>>;

/** A password that is typed, or a link with which the person chooses one. */
const credentialSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('password'), password: newPasswordSchema }),
  z.strictObject({ by: z.literal('link') }),
]);
export type NewCredentialWish = Readonly<z.infer<typeof credentialSchema>>;

const linkSchema = z.object({ token: z.string(), expiresAt: instantSchema });
export type PasswordLink = Readonly<z.infer<typeof linkSchema>>;

/** The token is told here once; the server keeps only what it needs to know it again. */
const handedOut = z.object({ id: personIdSchema, link: linkSchema.nullable() });

const done = z.object({ id: personIdSchema });

export const readPeople = reads('/people', z.object({ items: z.array(signInSchema) }));
export const addPersonRoute = does(
  '/people',
  z.strictObject({
    name: filledText(200),
    signInName: filledText(200),
    roles: rolesSchema,
    credential: credentialSchema,
  }),
  handedOut,
);
export const changePersonRoute = does('/people/:id/change', changePersonSchema, done);
export const disablePersonRoute = does('/people/:id/disable', noBody, done);
export const enablePersonRoute = does('/people/:id/enable', noBody, done);
export const resetPasswordRoute = does(
  '/people/:id/reset-password',
  z.strictObject({ credential: credentialSchema }),
  handedOut,
);
