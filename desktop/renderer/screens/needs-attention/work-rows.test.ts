import { expect, test } from 'vitest';
import { euro } from 'shared/testing/examples';
import { moment, placedOrder } from '../../local/examples';
import { sayIn } from '../language/say-in';
import { listsFor } from './lists';
import { debtsIn, differencesIn } from './work-rows';

const drift = { type: 'amount-drift', ours: euro(255), theirs: euro(200), at: moment(9) } as const;
const guard = { type: 'guard-failed', status: 'completed', reason: 'not-paid', at: moment(3) } as const;
const orders = [
  placedOrder(1, { differences: [drift, guard] }),
  placedOrder(2, { differences: [{ ...guard, status: 'cancelled', at: moment(5) }] }),
  placedOrder(3, { debts: [{ message: 'CancelOrderCommand', at: moment(4) }] }),
];

test('ATT-8 a row per difference with both amounts where there are two, longest waiting first', () => {
  const rows = differencesIn(orders);
  expect(rows.map(({ order, what, theirs }) => [order.number, what, theirs?.minor ?? null])).toEqual([
    ['W1-000001', 'work.guard.completed', null],
    ['W1-000002', 'work.guard.cancelled', null],
    ['W1-000001', 'work.drift', 200],
  ]);
  expect(rows.map(({ ours }) => ours.minor)).toEqual([255, 510, 255]);
});

test('ATT-8 why our rules say otherwise is said in words; a code of a newer server as it is', () => {
  const say = sayIn('en');
  expect(say('work.guard.completed', { reason: 'not_paid' })).toMatch(/would not: not paid$/);
  expect(say('work.guard.cancelled', { reason: 'goods_shipped' })).toMatch(/goods are with the customer$/);
  expect(say('work.guard.completed', { reason: 'unheard_of' })).toMatch(/unheard_of$/);
});

test('ATT-8 a row per message owed', () => {
  expect(debtsIn(orders).map(({ order, what }) => [order.number, what])).toEqual([
    ['W1-000003', 'work.debt.CancelOrderCommand'],
  ]);
});

test('ATT-8 those who handle money see them; the warehouse sees what was refused', () => {
  expect(listsFor(['finance'])).toContain('differences');
  expect(listsFor(['manager'])).toContain('owed');
  expect(listsFor(['warehouse'])).toEqual(['refused']);
  expect(listsFor(['admin'])).toEqual(['refused']);
});
