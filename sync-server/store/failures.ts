// Tells a machine that failed, which another try may cure, from a bug, which it will not.
import { z } from 'zod';

/** Deadlock, serialization, lock timeout, shutdown, cancelled statement. */
const PASSING_STATES = new Set(['40P01', '40001', '55P03', '57P01', '57P02', '57P03', '57014']);
/** Connection, resources, the system underneath. */
const PASSING_CLASSES = new Set(['08', '53', '58']);
const UNIQUE_VIOLATION = '23505';
const PASSING_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);
const LOST_CONNECTION =
  /connection terminated|client has encountered a connection error|not queryable|timeout acquiring a connection|connection ended/i;

const failureSchema = z.object({ code: z.string().optional(), table: z.string().optional(), message: z.string() });

/** Whether the same work may succeed when it is simply done again. */
export function isPassing(error: unknown): boolean {
  const failure = failureSchema.safeParse(error).data;
  if (failure === undefined) return false;
  const { code = '', table, message } = failure;
  if (code === UNIQUE_VIOLATION) return table === 'receipts'; // the same command in two transactions: the next try reads the answer
  return (
    PASSING_STATES.has(code) ||
    PASSING_CLASSES.has(code.slice(0, 2)) ||
    PASSING_CODES.has(code) ||
    LOST_CONNECTION.test(message)
  );
}
