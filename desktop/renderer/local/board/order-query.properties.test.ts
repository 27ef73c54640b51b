import fc from 'fast-check';
import { currency } from 'shared/currency';
import { instantFromMillis } from 'shared/instant';
import { money } from 'shared/money';
import { KNOWN_STATUSES, NO_FILTER, ORIGINS, folded } from 'shared/order/order-filter';
import { expect, test } from 'vitest';
import type { OrderEntry } from './order-entry';
import type { Change, OrderQuery } from './order-query';
import { SORT_KEYS, listed, relisted } from './order-query';

const entry: fc.Arbitrary<OrderEntry> = fc
  .record({
    n: fc.integer({ min: 1, max: 30 }),
    customer: fc.constantFrom('Ada Moreau', 'Blåfjord Handel', '', 'Sofia Merle'),
    status: fc.constantFrom('placed', 'completed', 'cancelled', 'failed'),
    day: fc.integer({ min: 0, max: 5 }),
    minor: fc.integer({ min: -3, max: 3 }),
    code: fc.constantFrom('EUR', 'JPY'),
    localState: fc.constantFrom('synced', 'pending', 'blocked'),
    holds: fc.integer({ min: 0, max: 1 }),
    origin: fc.constantFrom(...ORIGINS),
  })
  .map(({ n, customer, day, minor, code, ...rest }) => ({
    ...rest,
    customer,
    id: `id-${String(n)}`,
    number: `W1-${String(n).padStart(6, '0')}`,
    reference: '',
    placedAt: instantFromMillis(1_760_000_000_000 + day * 86_400_000),
    gross: money(minor, currency(code)),
    lines: 1,
    words: folded(`W1-${String(n).padStart(6, '0')} ${customer}`),
  }));

const query: fc.Arbitrary<OrderQuery> = fc.record({
  statuses: fc.subarray([...KNOWN_STATUSES]),
  notStatuses: fc.subarray([...KNOWN_STATUSES], { maxLength: 1 }),
  origins: fc.subarray([...ORIGINS]),
  notOrigins: fc.subarray([...ORIGINS], { maxLength: 1 }),
  customer: fc.option(
    fc.record({ is: fc.constantFrom('same', 'other', 'empty', 'filled'), text: fc.constant('ada moreau') }),
  ),
  reference: fc.option(fc.record({ is: fc.constantFrom('empty', 'filled'), text: fc.constant('') }), { freq: 9 }),
  least: fc.option(fc.constantFrom(0, 100)),
  most: fc.option(fc.constantFrom(200, 20_000)),
  unsynced: fc.boolean(),
  onHold: fc.option(fc.boolean()),
  from: fc.constantFrom('', '2025-10-10'),
  to: fc.constantFrom('', '2025-10-12'),
  text: fc.constantFrom('', 'blafjord', 'W1-00', 'ada mor', 'reau'),
  sort: fc.uniqueArray(fc.record({ id: fc.constantFrom(...SORT_KEYS), desc: fc.boolean() }), {
    selector: ({ id }) => id,
    maxLength: 3,
  }),
});

const change = fc.record({ entry, gone: fc.boolean() });

test('BRD-1 SYN-10 a list kept as orders change is the list made anew', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      fc.array(fc.array(change), { maxLength: 5 }),
      query,
      (first, steps, asked) => {
        const all = new Map(first.map((one) => [one.id, one]));
        let list = listed(all.values(), asked);
        for (const step of steps) {
          const changes: Change[] = [];
          for (const { entry: next, gone } of step) {
            changes.push({ before: all.get(next.id), after: gone ? undefined : next });
            if (gone) all.delete(next.id);
            else all.set(next.id, next);
          }
          list = relisted(list, changes, asked, all.values());
          expect(list).toEqual(listed(all.values(), asked));
        }
      },
    ),
  );
});

test('BRD-2 a search finds by number, by the beginning of a word and without accents, not in the middle of one', () => {
  const [one] = fc.sample(entry, { numRuns: 1, seed: 1 });
  if (one === undefined) throw new Error('no sample');
  const named = { ...one, number: 'W1-000412', words: folded('W1-000412 Blåfjord Handel 85123A') };
  const finds = (text: string) => listed([named], { ...NO_FILTER, unsynced: false, text, sort: [] }).length === 1;
  expect(['412', 'blafjord', 'BLÅ hand', '85123a', ''].map(finds)).toEqual([true, true, true, true, true]);
  expect(['fjord', 'handel x'].map(finds)).toEqual([false, false]);
});
