// The server's final answer to a command: one per id, for ever the same.
import { z } from 'zod';
import { FINAL_CODES, RETRY_CODES } from './codes';
import { wireCommandSchema } from './commands';
import { commandIdSchema, cursorSchema, deviceIdSchema, personIdSchema } from './scalars';

/** Version of each touched aggregate after the command, by `type:id`. Empty when nothing changed. */
export const versionsSchema = z.record(z.string(), z.int().min(0));
/** What a refusal says besides its code: plain values for a sentence. */
export const paramsSchema = z.record(z.string(), z.unknown());

const accepted = { status: z.literal('accepted'), versions: versionsSchema, feedSeq: cursorSchema };
/** A final code in capitals, or the business refusal's own kebab-case code. */
const rejected = {
  status: z.literal('rejected'),
  code: z.string().max(60),
  params: paramsSchema,
  feedSeq: cursorSchema,
};

/** Answers of one push, in its order. `id` is null where the command was too broken to name itself. */
export const pushResultSchema = z.discriminatedUnion('status', [
  z.object({ id: commandIdSchema, ...accepted }),
  z.object({ id: commandIdSchema.nullable(), ...rejected }),
  z.object({
    id: commandIdSchema,
    status: z.literal('retry'),
    code: z.enum(RETRY_CODES),
    retryAfterMs: z.number().optional(),
  }),
]);
export type PushResult = z.infer<typeof pushResultSchema>;

/** A receipt in the feed, for its author on any of their devices. */
export const receiptSchema = z.object({
  commandId: commandIdSchema,
  deviceId: deviceIdSchema.nullable(),
  deviceSeq: z.int().nullable(),
  author: personIdSchema.nullable(),
  type: z.string(),
  feedSeq: cursorSchema,
  verdict: z.discriminatedUnion('status', [
    z.object({ status: z.literal('accepted'), versions: versionsSchema }),
    z.object({
      status: z.literal('rejected'),
      code: z.string(),
      params: paramsSchema,
      /** The whole command as it was sent, so that any device of the author can show and re-issue it. */
      command: wireCommandSchema.nullable(),
      acknowledged: z.boolean(),
    }),
  ]),
  /** The refused command this one acknowledged; null for every other. */
  acknowledges: commandIdSchema.nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const isFinalCode = (code: string) => FINAL_CODES.some((final) => final === code);
