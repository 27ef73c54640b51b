// Puts what follows from a change into the form in which it waits: announcements as CloudEvents, deadlines as commands.
import { hash, randomUUID } from 'node:crypto';
import { cloudEventTypes } from 'shared/contract/announcements';
import { derivedId } from 'shared/ids';
import { plusSeconds } from 'shared/instant';
import type { DeadlineChange } from 'shared/order/saga';
import { BUCKETS } from '../store/outbox';
import type { AnnouncementRow, DeadlineRow } from '../store/batch-rows';
import type { Work } from './known';
import type { Accepted, Change } from './verdict';

const SEQUENCE_DIGITS = 10;

/** @param from how many announcements the same command has made before */
export function announcementsOf(
  work: Work,
  { received, offset }: Accepted,
  change: Change,
  from: number,
): readonly AnnouncementRow[] {
  const { id } = change.ref;
  return (change.consequences?.announcements ?? []).map(({ type, message }, position) => ({
    offset,
    n: from + position,
    bucket: bucketOf(id),
    partitionKey: id,
    topic: cloudEventTypes[type],
    payload: {
      specversion: '1.0',
      id: timedId(),
      source: `urn:waybill:${work.organisation}:orders`,
      type: cloudEventTypes[type],
      subject: `orders/${id}`,
      time: received.command.occurredAt,
      datacontenttype: 'application/json',
      data: message,
      correlationid: id,
      causationid: received.id,
      conversationid: work.correlationId,
      sequence: String(change.version).padStart(SEQUENCE_DIGITS, '0'),
      partitionkey: id,
      // Ids, never names: who and where, for those who may ask us.
      ...(work.actor.type === 'person' ? { actor: work.actor.id } : {}),
      ...(work.deviceId === null ? {} : { deviceid: work.deviceId }),
      ...traced(work.traceparentOf(received.id)),
    },
  }));
}

const traced = (traceparent: string | null) => (traceparent === null ? {} : { traceparent });

/** A UUIDv7: the present millisecond, and chance for the rest. Made from a UUIDv4 because Node draws those from a pool. */
function timedId(): string {
  const millis = Date.now().toString(16).padStart(12, '0');
  return `${millis.slice(0, 8)}-${millis.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The relay leases buckets, so that one key is always in the same hands. */
export const bucketOf = (partitionKey: string): number =>
  parseInt(hash('sha256', partitionKey).slice(0, 8), 16) % BUCKETS;

/** The command is the deadline's own id: once it has a receipt, the deadline is gone. It counts from the server's clock. */
export function deadlineRow(
  work: Work,
  { ref, version }: Change,
  deadline: Extract<DeadlineChange, { type: 'set' }>,
): DeadlineRow {
  const id = derivedId(work.organisation, 'deadline', `${ref.type}:${ref.id}:${version}:PassDeadline`);
  const dueAt = plusSeconds(work.recordedAt, deadline.afterSeconds);
  const payload = { attempts: deadline.attempts };
  return {
    id,
    aggregateId: ref.id,
    dueAt,
    command: { id, type: 'PassDeadline', v: 1, subject: ref.id, payload, occurredAt: dueAt },
  };
}
