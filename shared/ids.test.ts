// Ids, moments and text, as they come in from outside.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, ref, refOf } from './aggregate';
import { derivedId, organisationId, settingsIdOf, uuidSchema } from './ids';
import { epochMillis, instantFrom, instantFromMillis, isInstant, plusSeconds } from './instant';
import { NOON, ORGANISATION, exampleId } from './testing/examples';
import { byteLength, filledText, isStorableJson, text } from './text';
import { wholeNumber } from './whole-number';

describe('ids', () => {
  test('IDS-1 what the world names has the same id everywhere, and another name another', () => {
    expect(derivedId(ORGANISATION, 'online-retail', '536365')).toBe(derivedId(ORGANISATION, 'online-retail', '536365'));
    const other = organisationId(exampleId(2));
    const names = [
      derivedId(ORGANISATION, 'online-retail', '536365'),
      derivedId(ORGANISATION, 'online-retail', '536366'),
      derivedId(ORGANISATION, 'shopify', '536365'),
      derivedId(other, 'online-retail', '536365'),
      derivedId(ORGANISATION, 'a', 'b|c'),
      derivedId(ORGANISATION, 'a|b', 'c'),
      settingsIdOf(ORGANISATION),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  test('IDS-1 the ids of what was imported never change', () => {
    expect(
      derivedId(organisationId('0190a3f0-0000-7000-8000-000000000001'), 'online-retail', '536365'),
    ).toMatchInlineSnapshot(`"0849d356-207f-536c-b6d6-d940ce2d2155"`);
  });

  test('IDS-1 no two names share an id', () => {
    const name = fc.tuple(fc.string(), fc.string());
    fc.assert(
      fc.property(name, name, ([source, key], [otherSource, otherKey]) => {
        const same = source === otherSource && key === otherKey;
        expect(derivedId(ORGANISATION, source, key) === derivedId(ORGANISATION, otherSource, otherKey)).toBe(same);
      }),
    );
  });

  test('IDS-2 any UUID will do, in lower case', () => {
    expect(uuidSchema.parse('B7E8C1D2-5A34-4C1F-9E0B-3D6F2A417C55')).toBe('b7e8c1d2-5a34-4c1f-9e0b-3d6f2a417c55');
    for (const id of [
      '',
      'a&b',
      '../x',
      'b7e8c1d2-5a34-4c1f-9e0b-3d6f2a417c55 ',
      'b7e8c1d2-5a34-4c1f-9e0b-3d6f2a417c5\0',
      'x'.repeat(41),
      7,
      null,
    ])
      expect(uuidSchema.safeParse(id).success, String(id)).toBe(false);
  });

  test('IDS-2 a key names one aggregate, and reads back', () => {
    expect(refOf(keyOf(ref('order', exampleId(1))))).toEqual(ref('order', exampleId(1)));
    expect(() => refOf('basket:1')).toThrow('not the key of an aggregate');
  });
});

describe('moments', () => {
  test('IDS-3 any spelling of a moment becomes UTC with milliseconds', () => {
    expect(instantFrom('2026-01-15T13:00:00+01:00')).toBe(NOON);
    expect(instantFrom('2026-01-15T12:00:00.0009Z')).toBe(NOON);
    expect(isInstant(NOON)).toBe(true);
  });

  test('IDS-3 what is no moment, or outside the years 1 to 9999, is none', () => {
    for (const said of [
      '',
      'now',
      '2026-02-30T00:00:00Z',
      '2026-01-15',
      '2026-01-15T12:00:00',
      '+010000-01-01T00:00:00Z',
      '-000001-01-01T00:00:00Z',
      '0000-06-01T00:00:00Z',
    ])
      expect(instantFrom(said), said).toBeNull();
    expect(isInstant('2026-02-30T00:00:00.000Z')).toBe(false);
    expect(isInstant('2026-01-15T12:00:00Z')).toBe(false);
  });

  test('IDS-3 text order is time order', () => {
    const millis = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(millis, millis, (a, b) => {
        expect(instantFromMillis(a) < instantFromMillis(b)).toBe(a < b);
        expect(epochMillis(instantFromMillis(a))).toBe(a);
      }),
    );
    expect(plusSeconds(NOON, 1_800)).toBe('2026-01-15T12:30:00.000Z');
    expect(plusSeconds(NOON, -0.5)).toBe('2026-01-15T11:59:59.500Z');
  });
});

describe('text', () => {
  test('IDS-4 NUL and halves of a character are refused, everything else is kept as it was typed', () => {
    for (const said of ['a\0b', '\ud83d', 'x\udc00y', '\0']) expect(text(40).safeParse(said).success).toBe(false);
    for (const said of [
      '',
      ' padded ',
      'שלום \u202e RTL',
      '🏮 灯',
      '&#=/%',
      "'; drop table orders; --",
      '\u0001\u001f',
      '__proto__',
    ])
      expect(text(40).parse(said)).toBe(said);
  });

  test('IDS-4 text has a longest, and filled text something in it', () => {
    expect(text(40).safeParse('x'.repeat(41)).success).toBe(false);
    expect(text(40).safeParse('x'.repeat(40)).success).toBe(true);
    for (const blank of ['', ' ', '\t\n\u00a0']) expect(filledText(40).safeParse(blank).success).toBe(false);
    expect(filledText(40).parse(' x ')).toBe(' x ');
  });

  test('IDS-4 bytes are those of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(byteLength(value)).toBe(Buffer.byteLength(value, 'utf8'));
      }),
    );
  });

  test('IDS-4 a JSON value is storable where all its text is, names too, to a depth of 20', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'x' : { a: nested(depth - 1) });
    expect(isStorableJson({ a: [{ b: 'ok', c: null, d: 1, e: true }] })).toBe(true);
    for (const value of [{ 'a\0': 1 }, { a: { b: ['\ud800'] } }, nested(21)]) expect(isStorableJson(value)).toBe(false);
    expect(isStorableJson(nested(20))).toBe(true);
  });

  test('MON-10 a whole number from outside is exact, bounded and never minus zero', () => {
    expect(Object.is(wholeNumber(-1, 1).parse(-0), 0)).toBe(true);
    for (const value of [1.5, Number.NaN, Infinity, 2 ** 53 + 1, 1e308, '1', null, 101, -101])
      expect(wholeNumber(-100, 100).safeParse(value).success).toBe(false);
  });
});
