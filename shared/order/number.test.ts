import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderNumber } from './number';

test('ORD-12 an order is called by its device and the number of its command', () => {
  expect(orderNumber('W3', 412)).toBe('W3-000412');
  expect(orderNumber('W3', 12_345_678)).toBe('W3-12345678');
});

test('ORD-12 no two commands of any two devices make one number', () => {
  const made = fc.tuple(fc.stringMatching(/^[A-Z]\d{1,3}$/), fc.integer({ min: 1, max: 10_000_000 }));
  fc.assert(
    fc.property(made, made, ([code, seq], [otherCode, otherSeq]) => {
      expect(orderNumber(code, seq) === orderNumber(otherCode, otherSeq)).toBe(code === otherCode && seq === otherSeq);
    }),
  );
});
