// A failure in words for the person at the terminal, and the exit code that belongs to it. Never a stack trace.
import type { ExitCode } from './exit-codes';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';

export type Explained = { readonly exitCode: ExitCode; readonly sentence: string };

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
/** Postgres: connection trouble, wrong password or database, starting up or shutting down, too many connections. */
const UNREACHABLE_STATES = /^(08|28|3D|57P0[123]|53300)/;

export function explain(error: unknown): Explained {
  if (error instanceof CommandFailure) return { exitCode: error.exitCode, sentence: error.message };
  const { name, code, message } = outlineOf(error);
  if (name === 'PostgresProblem') return { exitCode: postgresExit(code), sentence: message };
  if (name === 'KnexTimeoutError')
    return { exitCode: EXIT.unreachable, sentence: 'The database did not answer in time.' };
  if (code === '42P01')
    return { exitCode: EXIT.schema, sentence: 'The database has no Waybill schema yet. Run "waybill migrate up".' };
  if (UNREACHABLE_STATES.test(code))
    return { exitCode: EXIT.unreachable, sentence: `The database refuses us: ${message}.` };
  if (code === 'EACCES' || code === 'EPERM') return { exitCode: EXIT.permission, sentence: `Not allowed: ${message}.` };
  return { exitCode: EXIT.failed, sentence: `Something unexpected went wrong: ${message}` };
}

/** A connection that failed on each address of a name is one failure with several causes. */
export function isUnreachable(error: unknown): boolean {
  const { code } = outlineOf(error);
  return UNREACHABLE.has(code) || UNREACHABLE_STATES.test(code) || outlineOf(error).name === 'KnexTimeoutError';
}

const postgresExit = (code: string): ExitCode => (code === 'not-writable' ? EXIT.permission : EXIT.unreachable);

function outlineOf(error: unknown): { readonly name: string; readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: '', code: '', message: 'no reason was given.' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const firstLine = error.message.split('\n')[0] ?? '';
  return { name: error.name, code, message: firstLine === '' ? code || error.name : firstLine };
}
