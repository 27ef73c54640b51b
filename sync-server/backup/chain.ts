// Follows every aggregate's events through a backup: no version missing, and each hash covering the one before it.
import { z } from 'zod';
import { chainedHash, sealHash } from '../commands/hash-chain';
import { jsonOf } from './format';
import { damaged } from './problem';

const members = z.record(z.string(), z.unknown());
const bytes = z
  .string()
  .regex(/^\\x[0-9a-f]*$/)
  .transform((text) => text.slice(2));
const moment = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()))
  .transform((date) => date.toISOString());

const eventSchema = z.object({
  aggregate_type: z.string(),
  aggregate_id: z.string(),
  version: z.int(),
  type: z.string(),
  v: z.int(),
  data: members,
  private: z.object({ salt: z.string(), fields: members }).nullable(),
  private_hash: bytes.nullable(),
  command_id: z.string(),
  user_id: z.string().nullable(),
  device_id: z.string().nullable(),
  occurred_at: moment,
  recorded_at: moment,
  hash: bytes,
});
type Event = z.infer<typeof eventSchema>;

/** Events come aggregate by aggregate, in the order of their versions. */
export function chainKeeper() {
  let last: Pick<Event, 'aggregate_type' | 'aggregate_id' | 'version' | 'hash'> | null = null;
  return {
    check: (row: string) => {
      const parsed = eventSchema.safeParse(jsonOf(row));
      if (!parsed.success) throw damaged('an event cannot be read');
      const event = parsed.data;
      const follows =
        last !== null && last.aggregate_type === event.aggregate_type && last.aggregate_id === event.aggregate_id;
      const before = follows ? last : null;
      if (event.version !== (before?.version ?? 0) + 1 || !isGenuine(event, before?.hash ?? null))
        throw damaged(`the history of ${event.aggregate_type} ${event.aggregate_id} was altered`);
      last = event;
    },
  };
}

/** What is said of a person may be gone; where it is there, it is what was sealed. */
function isGenuine(event: Event, previous: string | null): boolean {
  if (event.private !== null && sealHash(event.private) !== event.private_hash) return false;
  const link = {
    aggregateType: event.aggregate_type,
    aggregateId: event.aggregate_id,
    version: event.version,
    type: event.type,
    v: event.v,
    data: event.data,
    privateHash: event.private_hash,
    commandId: event.command_id,
    userId: event.user_id,
    deviceId: event.device_id,
    occurredAt: event.occurred_at,
    recordedAt: event.recorded_at,
  };
  const expected = chainedHash(previous === null ? null : Buffer.from(previous, 'hex'), link);
  return expected.toString('hex') === event.hash;
}
