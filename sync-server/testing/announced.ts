// Announcements in an outbox, as commands leave them there.
import { randomUUID } from 'node:crypto';
import { cloudEventTypes } from 'shared/contract/announcements';
import type { AnnouncementType } from 'shared/contract/announcements';
import type { OrganisationId } from 'shared/ids';
import { bucketOf } from '../commands/announce';
import type { Database } from '../store/database';

export type Announcer = {
  /** Answers with the id of the message. */
  readonly announce: (
    orderId: string,
    type?: AnnouncementType,
    data?: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
  /** One of these per order and round, in one statement. */
  readonly announceMany: (orderIds: readonly string[], rounds: number) => Promise<void>;
};

export function announcer(db: Database, organisation: OrganisationId): Announcer {
  let feedSeq = 0;
  const rowOf = (orderId: string, type: AnnouncementType, data: Readonly<Record<string, unknown>>) => {
    feedSeq += 1;
    const payload = {
      specversion: '1.0',
      id: randomUUID(),
      source: `urn:waybill:${organisation}:orders`,
      type: cloudEventTypes[type],
      subject: `orders/${orderId}`,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: { ...exampleData(orderId), ...data },
      correlationid: orderId,
      causationid: randomUUID(),
      conversationid: randomUUID(),
      sequence: String(feedSeq).padStart(10, '0'),
      partitionkey: orderId,
    };
    return {
      organisation_id: organisation,
      feed_seq: feedSeq,
      n: 0,
      bucket: bucketOf(orderId),
      partition_key: orderId,
      topic: payload.type,
      payload,
    };
  };
  return {
    announce: async (orderId, type = 'OrderCompleted', data = {}) => {
      const row = rowOf(orderId, type, data);
      await db('outbox').insert(row);
      return row.payload.id;
    },
    announceMany: async (orderIds, rounds) => {
      const rows = Array.from({ length: rounds }, () => orderIds.map((id) => rowOf(id, 'OrderCompleted', {}))).flat();
      await db.batchInsert('outbox', rows, 500);
    },
  };
}

const exampleData = (orderId: string) => ({
  orderId,
  number: 'W3-000412',
  total: { minor: '1990', currency: 'EUR' },
  completedAt: '2026-03-01T10:00:00.000Z',
});
