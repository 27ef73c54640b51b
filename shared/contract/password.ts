// What a new password must be, said at both ends.
import { text } from '../text';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

export const newPasswordSchema = text(MAX_PASSWORD).refine((value) => [...value].length >= MIN_PASSWORD, {
  message: `must have at least ${MIN_PASSWORD} characters`,
});
