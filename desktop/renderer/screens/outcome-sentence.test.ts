import { commandTable } from 'shared/command-table';
import { FINAL_CODES } from 'shared/contract/codes';
import { euro } from 'shared/testing/examples';
import { refusalExamples } from 'shared/testing/refusals';
import { describe, expect, test } from 'vitest';
import { intlIn, sayIn } from './language/say-in';
import { LANGUAGES } from './language/words';
import { commandName } from './needs-attention/about';
import { membersIn, sentencesOf } from './outcome-sentence';

const of = (language: 'en' | 'de' | 'pseudo') => sentencesOf(intlIn(language), 'Europe/Berlin');
const refused: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ...Object.values(refusalExamples).map((refusal) => [refusal.code, refusal] as const),
  ...[...FINAL_CODES, 'TOO_LARGE'].map((code) => [code, { detail: 'lines.0.quantity: Invalid input' }] as const),
];

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(refused)('FRM-4 %s is told in whole sentences, with every value filled in', (code, params) => {
    const sentence = of(language).refusal(code, params);
    expect(sentence).not.toMatch(/[{}?]|undefined|null|object|Invalid input/);
    expect(sentence).toMatch(/^\S.*[.] .*[.]/);
    if (language !== 'en') expect(sentence).not.toBe(of('en').refusal(code, params));
  });
});

test('FRM-4 amounts, numbers and dates stand as people of the language write them', () => {
  const { refusal } = of('de');
  expect(refusal('money-not-refunded', { captured: euro(160_700), refunded: euro(700) })).toBe(
    '1.607,00\u00A0EUR wurde eingenommen und davon 7,00\u00A0EUR erstattet. Erstatten Sie zuerst den Rest.',
  );
  expect(refusal('too-many-lines', { lines: 1_501, most: 1_500 })).toContain('1.501 Positionen');
  expect(refusal('wrong-status', { status: 'cancelled' })).toContain('ist storniert');
  expect(of('en').refusal('too-many-lines', { lines: 1_501, most: 1_500 })).toContain('1,501 lines');
  expect(refusal('on-hold', { reason: '2026-01-15' })).toContain('15.01.2026');
  expect(refusal('on-hold', { reason: '2026-01-15T23:30:00.000Z' })).toContain('16.01.2026, 00:30');
});

test('FRM-4 what a newer server says is named by its code, and what it leaves out does no harm', () => {
  expect(of('de').refusal('period-closed', {})).toContain('(period-closed)');
  expect(of('de').refusal('on-hold', {})).toContain('gesperrt: ?');
  expect(of('de').refusal('on-hold', { reason: { html: '<b>' } })).toContain('gesperrt: ?');
  expect(of('de').refusal('on-hold', { reason: '<b>{x}</b>' })).toContain('gesperrt: <b>{x}</b>.');
});

test('FRM-4 what was not done says why in the language, without the English of a schema', () => {
  const { notDone } = of('de');
  expect(notDone(null)).toMatch(/^Das konnte nicht gespeichert werden/);
  expect(notDone({ type: 'not-at-hand', missing: [] })).toMatch(/^Das ist noch nicht auf diesem Gerät/);
  expect(notDone({ type: 'forbidden', command: 'WithdrawProduct' })).toMatch(/^Keine Ihrer Rollen darf das/);
  expect(notDone({ type: 'invalid', detail: 'text: Too small; lines.0.sku: Invalid' })).toBe(
    'Das kann nicht gespeichert werden (text, lines.0.sku). Ändern Sie es und versuchen Sie es erneut.',
  );
  expect(membersIn('nothing was asked')).toBe('?');
});

test('FRM-4 every command has a name in every language', () => {
  for (const type of Object.keys(commandTable).filter((one) => !SHOP_EVENTS.includes(one)))
    for (const language of LANGUAGES) expect(commandName(type, sayIn(language)), type).not.toBe(type);
});

/** Said by the shop and the server alone; no device issues or shows them as commands. */
const SHOP_EVENTS: readonly string[] = Object.entries(commandTable)
  .filter(([, { group }]) => group === 'system')
  .map(([type]) => type);
