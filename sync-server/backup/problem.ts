// Why a backup cannot be made, read or restored: one sentence that says what to do.

export type BackupCode =
  'exists' | 'not-found' | 'not-readable' | 'not-writable' | 'damaged' | 'newer' | 'not-empty' | 'in-use';

export class BackupProblem extends Error {
  constructor(
    readonly code: BackupCode,
    message: string,
    /** Of what is damaged: what is wrong with it, without where. */
    readonly what: string | null = null,
  ) {
    super(message);
    this.name = 'BackupProblem';
  }
}

export type Place = { readonly path: string; readonly line: number };

/** @param place left out where whoever reads the file will say it */
export function damaged(what: string, place: Place | null = null): BackupProblem {
  const [which, where] = place === null ? ['', ''] : [` ${place.path}`, ` at line ${Math.max(1, place.line)}`];
  const sentence = `The backup${which} is damaged${where}: ${what}. Nothing was changed; use another backup.`;
  return new BackupProblem('damaged', sentence, what);
}
