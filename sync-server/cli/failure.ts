// The end of a command that a person can do something about: a sentence for them and a code for the shell.
import type { ExitCode } from './exit-codes';

/** Its message is printed without a stack trace. */
export class CommandFailure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
    this.name = 'CommandFailure';
  }
}
