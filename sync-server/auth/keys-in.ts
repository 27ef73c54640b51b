// Opens something that lies in the folder of the keys, or says what a person can do about it.
import { EXIT } from '../cli/exit-codes';
import { CommandFailure } from '../cli/failure';

/** @throws CommandFailure where the folder does not allow it */
export function keysIn<T>({ jwtKeysDir }: { readonly jwtKeysDir: string }, open: (folder: string) => T): T {
  try {
    return open(jwtKeysDir);
  } catch {
    throw new CommandFailure(
      EXIT.permission,
      `The keys in ${jwtKeysDir} cannot be read or made. Give yourself the right to, or choose another folder with WAYBILL_JWT_KEYS_DIR.`,
    );
  }
}
