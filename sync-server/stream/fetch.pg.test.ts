import { randomUUID } from 'node:crypto';
import { fetchAckSchema } from 'shared/contract/conversation';
import type { Fetch } from 'shared/contract/conversation';
import { ADMIN, CLERK, MANAGER, NOON, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office, Sent } from '../testing/office';
import { openOffice, viewerOf } from '../testing/office';
import { fetchPage } from './fetch';

let office: Office;
const OLD = '2020-05-05T12:00:00.000Z' as Sent['occurredAt'];
const orders: string[] = [];
let settled = '';
beforeAll(async () => {
  office = await openOffice();
  const { clerk } = office;
  for (let n = 0; n < 5; n += 1) {
    const placed = clerk.make(
      'PlaceOrder',
      randomUUID(),
      orderPayload({ number: `W3-00${n}`, contact: { fullName: `Zoë 100% ${n}`, email: null } }),
    );
    await clerk.push(placed);
    orders.push(placed.subject);
  }
  const old = clerk.make('PlaceOrder', randomUUID(), orderPayload({ number: 'OLD-1' }), { occurredAt: OLD });
  settled = old.subject;
  await clerk.push(old, clerk.make('CompleteOrder', settled, {}, { occurredAt: OLD }));
});
afterAll(() => office.close());

const asClerk = () => viewerOf(office.clerk, 'warehouse');
const asManager = () => viewerOf(office.manager, 'manager');
const asAdmin = () => viewerOf(office.admin, 'admin');

async function fetch(
  viewer: ReturnType<typeof viewerOf>,
  type: Fetch['type'],
  what: Fetch['what'],
  page: Partial<Fetch> = {},
) {
  const fetched = await fetchPage(office.db, viewer, { type, what, after: null, limit: 500, ...page }, NOON);
  if (fetched.status !== 'page') throw new Error(fetched.detail);
  return fetched.page;
}
const byIds = (...ids: string[]): Fetch['what'] => ({ by: 'ids', ids });
const typed = (text: string): Fetch['what'] => ({ by: 'query', text });
const idsOf = (page: { documents: readonly { id: string }[] }) => page.documents.map(({ id }) => id);

test('SYN-31 named aggregates are found however old; what does not exist is left out', async () => {
  const page = await fetch(asClerk(), 'order', byIds(settled, randomUUID(), orders[0] ?? ''));
  expect(idsOf(page).sort()).toEqual([settled, orders[0]].sort());
  expect(fetchAckSchema.parse({ ok: true, ...page })).toEqual({ ok: true, ...page });
});

test('SYN-12 what a person may not see is not found', async () => {
  expect(idsOf(await fetch(asAdmin(), 'order', byIds(settled)))).toEqual([]);
  expect(idsOf(await fetch(asAdmin(), 'order', typed('W3')))).toEqual([]);
  expect(idsOf(await fetch(asClerk(), 'person', byIds(CLERK, MANAGER)))).toEqual([CLERK]);
  expect(idsOf(await fetch(asClerk(), 'person', { by: 'scope' }))).toEqual([CLERK]);
  expect(idsOf(await fetch(asClerk(), 'person', typed('m')))).toEqual([]);
  expect(idsOf(await fetch(asAdmin(), 'person', { by: 'scope' }))).toEqual([CLERK, MANAGER, ADMIN]);
  expect(idsOf(await fetch(asAdmin(), 'person', typed('clerk')))).toEqual([CLERK]);
});

test('SYN-31 a scope comes page after page by key, each aggregate once, the settled old ones not', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  let total: number | null = null;
  do {
    const page = await fetch(asClerk(), 'order', { by: 'scope' }, { after, limit: 2 });
    seen.push(...idsOf(page));
    total ??= page.total;
    ({ after } = page);
  } while (after !== null);
  expect(seen).toEqual([...orders].sort());
  expect(total).toBe(5);
  expect((await fetch(asManager(), 'settings', { by: 'scope' })).documents).toHaveLength(1);
});

test('SYN-36 a search finds any part of number, name or reference, newest first, and every page of it once', async () => {
  expect(idsOf(await fetch(asClerk(), 'order', typed('old-')))).toEqual([settled]);
  const all = await fetch(asClerk(), 'order', typed('zoë'));
  expect(all).toMatchObject({ total: 5, after: null });
  const first = await fetch(asClerk(), 'order', typed('zoë'), { limit: 3 });
  const second = await fetch(asClerk(), 'order', typed('zoë'), { limit: 3, after: first.after });
  expect([...idsOf(first), ...idsOf(second)]).toEqual(idsOf(all));
  expect(second).toMatchObject({ total: null, after: null });
});

test('SYN-36 a search takes its text as it is: wildcards, backslashes and what cannot be stored are ordinary characters', async () => {
  expect((await fetch(asClerk(), 'order', typed('100% '))).total).toBe(5);
  for (const text of ['100_', '%%', '\\', 'a\0b', '\ud800'])
    expect((await fetch(asClerk(), 'order', typed(text))).total).toBe(0);
  for (const type of ['product', 'customer', 'site', 'settings', 'refusal'] as const)
    expect((await fetch(asManager(), type, typed('x'))).total).toBe(0);
});

test('SYN-26 a place that no page ended at is invalid', async () => {
  for (const [what, after] of [
    [{ by: 'scope' }, 'x'],
    [typed('x'), 'x'],
    [typed('x'), '["2020","no id"]'],
    [typed('x'), `["\\u0000","${settled}"]`],
  ] as const) {
    const fetched = await fetchPage(office.db, asClerk(), { type: 'order', what, after, limit: 5 }, NOON);
    expect(fetched).toEqual({ status: 'invalid', detail: 'after: not a place in this list' });
  }
});

test('REF-3 refusals are their author’s to see, and every manager’s', async () => {
  const { clerk, admin } = office;
  const [mine, theirs] = [
    clerk.make('CompleteOrder', randomUUID(), {}),
    admin.make('PlaceOrder', randomUUID(), orderPayload()),
  ];
  await clerk.push(mine);
  await admin.push(theirs);
  expect((await fetch(asClerk(), 'refusal', { by: 'scope' })).documents).toMatchObject([
    {
      type: 'refusal',
      id: mine.id,
      version: 0,
      state: { status: 'open', author: CLERK, code: 'wrong-status' },
      history: [],
    },
  ]);
  expect(idsOf(await fetch(asManager(), 'refusal', { by: 'scope' })).sort()).toEqual([mine.id, theirs.id].sort());
  const first = await fetch(asManager(), 'refusal', { by: 'scope' }, { limit: 1 });
  expect(idsOf(await fetch(asManager(), 'refusal', { by: 'scope' }, { limit: 1, after: first.after }))).not.toEqual(
    idsOf(first),
  );
  await office.manager.push(office.manager.make('AcknowledgeRefusal', mine.id, { takeOver: true }));
  expect(idsOf(await fetch(asManager(), 'refusal', { by: 'scope' }))).toEqual([theirs.id]);
  expect((await fetch(asClerk(), 'refusal', byIds(mine.id, theirs.id))).documents).toMatchObject([
    { id: mine.id, version: 1, state: { status: 'acknowledged' } },
  ]);
});
