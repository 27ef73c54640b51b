import { randomUUID } from 'node:crypto';
import { orderPayload } from 'shared/testing/examples';
import { traceparentOfCommand } from 'shared/trace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandIdSchema } from 'shared/contract/scalars';
import { z } from 'zod';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import { bucketOf } from './announce';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const deadlineSchema = z.object({
  id: commandIdSchema,
  type: z.string(),
  subject: z.string(),
  payload: z.record(z.string(), z.unknown()),
});
const contact = { fullName: 'Ada', email: 'ada@example.org' };
const total = { minor: 1_250, currency: 'EUR' };
const checkOut = (id: string) => office.own('RecordCheckout', id, { source: 'shop', basketId: 'b-1', contact, total });
const outboxOf = (id: string) => office.db('outbox').where({ partition_key: id }).orderBy(['feed_seq', 'n']);
const deadlinesOf = (id: string) => office.db('deadlines').where({ aggregate_id: id });

test('SYN-24 what a command makes known waits in the outbox as a CloudEvent, under the number of its receipt', async () => {
  const { clerk } = office;
  const placed = clerk.make('PlaceOrder', randomUUID(), orderPayload());
  const [result] = await clerk.push(placed);
  const [row, ...more] = await outboxOf(placed.subject);
  expect(more).toEqual([]);
  const { payload, ...kept } = row;
  expect(kept).toMatchObject({ n: 0, bucket: bucketOf(placed.subject), topic: 'waybill.order.created.v1' });
  expect(kept.feed_seq).toBe(result !== undefined && 'feedSeq' in result ? result.feedSeq : -1);
  expect(payload).toEqual({
    specversion: '1.0',
    traceparent: traceparentOfCommand(placed.id),
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
    source: expect.stringMatching(/^urn:waybill:[0-9a-f-]{36}:orders$/),
    type: 'waybill.order.created.v1',
    subject: `orders/${placed.subject}`,
    time: placed.occurredAt,
    datacontenttype: 'application/json',
    data: expect.objectContaining({ orderId: placed.subject, total: { minor: '607', currency: 'EUR' } }),
    correlationid: placed.subject,
    causationid: placed.id,
    conversationid: expect.any(String),
    sequence: '0000000001',
    partitionkey: placed.subject,
    actor: placed.author,
    deviceid: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('SYN-24 the announcements of one command are numbered, and those of one order come in order, on one bucket', async () => {
  const id = randomUUID();
  await checkOut(id);
  await office.own('RecordShopStatus', id, { status: 'completed', basketId: 'b-1', contact, total });
  const rows = await outboxOf(id);
  expect(rows.map(({ topic, n }) => [topic, n])).toEqual([
    ['waybill.order.created.v1', 0],
    ['waybill.shop.place-order-command.v1', 1],
    ['waybill.order.completed.v1', 0],
    ['waybill.shop.complete-order-command.v1', 1],
  ]);
  expect(new Set(rows.map(({ bucket }) => bucket)).size).toBe(1);
  expect(new Set(Array.from({ length: 400 }, () => bucketOf(randomUUID()))).size).toBe(16);
});

test('SAG-1 SAG-7 SAG-8 one deadline at a time, counted from the server’s clock, gone once its command has a receipt', async () => {
  const id = randomUUID();
  await checkOut(id);
  for (const attempts of [0, 1, 2]) {
    const [row, ...more] = await deadlinesOf(id);
    expect(more).toEqual([]);
    expect(row.due_at).toBe('2026-01-15T12:30:00.000Z');
    const command = deadlineSchema.parse(row.command);
    expect(command).toMatchObject({ id: row.id, type: 'PassDeadline', subject: id, payload: { attempts } });
    await office.own(command.type, command.subject, command.payload, { id: command.id });
  }
  expect(await deadlinesOf(id)).toEqual([]);
  const asked = (await outboxOf(id)).filter(({ topic }) => topic === 'waybill.shop.place-order-command.v1');
  expect(asked).toHaveLength(3);
});

test('SAG-9 an overtaken deadline is gone with its receipt, and what ends an order withdraws its deadline', async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  await checkOut(id);
  await checkOut(other);
  const [{ command }] = await deadlinesOf(id);
  await office.own('RecordBasketDeletion', id, { outcome: 'complete', basketId: 'b-1', email: null, total });
  expect(await deadlinesOf(id)).toEqual([]);
  const { type, subject, payload, id: commandId } = deadlineSchema.parse(command);
  expect(await office.own(type, subject, payload, { id: commandId })).toMatchObject({
    status: 'accepted',
    versions: {},
  });
  expect(await deadlinesOf(other)).toHaveLength(1);
});

test('SAG-9 a deadline that does nothing any more is gone with its receipt all the same', async () => {
  const id = randomUUID();
  await checkOut(id);
  const [{ command }] = await deadlinesOf(id);
  const { type, subject, id: commandId } = deadlineSchema.parse(command);
  expect(await office.own(type, subject, { attempts: 7 }, { id: commandId })).toMatchObject({
    status: 'accepted',
    versions: {},
  });
  expect(await deadlinesOf(id)).toEqual([]);
});

test('SAG-13 what a batch sets and withdraws again leaves nothing', async () => {
  const { manager } = office;
  const id = randomUUID();
  await checkOut(id);
  await office.own('RecordBasketDeletion', id, { outcome: 'failed', basketId: 'b-1', email: null, total });
  expect(await deadlinesOf(id)).toEqual([]);
  await manager.push(manager.make('RetryOrder', id, {}), manager.make('CancelOrder', id, { reason: 'gone' }));
  expect(await deadlinesOf(id)).toEqual([]);
  expect(await office.db('orders').where({ id }).first()).toMatchObject({ status: 'cancelled' });
});
