// Says whether a backup is whole and unaltered, without a database.
import type { Header } from './format';
import { readBackup } from './read-file';

/** @throws BackupProblem */
export function verifyBackup(path: string): Promise<Header> {
  return readBackup(path, { onHeader: () => undefined, onRow: () => Promise.resolve() });
}
