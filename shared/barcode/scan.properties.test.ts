import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderNumber } from '../order/number';
import { checkDigit, gtin } from './gtin';
import { readScan } from './scan';

const YEAR = 2026;
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const anyGtin = fc
  .constantFrom(7, 11, 12, 13)
  .chain(digits)
  .map((body) => body + checkDigit(body));
const gs1Text = fc.string({
  unit: fc.constantFrom(...'!"%&\'*+,-./0123456789:;<=>?ABCXYZ_abcxyz'),
  minLength: 1,
  maxLength: 20,
});
/** Text that comes near to what scanners send. */
const nearly = fc
  .array(
    fc.oneof(
      fc.constantFrom('01', '10', '17', '21', '37', '(01)', ']C1', ']d2', ']E0', '\x1d', 'W3-'),
      digits(6),
      fc.string(),
    ),
  )
  .map((pieces) => pieces.join(''));

test('FND-5 no text throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (text) => {
      expect(['order-number', 'gtin', 'sku', 'gs1', 'unknown']).toContain(readScan(text, YEAR).type);
    }),
    { numRuns: 1_000 },
  );
});

test('FND-5 every order number of ours is read as one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9_999_999 }), (device, seq) => {
      const number = orderNumber(`W${device}`, seq);
      expect(readScan(number, YEAR)).toEqual({ type: 'order-number', number });
    }),
  );
});

test('FND-5 one digit misread is noticed, with any number of zeros before it', () => {
  fc.assert(
    fc.property(anyGtin, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const place = at % number.length;
      const wrong = String((Number(number[place]) + by) % 10);
      expect(gtin(number)).toBe(number);
      expect(gtin(number.slice(0, place) + wrong + number.slice(place + 1))).toBeNull();
      expect(gtin(number.padStart(14, '0'))).not.toBeNull();
    }),
  );
});

test('FND-6 what is encoded is read back, in any order of the elements', () => {
  const element = fc.oneof(
    fc.record({ key: fc.constant('lot'), identifier: fc.constant('10'), value: gs1Text }),
    fc.record({ key: fc.constant('serial'), identifier: fc.constant('21'), value: gs1Text }),
    fc.record({ key: fc.constant('count'), identifier: fc.constant('37'), value: fc.nat(99_999_999).map(String) }),
    fc.record({
      key: fc.constant('gtin'),
      identifier: fc.constant('01'),
      value: digits(13).map((body) => body + checkDigit(body)),
    }),
  );
  const elements = fc.uniqueArray(element, { selector: ({ key }) => key, minLength: 1 });
  fc.assert(
    fc.property(elements, fc.constantFrom(']C1', ']d2', '\x1d'), (list, prefix) => {
      const text = list.map(({ identifier, value }) => `${identifier}${value}\x1d`).join('');
      const expected = Object.fromEntries(list.map(({ key, value }) => [key, key === 'count' ? Number(value) : value]));
      expect(readScan(prefix + text, YEAR)).toEqual({ type: 'gs1', ...expected });
    }),
  );
});
