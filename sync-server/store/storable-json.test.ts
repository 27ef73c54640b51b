import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { storableJson } from './storable-json';

test('IDS-4 NUL and lone surrogates are replaced, and nothing else is touched', () => {
  expect(JSON.parse(storableJson(['a\0b', '\ud800x', 'x\udfff', '🏮', '\\u0000', '\\\0', { 'k\0': 1 }]))).toEqual([
    'a\ufffdb',
    '\ufffdx',
    'x\ufffd',
    '🏮',
    '\\u0000',
    '\\\ufffd',
    { 'k\ufffd': 1 },
  ]);
});

test('IDS-4 any text comes out as it was, but for what cannot be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      expect(JSON.parse(storableJson(text))).toBe(text.replace(/\0|\p{Surrogate}/gu, '\ufffd'));
    }),
  );
});
