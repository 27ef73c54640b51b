import { expect, test } from 'vitest';
import { plainDecimal, readExactJson } from './exact-json';

test('numbers keep every digit that was written, strings are left alone', () => {
  const text = '{"a": 0.10, "b": [12345678901234567890.123456789, -1E+2], "c": "1.0 \\" 2", "d": true, "e": null}';
  expect(readExactJson(text)).toEqual({
    a: '0.10',
    b: ['12345678901234567890.123456789', '-1E+2'],
    c: '1.0 " 2',
    d: true,
    e: null,
  });
});

test.each(['', '{', '{"a":01}', '{"a":1,}', "{'a':1}", 'NaN', '[1 2]', '"\n"'])('no JSON: %j', (text) => {
  expect(readExactJson(text)).toBeUndefined();
});

test('a hundred thousand open brackets are just no JSON', () => {
  expect(readExactJson('['.repeat(100_000))).toBeUndefined();
});

test.each([
  ['0.1', '0.1'],
  ['1e2', '100'],
  ['1.5E-3', '0.0015'],
  ['-12.340', '-12.340'],
  ['+7', '7'],
  ['007.50', '7.50'],
  ['12.345e1', '123.45'],
  ['12.345e2', '1234.5'],
  ['12.345e3', '12345'],
  ['0e5', '0'],
  [' 42 ', '42'],
])('%s is %s', (written, plain) => {
  expect(plainDecimal(written)).toBe(plain);
});

test.each(['', '.', '1.', '.5', '1,5', '1e61', '1e-61', '1e99999', '0x10', '1 000', 'NaN', '١', '--1'])(
  '%j is no decimal number',
  (written) => {
    expect(plainDecimal(written)).toBeNull();
  },
);
