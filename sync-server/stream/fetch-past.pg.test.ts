import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { fetchAckSchema, fetchSchema } from 'shared/contract/conversation';
import type { Fetch } from 'shared/contract/conversation';
import { HISTORY_LENGTH } from 'shared/contract/documents';
import { LIMITS } from 'shared/contract/version';
import { currency } from 'shared/currency';
import type { Instant } from 'shared/instant';
import { plusSeconds } from 'shared/instant';
import type { OrderFilter } from 'shared/order/order-filter';
import { KNOWN_STATUSES, NO_FILTER, ORIGINS, filteredOf, orderMatcher } from 'shared/order/order-filter';
import type { KnownOrder } from 'shared/order/order';
import { CLERK, NOON, ORGANISATION, exampleId, line, orderPayload } from 'shared/testing/examples';
import { unitPrice } from 'shared/unit-price';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office, Sent } from '../testing/office';
import { openOffice, viewerOf } from '../testing/office';
import { fetchPage } from './fetch';

const DAY = 86_400;
const NAMES = [
  'Zoë Ångström',
  'ZOE ANGSTROM',
  'Ødegård & Sønner',
  'ΛΟΓΟΣ ΑΕ',
  '',
  'Łukasz ^ Nowak',
  'Müller-Lüdenscheid',
];
const CURRENCIES = ['EUR', 'JPY', 'KWD'];
let office: Office;
/** As the server holds them, newest first. */
const older: KnownOrder[] = [];
const ids: string[] = [];

beforeAll(async () => {
  office = await openOffice();
  for (let n = 0; n < 60; n += 1) await placeOld(n);
  await place('OPEN-1', { occurredAt: daysAgo(400) });
  const recent = await place('NEW-1', { occurredAt: daysAgo(10) });
  await office.clerk.push(office.clerk.make('CompleteOrder', recent, {}));
  const { documents } = await ask({ by: 'ids', ids });
  older.push(...documents.map(({ state }) => state as KnownOrder));
  older.sort((a, b) => (a.placedAt === b.placedAt ? (a.id < b.id ? 1 : -1) : a.placedAt < b.placedAt ? 1 : -1));
});
afterAll(() => office.close());

const daysAgo = (days: number): Instant => plusSeconds(NOON, -days * DAY);

async function place(number: string, stamp: Partial<Sent>, changes: Partial<ReturnType<typeof orderPayload>> = {}) {
  const command = office.clerk.make('PlaceOrder', randomUUID(), orderPayload({ number, ...changes }), stamp);
  expect(await office.clerk.push(command)).toMatchObject([{ status: 'accepted' }]);
  return command.subject;
}

/** Many kinds of order; two of them on each day. */
async function placeOld(n: number): Promise<void> {
  const { clerk } = office;
  const at = { occurredAt: daysAgo(100 + Math.floor(n / 2)) };
  const id = await place(`A${String(n % 7)}-${String(n).padStart(6, '0')}`, at, {
    contact: { fullName: NAMES[n % NAMES.length] ?? '', email: null },
    reference: n % 3 === 0 ? '' : `PO 4711/${String(n % 5)}`,
    origin: n % 4 === 0 ? 'import' : 'desk',
    source: n % 4 === 0 ? 'csv' : '',
    currency: currency(CURRENCIES[n % 3] ?? 'EUR'),
    lines: [line({ sku: `LAMP-${String(n % 4)}`, unitPrice: unitPrice(10_000 * (n + 1)) }), line({ sku: 'BOWL' })],
  });
  if (n % 10 === 0) await clerk.push(clerk.make('PlaceHold', id, { holdId: randomUUID(), reason: 'address' }, at));
  if (n % 5 === 0) await clerk.push(clerk.make('CancelOrder', id, { reason: 'asked' }, at));
  else await clerk.push(clerk.make('CompleteOrder', id, {}, at));
  ids.push(id);
}

async function ask(what: Fetch['what'], page: Partial<Fetch> = {}, viewer = viewerOf(office.clerk, 'warehouse')) {
  const asked = fetchSchema.parse({ type: 'order', what, after: null, limit: 200, ...page });
  const fetched = await fetchPage(office.db, viewer, asked, NOON);
  if (fetched.status !== 'page') throw new Error(fetched.detail);
  expect(fetchAckSchema.parse({ ok: true, ...fetched.page })).toEqual({ ok: true, ...fetched.page });
  return fetched.page;
}
const by = (filter: Partial<OrderFilter> = {}, before: Instant | null = null) =>
  fetchSchema.shape.what.parse({ by: 'older', filter: { ...NO_FILTER, ...filter }, before });
const idsOf = ({ documents }: { documents: readonly { id: string }[] }) => documents.map(({ id }) => id);

test('BRD-7 orders no device holds by itself come newest first, page by page, each once; open and recent ones never', async () => {
  const whole = await ask(by());
  expect(idsOf(whole)).toEqual(older.map(({ id }) => id));
  expect(whole).toMatchObject({ total: 60, after: null, before: daysAgo(90) });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await ask(by({}, daysAgo(90)), { after, limit: 7 });
    expect(page.total).toBe(after === null ? 60 : null);
    seen.push(...idsOf(page));
    ({ after } = page);
  } while (after !== null);
  expect(seen).toEqual(idsOf(whole));
});

test('BRD-7 asked for none it counts only', async () => {
  expect(await ask(by({ statuses: ['cancelled'] }), { limit: 0 })).toEqual({
    ...{ documents: [], after: null, total: 12, before: daysAgo(90) },
  });
});

const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });
const rule = (texts: readonly string[]) =>
  fc.option(
    fc.record({
      is: fc.constantFrom('same' as const, 'other' as const, 'empty' as const, 'filled' as const),
      text: fc.constantFrom(...texts),
    }),
  );
const filter: fc.Arbitrary<OrderFilter> = fc
  .record(
    {
      text: fc.constantFrom(
        '',
        'zoe',
        'ångström zo',
        'ødegård',
        'λογος',
        'λογοσ',
        '^',
        'bowl',
        'lamp-2 po',
        'A3-0',
        '4711',
        '%',
      ),
      statuses: some(KNOWN_STATUSES),
      notStatuses: some(KNOWN_STATUSES),
      origins: some(ORIGINS),
      notOrigins: some(ORIGINS),
      customer: rule(['zoë ångström', 'ODEGARD', 'ødegård & sønner', '']),
      reference: rule(['po 4711/1', 'PO']),
      from: fc.constantFrom('', daysAgo(120).slice(0, 10)),
      to: fc.constantFrom('', daysAgo(105).slice(0, 10)),
      least: fc.option(fc.constantFrom(0, 300_000, 450_000)),
      most: fc.option(fc.constantFrom(400_000, 1_000_000)),
      onHold: fc.option(fc.boolean()),
    },
    { requiredKeys: [] },
  )
  .map((some) => ({ ...NO_FILTER, ...some }));

test('BRD-8 the server finds by a filter what a desktop would find among the same orders', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(filter, async (asked) => {
      const expected = older.filter((order) => orderMatcher(asked)(filteredOf(order))).map(({ id }) => id);
      const page = await ask(by(asked));
      found += expected.length;
      expect([idsOf(page), page.total]).toEqual([expected, expected.length]);
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(200);
});

test('BRD-8 each filter alone finds some and leaves out some', async () => {
  const alone: readonly Partial<OrderFilter>[] = [
    ...[{ text: 'zoe' }, { text: 'λογοσ' }, { text: 'lamp-2' }, { statuses: ['cancelled'] as const }],
    ...[{ notStatuses: ['cancelled'] as const }, { origins: ['import'] as const }, { notOrigins: ['import'] as const }],
    ...[{ customer: { is: 'same', text: 'zoe angstrom' } as const }, { customer: { is: 'empty', text: '' } as const }],
    ...[{ reference: { is: 'filled', text: '' } as const }, { from: '2025-09-20' }, { to: '2025-09-20' }],
    ...[{ least: 500_000 }, { most: 500_000 }, { onHold: true }, { onHold: false }],
  ];
  for (const one of alone) {
    const { total } = await ask(by(one), { limit: 0 });
    expect([one, (total ?? 0) > 0 && (total ?? 60) < 60]).toEqual([one, true]);
  }
});

test('SYN-12 whose roles give no orders finds none, neither by age nor in the history', async () => {
  const admin = viewerOf(office.admin, 'admin');
  expect(await ask(by(), {}, admin)).toEqual({ documents: [], after: null, total: 0 });
  expect(await ask({ by: 'history', id: ids[0] ?? '' }, {}, admin)).toEqual({ documents: [], after: null, total: 0 });
  const clerk = viewerOf(office.clerk, 'warehouse');
  const others = await ask({ by: 'history', id: exampleId(41) }, { type: 'person' }, clerk);
  expect(others).toEqual({ documents: [], after: null, total: 0 });
  expect((await ask({ by: 'history', id: CLERK }, { type: 'person' }, clerk)).history).toHaveLength(1);
});

test('SYN-12 orders of another organisation are not there', async () => {
  const elsewhere = { ...viewerOf(office.clerk, 'warehouse'), organisation: exampleId(2) as typeof ORGANISATION };
  await office.db('feed').insert({ organisation_id: exampleId(2), epoch: randomUUID() });
  expect(await ask(by(), {}, elsewhere)).toMatchObject({ documents: [], total: 0 });
  await office
    .db('feed')
    .where({ organisation_id: exampleId(2) })
    .delete();
});

test('SYN-26 a filter that cannot be read, and a place no page ended at, are invalid', async () => {
  const unreadable = [
    { ...NO_FILTER, text: 'a\0b' },
    { ...NO_FILTER, from: 'soon' },
    { ...NO_FILTER, more: 1 },
    { text: '' },
  ];
  for (const one of unreadable) {
    const asked = { type: 'order', what: { by: 'older', filter: one, before: null }, after: null, limit: 1 };
    expect(fetchSchema.safeParse(asked).success).toBe(false);
  }
  const history = { by: 'history', id: ids[0] ?? '' } as const;
  for (const [what, after] of [
    [by(), 'x'],
    [history, 'x'],
    [history, '-1'],
    [history, '1e300'],
  ] as const) {
    const asked = { type: 'order', what, after, limit: 5 } as const;
    const fetched = await fetchPage(office.db, viewerOf(office.clerk, 'warehouse'), asked, NOON);
    expect(fetched).toEqual({ status: 'invalid', detail: 'after: not a place in this list' });
  }
});

test('BRD-7 a page of large orders ends early, and the next goes on behind it', async () => {
  const lines = Array.from({ length: 700 }, () => line({ description: 'x'.repeat(100) }));
  for (let n = 0; n < 6; n += 1) {
    const at = { occurredAt: daysAgo(900 + n) };
    const id = await place(`BIG-${String(n)}`, at, { lines });
    await office.clerk.push(office.clerk.make('CompleteOrder', id, {}, at));
  }
  const first = await ask(by({ text: 'big-' }));
  expect(first.documents.length).toBeLessThan(6);
  expect(JSON.stringify(first).length).toBeLessThan(LIMITS.maxMessageBytes / 2);
  const rest = await ask(by({ text: 'big-' }), { after: first.after });
  expect(new Set([...idsOf(first), ...idsOf(rest)]).size).toBeGreaterThan(first.documents.length);
});

test('OSC-10 what happened before the entries that travel comes page by page, with the codes of the devices', async () => {
  const { clerk } = office;
  await office.db('devices').insert({
    ...{ organisation_id: ORGANISATION, id: clerk.id, code: 'W7', person_id: CLERK, name: 'Desk', registered_at: NOON },
  });
  const id = await place('LONG-1', {});
  const notes = Array.from({ length: 119 }, (_, n) =>
    clerk.make('AddNote', id, { noteId: randomUUID(), text: String(n) }),
  );
  for (let from = 0; from < notes.length; from += 50) await clerk.push(...notes.slice(from, from + 50));
  const [document] = (await ask({ by: 'ids', ids: [id] })).documents;
  expect(document).toMatchObject({ version: 120 });
  const all = await ask({ by: 'history', id });
  expect(all).toMatchObject({ total: 120, after: null, devices: { [clerk.id]: 'W7' } });
  expect(all.history?.slice(-HISTORY_LENGTH)).toEqual(document?.history);

  const older1 = await ask({ by: 'history', id }, { after: String(120 - HISTORY_LENGTH + 1), limit: 50 });
  const older2 = await ask({ by: 'history', id }, { after: older1.after, limit: 50 });
  expect([older1.after, older2.after]).toEqual(['21', null]);
  expect([...(older2.history ?? []), ...(older1.history ?? []), ...(document?.history ?? [])]).toEqual(all.history);
  expect(await ask({ by: 'history', id }, { limit: 0 })).toMatchObject({ history: [], after: null, total: 120 });
});
