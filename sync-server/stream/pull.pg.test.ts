import { randomUUID } from 'node:crypto';
import { settingsIdOf } from 'shared/ids';
import { LIMITS } from 'shared/contract/version';
import { pullAckSchema } from 'shared/contract/conversation';
import { ADMIN, CLERK, MANAGER, NOON, ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device, Office, Sent } from '../testing/office';
import { openOffice, viewerOf } from '../testing/office';
import { readFeed } from '../store/feed';
import { helloState } from './hello';
import type { PullRequest } from './pull';
import { pullPage } from './pull';
import { readsOf } from './reads';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const OLD = '2020-05-05T12:00:00.000Z' as Sent['occurredAt'];
const asClerk = () => viewerOf(office.clerk, 'warehouse', 'finance');
const asManager = () => viewerOf(office.manager, 'manager');
const asAdmin = () => viewerOf(office.admin, 'admin');

async function pull(viewer: ReturnType<typeof viewerOf>, request: Partial<PullRequest> = {}) {
  const pulled = await pullPage(readsOf(office.db, ORGANISATION), viewer, {
    cursor: 0,
    epoch: null,
    limit: 500,
    now: NOON,
    freshUpTo: 0,
    feed: await readFeed(office.db, ORGANISATION),
    ...request,
  });
  if (pulled.status !== 'page') throw new Error(pulled.status);
  return pulled.page;
}
/** Page after page, from nothing. */
async function pullAll(viewer: ReturnType<typeof viewerOf>, freshUpTo: number) {
  const pages = [await pull(viewer, { freshUpTo })];
  for (let last = pages.at(-1); last?.more === true; last = pages.at(-1))
    pages.push(await pull(viewer, { freshUpTo, cursor: last.cursor }));
  return {
    documents: pages.flatMap(({ documents }) => documents),
    receipts: pages.flatMap(({ receipts }) => receipts),
  };
}
const head = async (): Promise<number> => (await office.db('feed').first()).seq;
const place = (device: Device, changes: Partial<Sent> = {}) =>
  device.make('PlaceOrder', randomUUID(), orderPayload(), changes);
const refuse = (device: Device) => device.make('CompleteOrder', randomUUID(), {});
const done = (device: Device, subject: string) => device.make('CompleteOrder', subject, {}, { occurredAt: OLD });

test('SYN-5 a page holds what came behind the cursor, as the wire says it', async () => {
  const cursor = await head();
  const placed = place(office.clerk);
  await office.clerk.push(placed);
  const page = await pull(asClerk(), { cursor });
  expect(page).toMatchObject({ cursor: cursor + 1, head: cursor + 1, more: false });
  expect(page.documents).toMatchObject([
    { type: 'order', id: placed.subject, version: 1, seq: cursor + 1, state: { status: 'placed' } },
  ]);
  expect(page.documents[0]).toHaveProperty('history', [
    {
      type: 'OrderPlaced',
      by: CLERK,
      device: office.clerk.id,
      occurredAt: NOON,
      recordedAt: NOON,
      commandId: placed.id,
    },
  ]);
  expect(page.receipts).toEqual([
    {
      commandId: placed.id,
      deviceId: office.clerk.id,
      deviceSeq: placed.seq,
      author: CLERK,
      type: 'PlaceOrder',
      feedSeq: cursor + 1,
      verdict: { status: 'accepted', versions: { [`order:${placed.subject}`]: 1 } },
      acknowledges: null,
    },
  ]);
  expect(pullAckSchema.parse({ ok: true, ...page })).toEqual({ ok: true, ...page });
  expect(await pull(asClerk(), { cursor: cursor + 1 })).toMatchObject({
    documents: [],
    receipts: [],
    more: false,
    cursor: cursor + 1,
  });
});

test('SYN-30 a cursor beyond the head, or of another epoch, means nothing here', async () => {
  const feed = await readFeed(office.db, ORGANISATION);
  const request = { epoch: null, limit: 500, now: NOON, freshUpTo: 0, feed };
  expect(
    await pullPage(readsOf(office.db, ORGANISATION), asClerk(), { ...request, cursor: (await head()) + 1 }),
  ).toEqual({
    status: 'epochChanged',
  });
  expect(
    await pullPage(readsOf(office.db, ORGANISATION), asClerk(), { ...request, cursor: 0, epoch: randomUUID() }),
  ).toEqual({
    status: 'epochChanged',
  });
  const { epoch } = await helloState(office.db, asClerk());
  expect(await pullPage(readsOf(office.db, ORGANISATION), asClerk(), { ...request, cursor: 0, epoch })).toMatchObject({
    status: 'page',
  });
});

test('SYN-15 pages hold whole numbers, whatever their size, and add up to the same', async () => {
  const cursor = await head();
  const profile = { name: 'Ada', email: '', phone: '', address: '' };
  const [one, two] = [randomUUID(), randomUUID()];
  await office.clerk.push(
    office.clerk.make('CreateCustomer', one, { reference: '1', profile }),
    office.clerk.make('CreateCustomer', two, { reference: '2', profile }),
    office.clerk.make('MergeCustomer', one, { mergedId: two }),
    place(office.clerk),
    refuse(office.clerk),
  );
  const all = await pull(asClerk(), { cursor });
  expect(all.documents).toHaveLength(3);
  expect(all.receipts).toHaveLength(5);
  for (const limit of [1, 2, 3, 4, 7, 8]) {
    const documents = [];
    const receipts = [];
    for (let at = cursor; at < all.head;) {
      const page = await pull(asClerk(), { cursor: at, limit });
      const numbers = new Set([
        ...page.documents.map(({ seq }) => seq),
        ...page.receipts.map(({ feedSeq }) => feedSeq),
      ]);
      expect(numbers.size === 1 || page.documents.length + page.receipts.length <= limit).toBe(true);
      expect(page.cursor).toBeGreaterThan(at);
      expect(page.more).toBe(page.cursor < page.head);
      documents.push(...page.documents);
      receipts.push(...page.receipts);
      at = page.cursor;
    }
    expect(documents).toEqual(all.documents);
    expect(receipts).toEqual(all.receipts);
  }
});

test('SYN-15 a page is bounded by bytes; what alone exceeds them is a page of its own', async () => {
  const cursor = await head();
  const line = { sku: 'S', description: 'x'.repeat(500), quantity: 1, unitPrice: 1, discount: null, taxBasisPoints: 0 };
  const large = orderPayload({
    lines: Array.from({ length: 280 }, (_, n) => ({ ...line, sku: randomUUID().repeat(1) + n })) as never,
  });
  for (let n = 0; n < 5; n += 1) await office.clerk.push(office.clerk.make('PlaceOrder', randomUUID(), large));
  let seen = 0;
  for (let at = cursor; at < cursor + 5;) {
    const page = await pull(asClerk(), { cursor: at });
    const bytes = JSON.stringify(page.documents).length;
    expect(bytes <= LIMITS.pullBytes * 1.1 || page.documents.length === 1).toBe(true);
    expect(page.documents.length).toBeLessThan(5);
    seen += page.documents.length;
    at = page.cursor;
  }
  expect(seen).toBe(5);
});

test('SYN-31 what left the scope comes as gone, and stays away from a device that begins', async () => {
  const cursor = await head();
  const placed = place(office.clerk, { occurredAt: OLD });
  await office.clerk.push(placed);
  const open = await pull(asClerk(), { cursor });
  expect(open.documents).toMatchObject([{ id: placed.subject, state: { status: 'placed' } }]);
  await office.clerk.push(done(office.clerk, placed.subject));
  const { documents, head: now } = await pull(asClerk(), { cursor: open.cursor });
  expect(documents).toEqual([{ type: 'order', id: placed.subject, version: 2, seq: now, gone: true }]);
  const ids = async (freshUpTo: number) => (await pullAll(asClerk(), freshUpTo)).documents.map(({ id }) => id);
  expect(await ids(now)).not.toContain(placed.subject);
  expect(await ids(now - 1)).toContain(placed.subject);
});

test('SYN-12 each role is given its own: no orders to an administrator, no people list to the warehouse', async () => {
  await office.clerk.push(place(office.clerk));
  const types = async (viewer: ReturnType<typeof viewerOf>) => {
    const { documents } = await pullAll(viewer, await head());
    return {
      kinds: new Set(documents.map(({ type }) => type)),
      people: documents.flatMap(({ type, id }) => (type === 'person' ? [id] : [])).sort(),
    };
  };
  const [clerk, manager, admin] = [await types(asClerk()), await types(asManager()), await types(asAdmin())];
  expect([clerk.people, manager.people, admin.people]).toEqual([
    [CLERK],
    [CLERK, MANAGER, ADMIN],
    [CLERK, MANAGER, ADMIN],
  ]);
  expect(clerk.kinds).toContain('order');
  expect(admin.kinds).not.toContain('order');
  expect(admin.kinds).not.toContain('customer');
});

test('SYN-4 a refusal comes with its whole command to its author on any device, until it is acknowledged', async () => {
  const laptop = office.deviceOf(CLERK);
  const fresh = await head();
  const [refused, broken] = [refuse(laptop), { ...place(laptop), surprise: 1 }];
  await laptop.push(refused, broken);
  const other = asClerk();
  const mine = async (freshUpTo: number) =>
    (await pull(other, { cursor: fresh, freshUpTo })).receipts.filter(({ deviceId }) => deviceId === laptop.id);
  for (const freshUpTo of [0, await head()]) {
    expect(await mine(freshUpTo)).toMatchObject([
      {
        commandId: refused.id,
        verdict: {
          status: 'rejected',
          code: 'wrong-status',
          params: { status: 'new' },
          command: refused,
          acknowledged: false,
        },
      },
      { commandId: broken.id, verdict: { status: 'rejected', code: 'VALIDATION', command: null } },
    ]);
  }
  await office.clerk.push(office.clerk.make('AcknowledgeRefusal', refused.id, { takeOver: false }));
  expect(await mine(0)).toMatchObject([{ verdict: { acknowledged: true } }, {}]);
  expect(await mine(await head())).toMatchObject([{ commandId: broken.id }]);
  const receipts = (await pull(other, { cursor: fresh })).receipts.map(({ acknowledges }) => acknowledges);
  expect(receipts).toContain(refused.id);
});

test('REF-3 the author hears that a manager took a refusal over; nobody else hears of either', async () => {
  const cursor = await head();
  const refused = refuse(office.clerk);
  await office.clerk.push(refused);
  await office.manager.push(office.manager.make('AcknowledgeRefusal', refused.id, { takeOver: true }));
  const heard = async (viewer: ReturnType<typeof viewerOf>) =>
    (await pull(viewer, { cursor })).receipts.map(({ type }) => type);
  expect(await heard(asClerk())).toEqual(['CompleteOrder', 'AcknowledgeRefusal']);
  expect(await heard(asManager())).toEqual(['AcknowledgeRefusal']);
  expect(await heard(asAdmin())).toEqual([]);
});

test('SYN-15 a device that begins is spared the receipts of other devices, but not its own', async () => {
  const [here, there] = [office.deviceOf(CLERK), office.deviceOf(CLERK)];
  await here.push(place(here));
  await there.push(place(there));
  const { receipts } = await pullAll(viewerOf(here, 'finance'), await head());
  expect(receipts.filter(({ verdict }) => verdict.status === 'accepted').map(({ deviceId }) => deviceId)).toEqual([
    here.id,
  ]);
});

test('SYN-14 a device is told which of its numbers have arrived, and which never did', async () => {
  const device = office.deviceOf(CLERK);
  const viewer = viewerOf(device, 'finance');
  expect(await helloState(office.db, viewer)).toMatchObject({ gaps: [], receivedSeq: 0 });
  await device.push(...[2, 3, 7, 8, 10].map((seq) => place(device, { seq })));
  await office.admin.push(office.admin.make('ChangeSettings', settingsIdOf(ORGANISATION), { workingSetDays: 12 }));
  await office.db('feed').update({ backed_up_to: 3 });
  expect(await helloState(office.db, viewer)).toEqual({
    epoch: expect.any(String),
    head: await head(),
    scope: 'open orders and 12 days, catalogue, own person',
    gaps: [
      [1, 1],
      [4, 6],
      [9, 9],
    ],
    receivedSeq: 10,
    backedUpTo: 3,
  });
});
