// The one-time link with which a person chooses a password: what the page asks, before anybody is signed in.
import { z } from 'zod';
import { newPasswordSchema } from './password';

/** Random, so that it cannot be guessed; longer than any we make. */
const tokenSchema = z.string().min(1).max(200);

export const whoseLinkSchema = z.strictObject({ token: tokenSchema });
export const choosePasswordSchema = z.strictObject({ token: tokenSchema, password: newPasswordSchema });
export const linkHolderSchema = z.object({ name: z.string(), signInName: z.string() });
export type LinkHolder = Readonly<z.infer<typeof linkHolderSchema>>;
