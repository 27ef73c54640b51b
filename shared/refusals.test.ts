// What a person reads when something was refused.
import { expect, test } from 'vitest';
import type { BusinessRefusal } from './decide';
import { FINAL_CODES } from './contract/codes';
import { CUSTOMER, euro } from './testing/examples';
import type { RefusalCode } from './refusals';
import { isRefusalCode, refusalSentence, refusalSentences } from './refusals';

/** One refusal of each kind; the compiler asks for the next one. */
const examples: { readonly [C in BusinessRefusal['code']]: Extract<BusinessRefusal, { code: C }> } = {
  'wrong-status': { code: 'wrong-status', status: 'cancelled' },
  'order-exists': { code: 'order-exists', number: 'W3-000412' },
  'no-lines': { code: 'no-lines' },
  'too-many-lines': { code: 'too-many-lines', lines: 1_501, most: 1_500 },
  'order-too-large': { code: 'order-too-large', size: 200_001, most: 200_000 },
  'zero-quantity': { code: 'zero-quantity', line: 2 },
  'mixed-signs': { code: 'mixed-signs', line: 3 },
  'shipping-sign': { code: 'shipping-sign' },
  'amount-too-large': { code: 'amount-too-large' },
  'shop-order-has-no-lines': { code: 'shop-order-has-no-lines' },
  'kind-fixed': { code: 'kind-fixed', kind: 'sale' },
  'goods-shipped': { code: 'goods-shipped' },
  'money-not-refunded': { code: 'money-not-refunded', captured: euro(60_700), refunded: euro(700) },
  'not-paid': { code: 'not-paid', payment: 'partial' },
  'not-shipped': { code: 'not-shipped', fulfilment: 'none' },
  'on-hold': { code: 'on-hold', reason: 'address unclear' },
  'hold-exists': { code: 'hold-exists' },
  'hold-unknown': { code: 'hold-unknown' },
  'too-many-notes': { code: 'too-many-notes', most: 200 },
  'too-many-holds': { code: 'too-many-holds', most: 20 },
  'product-exists': { code: 'product-exists', sku: 'LAMP-1' },
  'product-unknown': { code: 'product-unknown' },
  'product-withdrawn': { code: 'product-withdrawn', sku: 'LAMP-1' },
  'customer-exists': { code: 'customer-exists' },
  'customer-unknown': { code: 'customer-unknown' },
  'customer-merged': { code: 'customer-merged', into: CUSTOMER },
  'customer-merges-itself': { code: 'customer-merges-itself' },
  'person-exists': { code: 'person-exists', signInName: 'ada' },
  'person-unknown': { code: 'person-unknown' },
  'last-administrator': { code: 'last-administrator' },
  'site-exists': { code: 'site-exists', siteCode: 'HB' },
  'site-unknown': { code: 'site-unknown' },
  'site-closed': { code: 'site-closed', siteCode: 'HB' },
  'settings-unknown': { code: 'settings-unknown' },
  'too-many-views': { code: 'too-many-views', most: 30 },
  'nothing-refused': { code: 'nothing-refused' },
  'refusal-of-another': { code: 'refusal-of-another' },
};

const words: readonly [RefusalCode, Readonly<Record<string, unknown>>][] = [
  ...Object.values(examples).map(({ code, ...params }): [RefusalCode, Readonly<Record<string, unknown>>] => [
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
