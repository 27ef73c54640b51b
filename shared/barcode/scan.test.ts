import { describe, expect, test } from 'vitest';
import { orderNumber } from '../order/number';
import { gtin } from './gtin';
import { readScan } from './scan';

const YEAR = 2026;
const read = (text: string) => readScan(text, YEAR);
const GTIN = '09506000134352';

describe('FND-5 what a scanned text means', () => {
  test.each([orderNumber('W3', 412), orderNumber('W12', 1_234_567)])(
    'FND-5 the number of an order of ours: %s',
    (number) => {
      const expected = { type: 'order-number', number };
      expect([read(number), read(number.toLowerCase()), read(`]C0${number}\r`), read(` ${number}\n`)]).toEqual(
        Array.from({ length: 4 }, () => expected),
      );
    },
  );

  test.each(['96385074', '036000291452', '4006381333931', GTIN])('FND-5 an article of %s', (number) => {
    expect(read(number)).toEqual({ type: 'gtin', gtin: number });
    expect(read(`]E0${number}`)).toEqual({ type: 'gtin', gtin: number });
  });

  test.each([['4006381333932'], ['96385075'], ['40063813339']])(
    'FND-5 %s has a wrong check digit or length, and is no article',
    (number) => {
      expect(gtin(number)).toBeNull();
      expect(read(`]E0${number}`)).toEqual({ type: 'unknown' });
      expect(read(number)).toEqual({ type: 'sku', sku: number });
    },
  );

  test.each(['BOWL-0012', '85123A', 'Öl 5/40', 'W3-12', 'AB12-123456', '7', 'W0-000412'])(
    'FND-5 else a SKU: %s',
    (sku) => {
      expect(read(sku)).toEqual({ type: 'sku', sku });
      expect(read(`]C0${sku}\r\n`)).toEqual({ type: 'sku', sku });
    },
  );

  test.each([
    ['', 'nothing'],
    [' \t\r\n', 'white space'],
    ['https://example.org/1', 'a web address'],
    ['x'.repeat(65), 'longer than a SKU'],
    ['1'.repeat(10_000), 'very long'],
    ['BOWL\u0000', 'a control character'],
    ['-bowl-', 'no letter or digit at an end'],
    [']C1', 'a kind without content'],
    ['two\nlines', 'two lines'],
  ])('FND-5 %j is unknown: %s', (text) => {
    expect(read(text)).toEqual({ type: 'unknown' });
  });
});

describe('FND-6 element strings', () => {
  const all = { type: 'gs1', gtin: GTIN, expiry: '2026-11-30', count: 24, lot: 'A-77/b', serial: '00012' };
  const elements = `01${GTIN}17261100` + `3724\x1d10A-77/b\x1d2100012`;

  test.each([
    ['GS1-128', `]C1${elements}`],
    ['DataMatrix', `]d2${elements}`],
    ['FNC1 in front', `\x1d${elements}`],
    ['a scanner that names no kind', elements],
    ['a line end behind it', `]C1${elements}\r\n`],
    ['FNC1 behind it', `]C1${elements}\x1d`],
    ['typed in as it is printed', `(01)${GTIN}(17)261100(37)24(10)A-77/b(21)00012`],
    ['with others between, which are passed over', `]d2${elements}\x1d11260101310300150024012345\x1d421840AB`],
  ])('FND-6 %s', (_, text) => {
    expect(read(text)).toEqual(all);
  });

  test.each([
    ['260229', null],
    ['280229', '2028-02-29'],
    ['261301', null],
    ['260200', '2026-02-28'],
    ['761231', '2076-12-31'],
    ['771231', '1977-12-31'],
  ])('FND-6 the day %s is %s', (printed, day) => {
    expect(read(`]C117${printed}`)).toEqual(day === null ? { type: 'unknown' } : { type: 'gs1', expiry: day });
  });

  test('FND-6 the century is the nearest one', () => {
    expect(readScan(']C117010101', 1990)).toEqual({ type: 'gs1', expiry: '2001-01-01' });
    expect(readScan(']C117990101', 2060)).toEqual({ type: 'gs1', expiry: '2099-01-01' });
  });

  test.each([
    ['a wrong check digit', `]C101${GTIN.slice(0, -1)}3`],
    ['a value cut off', ']C1010950600013'],
    ['a letter in a number', ']C10109506000134Z52'],
    ['a lot of more than 20 characters', `]C110${'A'.repeat(21)}`],
    ['a lot with a character GS1 does not allow', ']C110ABC#1'],
    ['a count that is none', ']C137ABC'],
    ['an empty value', ']C110\x1d2112'],
    ['two lots', ']C110A\x1d10B'],
    ['nothing that is asked for here', ']C100340123450000000018'],
    ['no identifier', ']C1hello'],
  ])('FND-6 %s makes the whole unknown', (_, text) => {
    expect(read(text)).toEqual({ type: 'unknown' });
  });
});
