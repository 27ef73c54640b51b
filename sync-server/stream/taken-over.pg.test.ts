// A manager takes over what was refused to somebody else: who hears of it, and whose it then is.
import { randomUUID } from 'node:crypto';
import { ADMIN, CLERK, MANAGER, NOON, ORGANISATION } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFeed } from '../store/feed';
import { receiptOf } from '../store/receipts';
import type { Device, Office } from '../testing/office';
import { openOffice, viewerOf } from '../testing/office';
import { fetchPage } from './fetch';
import { pullPage } from './pull';
import { readsOf } from './reads';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const asClerk = () => viewerOf(office.clerk, 'warehouse', 'finance');
const asManager = () => viewerOf(office.manager, 'manager');
const asAdmin = () => viewerOf(office.admin, 'admin');
const head = async () => (await readFeed(office.db, ORGANISATION)).head;

async function pull(viewer: ReturnType<typeof viewerOf>, cursor: number, freshUpTo = 0) {
  const feed = await readFeed(office.db, ORGANISATION);
  const asked = { cursor, epoch: null, limit: 500, now: NOON, freshUpTo, feed };
  const pulled = await pullPage(readsOf(office.db, ORGANISATION), viewer, asked);
  if (pulled.status !== 'page') throw new Error(pulled.status);
  return pulled.page;
}
const refusalsIn = async (viewer: ReturnType<typeof viewerOf>, cursor: number, freshUpTo = 0) =>
  (await pull(viewer, cursor, freshUpTo)).documents.filter(({ type }) => type === 'refusal');

async function refusedToClerk() {
  const asked = office.clerk.make('CompleteOrder', randomUUID(), {});
  await office.clerk.push(asked);
  return asked;
}
const takeOver = (device: Device, id: string) => device.push(device.make('TakeOverRefusal', id, {}));
const acknowledge = (device: Device, id: string) =>
  device.push(device.make('AcknowledgeRefusal', id, { takeOver: false }));

test('REF-5 a manager is told of refusals of others, with all that was asked; nobody else is', async () => {
  const cursor = await head();
  const asked = await refusedToClerk();
  const { type, v, subject, payload, occurredAt } = asked;
  const refused = {
    type,
    params: { status: 'new' },
    command: expect.objectContaining({ v, subject, payload, occurredAt }),
  };
  expect(await refusalsIn(asManager(), cursor)).toMatchObject([
    { id: asked.id, version: 0, state: { status: 'open', author: CLERK, code: 'wrong-status', refused } },
  ]);
  expect(await refusalsIn(asManager(), 0, await head())).toMatchObject([{ id: asked.id }]);
  for (const viewer of [asClerk(), asAdmin()]) expect(await refusalsIn(viewer, cursor)).toEqual([]);
  await acknowledge(office.clerk, asked.id);
  expect(await refusalsIn(asManager(), (await head()) - 1)).toMatchObject([{ id: asked.id, version: 1, gone: true }]);
  expect(await refusalsIn(asManager(), 0, await head())).toEqual([]);
});

test('REF-5 taken over, it is the manager’s: the author is told, and keeps it until they have seen that', async () => {
  const cursor = await head();
  const asked = await refusedToClerk();
  expect(await takeOver(office.manager, asked.id)).toMatchObject([{ status: 'accepted' }]);
  const taken = { id: asked.id, version: 1, state: { status: 'open', author: CLERK, takenOverBy: MANAGER } };
  expect((await refusalsIn(asClerk(), cursor)).at(-1)).toMatchObject(taken);
  expect((await refusalsIn(asManager(), cursor)).at(-1)).toMatchObject(taken);

  const before = await head();
  expect(await acknowledge(office.manager, asked.id)).toMatchObject([{ status: 'accepted' }]);
  const done = { id: asked.id, version: 2, state: { status: 'acknowledged', takenOverBy: MANAGER } };
  expect(await refusalsIn(asClerk(), before)).toMatchObject([done]);
  expect((await pull(asClerk(), before)).receipts).toEqual([]);
  expect(await refusalsIn(asManager(), before)).toMatchObject([{ id: asked.id, gone: true }]);
  expect((await receiptOf(office.db, ORGANISATION, asked.id))?.acknowledgedAt).toBeNull();

  const later = await head();
  await acknowledge(office.clerk, asked.id);
  expect(await refusalsIn(asClerk(), later)).toMatchObject([{ id: asked.id, gone: true }]);
  expect((await receiptOf(office.db, ORGANISATION, asked.id))?.acknowledgedAt).not.toBeNull();
});

test('REF-5 that its author has seen it leaves it with the manager', async () => {
  const asked = await refusedToClerk();
  await takeOver(office.manager, asked.id);
  await acknowledge(office.clerk, asked.id);
  const { documents } = await open();
  expect(documents.find(({ id }) => id === asked.id)).toMatchObject({ version: 1, state: { status: 'open' } });
  await acknowledge(office.manager, asked.id);
  expect((await open()).documents.map(({ id }) => id)).not.toContain(asked.id);
});

async function open() {
  const asked = { type: 'refusal', what: { by: 'scope' }, after: null, limit: 500 } as const;
  const fetched = await fetchPage(office.db, asManager(), asked, NOON);
  if (fetched.status !== 'page') throw new Error(fetched.detail);
  return fetched.page;
}

test('POL-3 REF-5 only a manager takes over, as the server knows them, and each step is an event of its own', async () => {
  const asked = await refusedToClerk();
  for (const device of [office.clerk, office.admin])
    expect(await takeOver(device, asked.id)).toMatchObject([{ status: 'rejected', code: 'FORBIDDEN' }]);
  await office.own('ChangePerson', ADMIN, { name: 'Abe Admin', roles: ['admin', 'manager'] });
  await takeOver(office.manager, asked.id);
  await takeOver(office.admin, asked.id);
  await takeOver(office.admin, asked.id);
  expect(await acknowledge(office.manager, asked.id)).toMatchObject([{ code: 'refusal-of-another' }]);
  await acknowledge(office.admin, asked.id);
  const events = await office
    .db('events')
    .where({ aggregate_id: asked.id })
    .orderBy('version')
    .select('type', 'user_id', 'version');
  expect(events).toEqual([
    { type: 'RefusalTakenOver', user_id: MANAGER, version: 1 },
    { type: 'RefusalTakenOver', user_id: ADMIN, version: 2 },
    { type: 'RefusalAcknowledged', user_id: ADMIN, version: 3 },
  ]);
});

test('REF-5 refused, taken over and dealt with in one batch is kept as one after the other', async () => {
  const { manager } = office;
  const asked = await refusedToClerk();
  const [first, second] = [
    manager.make('TakeOverRefusal', asked.id, {}),
    manager.make('AcknowledgeRefusal', asked.id, { takeOver: false }),
  ];
  expect(await manager.push(first, second)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
  const [row] = await office.db('receipts').where({ command_id: asked.id });
  expect(row).toMatchObject({ taken_over_by: MANAGER, refusal_version: 2, acknowledged_at: null });
  expect(row).not.toMatchObject({ closed_at: null });
});
