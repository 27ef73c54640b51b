// Text comes out right in the encodings that shop software really writes.
import { expect, test } from 'vitest';
import { decodeText, isNoText } from './decode';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const utf16 = (text: string, bigEndian: boolean) =>
  Uint8Array.from(
    [...`\uFEFF${text}`].flatMap((character) => {
      const unit = character.charCodeAt(0);
      return bigEndian ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8];
    }),
  );

test('UTF-8 is read with and without its mark', () => {
  const text = 'Müller, 5 €';
  expect(decodeText(new TextEncoder().encode(text))).toBe(text);
  expect(decodeText(new TextEncoder().encode(`\uFEFF${text}`))).toBe(text);
});

test('what is no UTF-8 is read as windows-1252, of which latin-1 is a part', () => {
  expect(decodeText(bytes(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80, 0x93))).toBe('Müller €“');
});

test('UTF-16 is read in both byte orders', () => {
  expect(decodeText(utf16('Zoë €', false))).toBe('Zoë €');
  expect(decodeText(utf16('Zoë €', true))).toBe('Zoë €');
});

test('every line end becomes one', () => {
  expect(decodeText(new TextEncoder().encode('a\r\nb\rc\nd'))).toBe('a\nb\nc\nd');
});

test('a workbook is told from a text', () => {
  expect(isNoText(new TextEncoder().encode('PK\u0003\u0004rest'))).toBe(true);
  expect(isNoText(new TextEncoder().encode('order,date'))).toBe(false);
});
