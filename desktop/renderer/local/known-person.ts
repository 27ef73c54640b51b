// Who has worked on this computer: enough to greet them, to let them in without the server, and to say what waits here for whom.
import { z } from 'zod';
import { deviceIdSchema, instantSchema, personIdSchema } from 'shared/contract/scalars';
import { organisationId } from 'shared/ids';
import { rolesSchema } from 'shared/person/person';

/** Written by this program, perhaps by an older version of it. */
export const knownPersonSchema = z.object({
  /** Names this person's database as well: one per organisation and person on each installation. */
  key: z.string(),
  organisationId: z.guid().transform(organisationId),
  personId: personIdSchema,
  /** Where they last signed in, as an origin; '' where pages come from their server, null before that was noted. */
  server: z.string().nullable().default(null),
  name: z.string(),
  signInName: z.string(),
  roles: rolesSchema,
  deviceId: deviceIdSchema,
  /** Given by the server, and the beginning of every order number made here. */
  deviceCode: z.string(),
  /** How a password is recognised here without being kept. */
  verifier: z.object({ salt: z.string(), hash: z.string(), rounds: z.int().min(1) }),
  lastOnlineAt: instantSchema,
  /** Wrong passwords in a row, tried on this device. */
  failures: z.int().min(0),
  restsUntil: instantSchema.nullable(),
  /** Signed in here and neither switched away nor signed out; a cold start goes on where the server agrees. */
  present: z.boolean(),
  waiting: z.object({ queued: z.int().min(0), rejected: z.int().min(0) }),
});
export type KnownPerson = Readonly<z.infer<typeof knownPersonSchema>>;

export const personKey = ({
  organisationId: organisation,
  personId,
}: Pick<KnownPerson, 'organisationId' | 'personId'>): string => `${organisation}-${personId}`;

/** Upper and lower case, and how a letter was composed, do not make another name; the server compares alike. */
export const comparable = (signInName: string): string => signInName.trim().normalize('NFKC').toLowerCase();
