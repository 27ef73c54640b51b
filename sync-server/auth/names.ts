// What people type to sign in: how it is compared, and what a password must be.
import { filledText, text } from 'shared/text';
import { z } from 'zod';

export const MIN_PASSWORD = 10;
const MAX_PASSWORD = 200;

export const signInNameSchema = filledText(200);
export const newPasswordSchema = text(MAX_PASSWORD).refine((value) => [...value].length >= MIN_PASSWORD, {
  message: `must have at least ${MIN_PASSWORD} characters`,
});
/** At sign-in anything short enough to hash is tried. */
export const typedPasswordSchema = z.string().max(MAX_PASSWORD);

/** Upper and lower case, and how a letter was composed, do not make another name. */
export const comparable = (signInName: string): string => signInName.trim().normalize('NFKC').toLowerCase();
