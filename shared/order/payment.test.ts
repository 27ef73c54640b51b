// What an order's payments and shipments add up to.
import { expect, test } from 'vitest';
import { euro } from '../testing/examples';
import { fulfilmentState, goodsAreOut } from './fulfilment';
import type { PaymentEntry } from './payment';
import { paymentState, paymentSums } from './payment';

const entry = (
  kind: PaymentEntry['kind'],
  minor: number,
  id: string,
  refundId: string | null = null,
): PaymentEntry => ({
  id,
  kind,
  amount: euro(minor),
  refundId,
});
const captured = (minor: number, id = 'c1') => entry('captured', minor, id);
const granted = (minor: number, id = 'g1') => entry('refund-granted', minor, id);
const settled = (minor: number, grant = 'g1') => entry('refund-settled', minor, `s-${grant}`, grant);
const refundFailed = (grant = 'g1') => entry('refund-failed', 0, `f-${grant}`, grant);

test('ORD-13 captured money is held against the gross', () => {
  expect(paymentState(100, [])).toBe('none');
  expect(paymentState(100, [captured(99)])).toBe('partial');
  expect(paymentState(100, [captured(60), captured(40, 'c2')])).toBe('full');
  expect(paymentState(100, [captured(101)])).toBe('over');
});

test('ORD-13 promises are no payments', () => {
  expect(paymentState(100, [entry('authorized', 100, 'a1'), entry('voided', 100, 'v1')])).toBe('none');
});

test('ORD-13 a gross of 0, and a credit, is full', () => {
  expect(paymentState(0, [])).toBe('full');
  expect(paymentState(-100, [])).toBe('full');
  expect(paymentState(-100, [granted(100), settled(100)])).toBe('full');
  expect(paymentState(0, [captured(1)])).toBe('over');
});

test('ORD-13 a granted refund lowers what is owed; until it is settled the money is still ours', () => {
  expect(paymentState(100, [captured(100), granted(30)])).toBe('over');
  expect(paymentState(100, [captured(100), granted(30), settled(30)])).toBe('full');
  expect(paymentState(100, [captured(70), granted(30)])).toBe('full');
  expect(paymentState(100, [captured(100), granted(100), settled(100)])).toBe('full');
});

test('ORD-13 a failed refund never counts, granted or settled before', () => {
  expect(paymentState(100, [captured(100), granted(30), refundFailed()])).toBe('full');
  expect(paymentState(100, [captured(100), granted(30), settled(30), refundFailed()])).toBe('full');
  const twice = [captured(100), granted(30), refundFailed(), granted(20, 'g2'), settled(20, 'g2')];
  expect(paymentSums(twice)).toEqual({ captured: 100, refunded: 20, settled: 20 });
  expect(paymentState(100, twice)).toBe('full');
});

test('ORD-13 a failure that names no refund takes none away', () => {
  expect(paymentSums([captured(100), entry('refund-failed', 10, 'f')])).toEqual({
    captured: 100,
    refunded: 0,
    settled: 0,
  });
});

const progress = (shipped: number, returned = 0) => ({ reserved: 0, shipped, returned });

test('ORD-14 an order is shipped in full once every line is', () => {
  expect(fulfilmentState([2, 3], [])).toBe('none');
  expect(fulfilmentState([2, 3], [progress(2)])).toBe('partial');
  expect(fulfilmentState([2, 3], [progress(2), progress(3)])).toBe('full');
  expect(fulfilmentState([-2], [progress(2)])).toBe('full');
});

test('ORD-14 an order without lines is not shipped until the shop says so', () => {
  expect(fulfilmentState([], [])).toBe('none');
});

test('ORD-14 goods are out while more was shipped than returned', () => {
  expect(goodsAreOut([])).toBe(false);
  expect(goodsAreOut([progress(2, 2), progress(1)])).toBe(true);
  expect(goodsAreOut([progress(2, 2)])).toBe(false);
  expect(fulfilmentState([2], [progress(2, 2)])).toBe('full');
});
