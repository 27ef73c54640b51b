import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardSearchSchema, queryOf, sameView, sortText } from './board-search';

test('BRD-3 an address becomes the view it names', () => {
  const search = boardSearchSchema.parse({
    status: ['placed'],
    unsynced: true,
    from: '2026-11-01',
    sort: '-gross,number',
  });
  expect(queryOf(search)).toEqual({
    statuses: ['placed'],
    unsynced: true,
    onHold: false,
    from: '2026-11-01',
    to: '',
    text: '',
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
      fc.dictionary(fc.constantFrom('status', 'from', 'q', 'sort', 'order', 'hold'), fc.jsonValue()),
      (search) => {
        expect(queryOf(boardSearchSchema.parse(search)).sort.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('BRD-3 where somebody stands is no part of the view', () => {
  expect(sameView({ q: 'a' }, { q: 'a', order: '00000000-0000-4000-8000-000000000001' })).toBe(true);
  expect(sameView({ q: 'a' }, { q: 'b' })).toBe(false);
});
