// What a person reads when something was refused.
import { expect, test } from 'vitest';
import { FINAL_CODES } from './contract/codes';
import { euro } from './testing/examples';
import { refusalExamples } from './testing/refusals';
import type { RefusalCode } from './refusals';
import { isRefusalCode, refusalSentence, refusalSentences } from './refusals';

const words: readonly [RefusalCode, Readonly<Record<string, unknown>>][] = [
  ...Object.values(refusalExamples).map(({ code, ...params }): [RefusalCode, Readonly<Record<string, unknown>>] => [
    code,
    params,
  ]),
  ...[...FINAL_CODES, 'TOO_LARGE' as const].map((code): [RefusalCode, Readonly<Record<string, unknown>>] => [
    code,
    { detail: 'lines.0.quantity: Invalid input' },
  ]),
];

test.each(words)('REF-4 %s is told in whole sentences, with every param filled in', (code, params) => {
  const sentence = refusalSentence(code, params);
  expect(sentence).not.toMatch(/[{}?]|undefined|null|object/);
  expect(sentence).toMatch(/^\S.*[.] .*[.]$/);
});

test('REF-4 nobody is blamed', () => {
  for (const sentence of Object.values(refusalSentences))
    expect(sentence).not.toMatch(/invalid|error|illegal|failed|wrong|you (?:must|did)|fault/i);
});

test('REF-4 a sentence names what happened', () => {
  expect(refusalSentence('money-not-refunded', { captured: euro(60_700), refunded: euro(700) })).toBe(
    '607.00 EUR was received and 7.00 EUR of it refunded. Refund the rest first.',
  );
});

test('REF-4 what a newer server says is named, and what it leaves out does no harm', () => {
  expect(refusalSentence('period-closed', { day: '2026-01-15' })).toContain('(period-closed)');
  expect(refusalSentence('on-hold', {})).toContain('on hold: ?');
  expect(refusalSentence('on-hold', { reason: { html: '<b>' } })).toContain('on hold: ?');
  expect(isRefusalCode('toString')).toBe(false);
});
