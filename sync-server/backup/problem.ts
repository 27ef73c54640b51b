// Why a backup cannot be made, read or restored: one sentence that says what to do.

export type BackupCode =
  'exists' | 'not-found' | 'not-readable' | 'not-writable' | 'damaged' | 'newer' | 'not-empty' | 'in-use';

export class BackupProblem extends Error {
  constructor(
    readonly code: BackupCode,
    message: string,
  ) {
    super(message);
    this.name = 'BackupProblem';
  }
}

export const damaged = (what: string) =>
  new BackupProblem('damaged', `The backup is damaged: ${what}. Nothing was changed; use another backup.`);
