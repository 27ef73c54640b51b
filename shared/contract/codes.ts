// Every code a conversation can end with. What the desktop does about each is in PROTOCOL.md.
import { z } from 'zod';

/** Final per command: a receipt is stored and the same answer is given for ever. */
export const FINAL_CODES = [
  'VALIDATION',
  'FORBIDDEN',
  'ID_REUSED',
  'PREDECESSOR_REJECTED',
  'COMMAND_VERSION_UNSUPPORTED',
] as const;
/** Not final: nothing was stored, the same command is sent again. */
export const RETRY_CODES = ['PREDECESSOR_UNKNOWN', 'CONFLICT_RETRY', 'FAULT'] as const;
export const TRANSPORT_CODES = [
  'AUTH_EXPIRED',
  'AUTH_REVOKED',
  'WRONG_USER',
  'PROTOCOL_TOO_OLD',
  'PROTOCOL_TOO_NEW',
  'BUSY',
  'RATE_LIMITED',
  'INTERNAL',
  'TOO_LARGE',
  'EPOCH_CHANGED',
  'VALIDATION',
] as const;

export type FinalCode = (typeof FINAL_CODES)[number];
export type RetryCode = (typeof RETRY_CODES)[number];
export type TransportCode = (typeof TRANSPORT_CODES)[number];

export const transportErrorSchema = z.object({
  code: z.enum(TRANSPORT_CODES),
  message: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.number().optional(),
  minProtocol: z.int().optional(),
  maxProtocol: z.int().optional(),
});
export type TransportError = z.infer<typeof transportErrorSchema>;

export const refusedAckSchema = z.object({ ok: z.literal(false), error: transportErrorSchema });
export type RefusedAck = z.infer<typeof refusedAckSchema>;
/** Every acknowledgement: the answer, or why there is none. */
export type Ack<Answer> = ({ readonly ok: true } & Answer) | RefusedAck;

const RETRYABLE: ReadonlySet<TransportCode> = new Set([
  'AUTH_EXPIRED',
  'BUSY',
  'RATE_LIMITED',
  'INTERNAL',
  'EPOCH_CHANGED',
  'TOO_LARGE',
]);

export function transportError(
  code: TransportCode,
  message: string,
  extra: Partial<TransportError> = {},
): TransportError {
  return { code, message, retryable: RETRYABLE.has(code), ...extra };
}
