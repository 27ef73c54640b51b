// Canonical JSON, by the examples of RFC 8785 and for any value.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json';

test('IDS-5 the example of RFC 8785 section 3.2.2', () => {
  const value: unknown = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  );
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('IDS-5 members are sorted by UTF-16 units, as in RFC 8785 section 3.2.3', () => {
  const members = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const expected = [
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
  ];
  expect(Object.values(JSON.parse(canonicalJson(members)) as object)).toHaveLength(7);
  expect(canonicalJson(members).match(/"(?:[A-Z][^"]+)"/g)).toEqual(
    [...expected, 'Hebrew Letter Dalet With Dagesh'].map((text) => `"${text}"`),
  );
});

test('IDS-5 numbers are written as RFC 8785 appendix B does', () => {
  const numbers = [
    -0, 5e-324, -1.7976931348623157e308, 9007199254740992, 295147905179352830000, 1e23, 9.999999999999997e22, 0.000001,
    1e-7,
  ];
  expect(numbers.map(canonicalJson)).toEqual([
    '0',
    '5e-324',
    '-1.7976931348623157e+308',
    '9007199254740992',
    '295147905179352830000',
    '1e+23',
    '9.999999999999997e+22',
    '0.000001',
    '1e-7',
  ]);
  for (const value of [Number.NaN, Infinity, -Infinity, () => 0, undefined, 1n])
    expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('IDS-5 equal values have one text, whatever the order of their members, and it reads back as the value', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, reversed(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
});

test('IDS-5 a member without a value is no member', () => {
  expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});
