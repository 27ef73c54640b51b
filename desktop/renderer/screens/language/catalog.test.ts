import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { catalogOf } from './catalog';
import { pseudo } from './words';

/** The names of all values in a message, those within plurals too. */
function valuesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner = 'options' in element ? Object.values(element.options).flatMap(({ value }) => valuesIn(value)) : [];
    return [element.value, ...inner];
  });
}
const values = (message: string) => [...new Set(valuesIn(parse(message)))].sort();

test('FRM-1 each word can be read in each language and asks for the same values', () => {
  const [english, german, test] = (['en', 'de', 'pseudo'] as const).map(catalogOf);
  for (const [id, words] of Object.entries(english ?? {})) {
    expect(values(german?.[id] ?? ''), id).toEqual(values(words));
    expect(values(test?.[id] ?? ''), id).toEqual(values(words));
    expect(words.trim(), id).not.toBe('');
  }
});

test('FRM-1 the test language leaves what stands in braces as it is', () => {
  expect(pseudo('{count, plural, one {line} other {lines}} sent')).toBe(
    '[{count, plural, one {line} other {lines}} séñt················]',
  );
});
