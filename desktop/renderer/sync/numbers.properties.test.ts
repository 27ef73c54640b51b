import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrived, countOf, receivedFrom, withArrived } from './numbers';

test('SYN-14 received counts each number once, in whatever order and however often it arrives', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 30 }))), (batches) => {
      const all = new Set(batches.flat());
      const received = batches.reduce(withArrived, receivedFrom(0, []));
      expect(countOf(received)).toBe(all.size);
      for (let seq = 1; seq <= 31; seq++) expect(arrived(received, seq)).toBe(all.has(seq));
    }),
  );
});

test('SYN-14 the gaps the server names are missing until they arrive', () => {
  const received = receivedFrom(10, [
    [2, 3],
    [7, 7],
  ]);
  expect([countOf(received), arrived(received, 3), arrived(received, 4)]).toEqual([7, false, true]);
  expect(countOf(withArrived(received, [3, 12]))).toBe(9);
});
