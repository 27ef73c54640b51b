import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDecimal } from './exact-json';
import { readShopMessage } from './shop-events';

const members = fc.constantFrom(
  'type',
  'messageType',
  'message',
  'specversion',
  'data',
  'id',
  'orderId',
  'totalMoney',
  '__proto__',
  'constructor',
);
const names = fc.constantFrom('UserCheckedOutIntegrationEvent', 'BasketDeletedFailed', 'urn:message:a:b');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue(),
    names,
    fc.dictionary(members, tie('tree'), { noNullPrototype: false }),
    fc.array(tie('tree')),
  ),
}));

test('SHP-4 no text whatever makes the reader throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readShopMessage(text)));
  fc.assert(fc.property(tree, (value) => void readShopMessage(JSON.stringify(value) ?? '')));
});

test('SHP-2 a decimal and its exponent form are the same number', () => {
  const amount = fc.record({
    digits: fc.bigInt({ min: 0n, max: 10n ** 24n }),
    places: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(amount, ({ digits, places }) => {
      const plain = plainDecimal(`${digits}e-${places}`) ?? '';
      const [whole = '', fraction = ''] = plain.split('.');
      expect(fraction.length).toBe(places);
      expect(BigInt(whole + fraction)).toBe(digits);
    }),
  );
});
