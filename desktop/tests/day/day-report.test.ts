import { expect, test } from 'vitest';
import type { SeenOrder, Tally } from './clerk-contract';
import { dayReport } from './day-report';

const tally: Tally = { made: 3, accepted: 2, refused: 1, pending: 0, received: 3, reasons: { 'wrong-status': 1 } };
const order = (id: string, gross = '10.50'): SeenOrder => ({ id, currency: 'EUR', gross, said: 'placed' });
const both = [order('a'), order('b', '-0.75')];
const of = (name: string, orders: readonly SeenOrder[]) => ({ name, orders });
const faultsOf = (maria: readonly SeenOrder[], own: Partial<Tally> = {}) =>
  dayReport([{ name: 'maria', tally: { ...tally, ...own } }], [of('maria', maria)], of('server', both)).faults;

test('a day on which all agree has no faults, and its sums are exact', () => {
  const { lines, faults } = dayReport(
    [{ name: 'maria', tally }],
    [of('maria', [...both].reverse())],
    of('server', both),
  );
  expect(faults).toEqual([]);
  expect(lines.filter((line) => line.includes('2 orders   EUR 9.75'))).toHaveLength(2);
});

test('whatever differs from the server is named: an order too many, too few, or otherwise', () => {
  expect(faultsOf([order('a'), order('b', '0.75')])).toEqual(['maria sees order b otherwise than the server.']);
  expect(faultsOf([order('a')])).toEqual(['maria does not see order b.']);
  expect(faultsOf([...both, order('c')])).toEqual(['maria sees order c otherwise than the server.']);
  expect(faultsOf([])).toEqual(['maria holds no orders.']);
});

test('what was made must have been accepted or refused, and received', () => {
  expect(faultsOf(both, { accepted: 1 })).toHaveLength(1);
  expect(faultsOf(both, { accepted: 1, pending: 1 })).toHaveLength(1);
  expect(faultsOf(both, { received: 2 })).toHaveLength(1);
  expect(faultsOf(both, { received: null })).toHaveLength(1);
});
