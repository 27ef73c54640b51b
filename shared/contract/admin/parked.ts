// Messages a sink would not take, and what administrators do about them. Whatever is done, a message keeps its id.
import { z } from 'zod';
import { text } from '../../text';
import { instantSchema } from '../scalars';
import { reasonSchema } from './acts';
import { does, reads } from './route';

const count = z.int().min(0);
const sinkId = z.string().max(100);
const messageId = z.string().max(100);

const parkedSchema = z.object({
  id: messageId,
  sinkId,
  topic: z.string(),
  /** The order it is about. */
  partitionKey: z.string(),
  attempts: count,
  reason: z.string(),
  parkedAt: instantSchema,
  /** Later messages of its order that wait for it. */
  behind: count,
  isMended: z.boolean(),
});
export type ParkedTold = Readonly<z.infer<typeof parkedSchema>>;

const memberSchema = z.object({
  /** JSON pointer. */
  pointer: z.string(),
  verdict: z.enum(['good', 'missing', 'wrong', 'unexpected']),
  expected: z.string().nullable(),
  found: z.string().nullable(),
  problem: z.string().nullable(),
});
export type ParkedMember = Readonly<z.infer<typeof memberSchema>>;

/** What the list can be filtered by; what is left out counts as anything. */
const filter = {
  sinkId: sinkId.optional(),
  topic: z.string().max(200).optional(),
  reason: text(500).optional(),
};
export const parkedFilterSchema = z.strictObject(filter);

/** Named ones, or all that are like this at this moment. */
const which = z.union([
  z.strictObject({ sinkId, ids: z.array(messageId).min(1).max(500) }),
  z.strictObject({ like: parkedFilterSchema }),
]);
export type ParkedWhich = Readonly<z.infer<typeof which>>;
const acted = z.object({ done: count });

/** The longest parked first; `isMore`: there are more than these. */
export const readParkedList = reads('/parked', z.object({ items: z.array(parkedSchema), isMore: z.boolean() }));
export const readParkedOne = reads(
  '/parked/:id',
  z.object({
    message: parkedSchema,
    /** The data alone, as JSON. */
    data: z.string(),
    /** Beside what the contract says; empty where nobody knows its type. */
    members: z.array(memberSchema),
  }),
);
export const replayParkedRoute = does('/parked/replay', z.strictObject({ which }), acted);
export const discardParkedRoute = does('/parked/discard', z.strictObject({ which, reason: reasonSchema }), acted);
export const mendParkedRoute = does('/parked/:id/mend', z.strictObject({ sinkId, data: text(200_000) }), acted);
