import fc from 'fast-check';
import { NO_FILTER, orderFilterSchema } from 'shared/order/order-filter';
import { expect, test } from 'vitest';
import { boardSearchSchema, queryOf, ruleOf, ruleText, sameView, serverFilterOf, sortText } from './board-search';

test('BRD-3 an address becomes the view it names', () => {
  const search = boardSearchSchema.parse({
    status: ['placed'],
    unsynced: true,
    from: '2026-11-01',
    sort: '-gross,number',
  });
  expect(queryOf(search)).toEqual({
    ...NO_FILTER,
    statuses: ['placed'],
    unsynced: true,
    from: '2026-11-01',
    sort: [
      { id: 'gross', desc: true },
      { id: 'number', desc: false },
    ],
  });
  expect(sortText(queryOf(search).sort)).toBe('-gross,number');
});

test('BRD-3 whatever stands in an address, the board opens', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(...Object.keys(boardSearchSchema.shape)),
        fc.oneof(fc.jsonValue(), fc.constantFrom('is:Ada', 'not:\ud800', 'empty', '12.5', '-0.0001', '1e9', 'a\0b')),
      ),
      (search) => {
        const query = queryOf(boardSearchSchema.parse(search));
        expect(query.sort.length).toBeGreaterThan(0);
        expect(orderFilterSchema.parse(serverFilterOf(query))).toEqual(serverFilterOf(query));
      },
    ),
  );
});

test('BRD-3 where somebody stands is no part of the view', () => {
  expect(sameView({ q: 'a' }, { q: 'a', order: '00000000-0000-4000-8000-000000000001' })).toBe(true);
  expect(sameView({ q: 'a' }, { q: 'b' })).toBe(false);
});

test('BRD-9 each filter of an address is the one it names, and text rules come back as they were written', () => {
  const search = { notStatus: ['failed'], origin: ['shop'], hold: false, least: '-12.5', most: 100 };
  const texts = { customer: 'not:Ada: Byron', reference: 'empty' };
  expect(queryOf(boardSearchSchema.parse({ ...search, ...texts }))).toMatchObject({
    ...{ notStatuses: ['failed'], origins: ['shop'], onHold: false, least: -125_000, most: 1_000_000 },
    customer: { is: 'other', text: 'Ada: Byron' },
    reference: { is: 'empty', text: '' },
  });
  for (const text of ['is:x', 'not:a:b', 'empty', 'filled'])
    expect(ruleText(ruleOf(text) ?? { is: 'same', text: '' })).toBe(text);
});
