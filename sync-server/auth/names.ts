// What people type to sign in: how it is compared, and what a password may be.
import { MAX_PASSWORD } from 'shared/contract/password';
import { filledText } from 'shared/text';
import { z } from 'zod';

export const signInNameSchema = filledText(200);
/** At sign-in anything short enough to hash is tried. */
export const typedPasswordSchema = z.string().max(MAX_PASSWORD);

/** Upper and lower case, and how a letter was composed, do not make another name. */
export const comparable = (signInName: string): string => signInName.trim().normalize('NFKC').toLowerCase();
