import { randomUUID } from 'node:crypto';
import { ref } from 'shared/aggregate';
import { ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventsOf } from '../store/events';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import { brokenLink } from './hash-chain';

let office: Office;
let order: string;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  const { clerk } = office;
  const placed = clerk.make('PlaceOrder', randomUUID(), orderPayload());
  order = placed.subject;
  await clerk.push(placed, clerk.make('AddNote', order, { noteId: randomUUID(), text: 'call Ada' }));
  await clerk.push(clerk.make('CompleteOrder', order, {}));
});

const stored = () => eventsOf(office.db, ORGANISATION, ref('order', order));
const change = (version: number, columns: Record<string, unknown>) =>
  office.db('events').where({ aggregate_id: order, version }).update(columns);

test('SYN-35 the chain runs over batches, and eventsOf pages through it', async () => {
  const events = await stored();
  expect(events.map(({ version, type }) => [version, type])).toEqual([
    [1, 'OrderPlaced'],
    [2, 'NoteAdded'],
    [3, 'OrderCompleted'],
  ]);
  expect(brokenLink(events)).toBeNull();
  expect(await eventsOf(office.db, ORGANISATION, ref('order', order), { after: 1, limit: 1 })).toEqual([events[1]]);
});

test('SYN-35 what an event says of a person is kept apart, and can go without breaking the chain', async () => {
  const [placed, noted] = await stored();
  expect(placed?.data).not.toHaveProperty('contact');
  expect(placed?.private?.fields).toEqual({ contact: { fullName: 'Ada Byron', email: 'ada@example.org' } });
  expect(noted?.private).toEqual({ salt: expect.any(String), fields: { text: 'call Ada' } });
  expect(noted?.private?.salt).not.toBe(placed?.private?.salt);
  await change(1, { private: null });
  expect(brokenLink(await stored())).toBeNull();
});

test.each([
  ['its data', 2, { data: { noteId: 'x' } }],
  ['its moment', 2, { recorded_at: '2020-01-01T00:00:00Z' }],
  ['its author', 1, { user_id: null }],
  ['what it says of a person', 2, { private: { salt: 's', fields: { text: 'forged' } } }],
  ['the hash of that', 2, { private: null, private_hash: null }],
])('SYN-35 an event whose stored form was changed in %s is found', async (_, version, columns) => {
  await change(version, columns);
  expect(brokenLink(await stored())).toBe(version);
});

test('SYN-35 an event that was taken out is found', async () => {
  await office.db('events').where({ aggregate_id: order, version: 2 }).delete();
  expect(brokenLink(await stored())).toBe(3);
});
