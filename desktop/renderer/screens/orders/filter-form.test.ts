import { expect, test } from 'vitest';
import { boardSearchSchema, queryOf } from './board-search';
import type { TypedFilter } from './filter-form';
import { CONDITIONS, FILTER_COLUMNS, chipsOf, emptyFilter, readFilter } from './filter-form';

const typed = (change: Partial<TypedFilter> & Pick<TypedFilter, 'column'>): TypedFilter => ({
  ...emptyFilter(change.column),
  ...change,
});
const read = (change: Parameters<typeof typed>[0], decimal = '.') => readFilter(typed(change), decimal);
const FILLED = { text: 'Ada: Byron', from: '2026-01-01', to: '2026-02-01' };
const valid = (column: TypedFilter['column'], condition: TypedFilter['condition']): Parameters<typeof typed>[0] => ({
  ...FILLED,
  ...{ column, condition, chosen: column === 'origin' ? ['shop'] : ['failed', 'placed'] },
  ...(column === 'gross' && { from: '1', to: '2.5' }),
});

test('BRD-9 each condition of each column becomes parameters, stands as a chip, and goes with the chip', () => {
  for (const column of FILTER_COLUMNS)
    for (const condition of CONDITIONS[column]) {
      const filter = read(valid(column, condition));
      if (filter.type !== 'changes') throw new Error(`${column} ${condition}: ${filter.words}`);
      const search = boardSearchSchema.parse(filter.changes);
      expect(queryOf(search)).not.toEqual(queryOf({}));
      if (search.hold === true) continue; // a button of its own says so
      const chips = chipsOf(search);
      expect(chips).toHaveLength(1);
      const removed = Object.fromEntries(chips[0]?.keys.map((key) => [key, undefined]) ?? []);
      expect(queryOf({ ...search, ...removed })).toEqual(queryOf({}));
    }
});

test('BRD-9 is and is not replace each other', () => {
  const search = { notStatus: ['failed' as const] };
  const is = read({ column: 'status', condition: 'is', chosen: ['placed'] });
  expect(is).toMatchObject({ type: 'changes', changes: { status: ['placed'], notStatus: undefined } });
  expect(queryOf({ ...search, ...(is.type === 'changes' && is.changes) }).notStatuses).toEqual([]);
});

test('BRD-9 amounts are read in the person’s notation, exactly, and open ends stay open', () => {
  expect(read({ column: 'gross', from: '1.234,50', to: '' }, ',')).toMatchObject({ changes: { least: '1234.50' } });
  expect(read({ column: 'gross', from: '−12.5', to: '0' })).toMatchObject({ changes: { least: '-12.5', most: '0' } });
  for (const [from, to] of [
    ['', ''],
    ['x', ''],
    ['1', '1.00001'],
    ['99999999999', ''],
  ] as const)
    expect(read({ column: 'gross', from, to })).toEqual({ type: 'fault', words: 'filter.fault.amount' });
  expect(read({ column: 'gross', from: '10', to: '9' })).toEqual({ type: 'fault', words: 'filter.fault.ends' });
});

test('BRD-9 what is missing is said', () => {
  expect(read({ column: 'status' })).toEqual({ type: 'fault', words: 'filter.fault.choose' });
  expect(read({ column: 'customer', text: ' ' })).toEqual({ type: 'fault', words: 'filter.fault.text' });
  expect(read({ column: 'placedAt' })).toEqual({ type: 'fault', words: 'filter.fault.day' });
  const turned = read({ column: 'placedAt', from: '2026-02-01', to: '2026-01-01' });
  expect(turned).toEqual({ type: 'fault', words: 'filter.fault.ends' });
});
