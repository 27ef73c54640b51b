// What can keep the database from starting: a code for the program, one sentence for the person that says what to do.

export type PostgresProblemCode =
  | 'not-writable'
  | 'port-taken'
  | 'already-running'
  | 'postgres-running'
  | 'other-version'
  | 'binaries-missing'
  | 'no-account'
  | 'out-of-reach'
  | 'wrong-password'
  | 'did-not-start'
  | 'did-not-stop';

/** Its message is meant for the person at the terminal; print it without a stack trace. */
export class PostgresProblem extends Error {
  constructor(
    readonly code: PostgresProblemCode,
    message: string,
  ) {
    super(message);
    this.name = 'PostgresProblem';
  }
}

/** The code of a system or database error ('EACCES', '28P01'); an empty text when there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
