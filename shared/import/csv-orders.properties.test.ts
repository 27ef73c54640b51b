// Whatever the bytes, every row is answered for and nothing throws or hangs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentRefusal } from '../order/content';
import { placeOrderSchema } from '../order/commands';
import { readOrders } from './csv-orders';
import type { Field, Profile } from './profile';
import { FIELDS } from './profile';
import { profileNames } from './profiles';
import { bytesOf, judgedAsNew, knownProfile, organisation } from './testing';
import { summaryOf } from './summary';

const anyProfile = fc.constantFrom(...profileNames).map(knownProfile);

/** What stands in a column of an honest file, and now and then in a bad one. */
const GOOD: Partial<Record<Field, readonly string[]>> = {
  order: ['A', 'B', '#1'],
  date: ['2024-03-31', '2024-03-31 10:00:00'],
  sku: ['CUP', 'MUG'],
  quantity: ['1', '2', '-2'],
  unitPrice: ['2.55', '10', '0'],
  currency: ['EUR', 'EUR', 'JPY'],
  taxRate: ['19', ''],
  discount: ['', '10%', '1'],
  shipping: ['', '5'],
  subtotal: ['10', ''],
  total: [''],
  taxes: ['', '1'],
};
const strange = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1,5',
    '"1,5"',
    '10%',
    "'=1",
    'yes',
    '"',
    '"a',
    '\0',
    ';',
    '\t',
    '-0',
    '__proto__',
    '1e400',
  ),
  fc.constantFrom('99999999999999999999', '999999999', '1000000', '0.00001', '1.234', '-1', '12/31/2024', 'cancelled'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double().map(String),
);
const fieldsOf = ({ columns }: Profile) => FIELDS.filter((field) => field in columns);
const cellOf = (field: Field) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...(GOOD[field] ?? [''])) }, { weight: 1, arbitrary: strange });
const rowOf = (profile: Profile) =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.tuple(...fieldsOf(profile).map(cellOf)).map((cells) => cells.join(',')),
    },
    { weight: 1, arbitrary: fc.array(strange, { maxLength: 26 }).map((cells) => cells.join(',')) },
  );
const textOf = (profile: Profile) =>
  fc.array(rowOf(profile), { maxLength: 12 }).map((rows) => [headerOf(profile), ...rows].join('\n'));
const headerOf = ({ columns }: Profile) => FIELDS.flatMap((field) => columns[field]?.slice(0, 1) ?? []).join(',');

const anyCase = anyProfile.chain((profile) => {
  const text = textOf(profile);
  const bytes = fc.oneof(
    { weight: 6, arbitrary: text.map((file) => new TextEncoder().encode(file)) },
    { weight: 1, arbitrary: text.map(bytesOf) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(text, fc.nat(600)).map(([file, end]) => new TextEncoder().encode(file).slice(0, end)),
    },
  );
  return fc.record({
    profile: fc.oneof({ weight: 9, arbitrary: fc.constant(profile) }, { weight: 1, arbitrary: anyProfile }),
    bytes,
  });
});

test('IMP-1 IMP-8 any bytes come to verdicts in which every row and every order is counted once', () => {
  fc.assert(
    fc.property(anyCase, ({ bytes, profile }) => {
      const orders = readOrders(bytes, profile, organisation);
      const rows = orders.flatMap((order) => order.rows);
      expect(new Set(rows).size).toBe(rows.length);
      const summary = summaryOf(judgedAsNew(orders), profile.currency);
      expect(summary.rows).toBe(rows.length);
      expect(summary.rowsImported + summary.rowsRejected + summary.rowsAlreadyPresent).toBe(summary.rows);
      expect(summary.sales + summary.credits + summary.rejected + summary.alreadyPresent).toBe(summary.orders);
      expect(Object.values(summary.reasons).reduce((sum, count) => sum + count, 0)).toBe(summary.rejected);
    }),
    { numRuns: 1_000 },
  );
});

const honestRow = (profile: Profile) =>
  fc
    .tuple(...fieldsOf(profile).map((field) => fc.constantFrom(...(GOOD[field] ?? ['']))))
    .map((cells) => cells.join(','));

test('IMP-1 no row of a file is left out', () => {
  const anyRows = anyProfile.chain((profile) =>
    fc.tuple(fc.constant(profile), fc.array(honestRow(profile), { maxLength: 30 })),
  );
  fc.assert(
    fc.property(anyRows, ([profile, rows]) => {
      const orders = readOrders(bytesOf([headerOf(profile), ...rows].join('\n')), profile, organisation);
      expect(orders.flatMap((order) => order.rows).sort((a, b) => a - b)).toEqual(
        rows.map((_, position) => position + 2),
      );
    }),
  );
});

test('IMP-4 whatever is not refused is an order the door accepts', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyCase, ({ bytes, profile }) => {
      for (const { verdict } of readOrders(bytes, profile, organisation)) {
        if (verdict.type === 'rejected') continue;
        accepted += 1;
        const { payload } = verdict.placement;
        expect(placeOrderSchema.safeParse(payload).data).toEqual(payload);
        expect(contentRefusal(payload)).toBeNull();
      }
    }),
    { numRuns: 1_000 },
  );
  expect(accepted).toBeGreaterThan(500);
});

const HEAD = `${headerOf(knownProfile('generic'))}\n`;
test.each([
  ['quotes that never close', `${HEAD}"`.repeat(20_000)],
  ['quotes in the wrong places', HEAD + '"a"b'.repeat(300_000)],
  ['quotes and blanks', HEAD + '"" " '.repeat(300_000)],
  ['one endless cell', HEAD + 'x'.repeat(5_000_000)],
  ['one endless number', HEAD + '1,2024-03-31,A,1,1.' + '0'.repeat(2_000_000) + '1\n'],
  ['blanks without end', HEAD + `${' '.repeat(1_000_000)},`.repeat(3)],
  ['empty rows', '\n'.repeat(1_000_000)],
  ['one order of very many rows', HEAD + `1${',x'.repeat(20)}\n`.repeat(30_000)],
  ['very many orders', HEAD + Array.from({ length: 30_000 }, (_, n) => `${n}${','.repeat(20)}`).join('\n')],
])('IMP-8 %s are read to an end', { timeout: 20_000 }, (_, text) => {
  const orders = readOrders(new TextEncoder().encode(text), knownProfile('generic'), organisation);
  expect(orders.every(({ verdict }) => verdict.type === 'rejected')).toBe(true);
});
