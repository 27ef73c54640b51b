import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from './lines';

async function linesIn(bytes: Buffer, size: number, most?: number): Promise<readonly string[]> {
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  const lines: string[] = [];
  for await (const line of linesOf(chunks(), most)) lines.push(line);
  return lines;
}

test('lines are cut at line feeds only, wherever the chunks were cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ü', '\r', '\u2028', '\n', '🚚') });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
      const expected = whole.split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(await linesIn(Buffer.from(whole), size)).toEqual(expected);
    }),
  );
});

test('a line without end takes no more memory than is wanted, and the next one is whole', async () => {
  expect(await linesIn(Buffer.from('12345678\nabc\n'), 3, 4)).toEqual(['12345', 'abc']);
});
