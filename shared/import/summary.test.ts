// Sums of an import: exact, of one currency, and honest about more than one.
import { expect, test } from 'vitest';
import { summaryOf } from './summary';
import { judgedAsNew, readingOf } from './testing';

const HEADER = 'order,date,sku,quantity,unit_price,currency\n';
const summary = (...rows: readonly string[]) =>
  summaryOf(judgedAsNew(readingOf('generic', HEADER + rows.join('\n'))), null);

test('sums are decimal text with the digits of the currency', () => {
  expect(summary('A,2024-03-31,X,1,500,JPY', 'B,2024-03-31,X,-2,20,JPY')).toMatchObject({
    salesTotal: '500',
    creditsTotal: '-40',
    currency: 'JPY',
  });
  expect(summary('A,2024-03-31,X,1,1.25,KWD')).toMatchObject({ salesTotal: '1.250', creditsTotal: '0.000' });
});

test('amounts of two currencies are not added up', () => {
  expect(summary('A,2024-03-31,X,1,1,EUR', 'B,2024-03-31,X,1,1,USD')).toMatchObject({
    sales: 2,
    salesTotal: null,
    creditsTotal: null,
    currency: null,
  });
});

test('sums stay exact beyond what one number holds', () => {
  const rows = Array.from({ length: 2_000 }, (_, n) => `${n},2024-03-31,X,100,999999999.99,EUR`);
  expect(summary(...rows).salesTotal).toBe('199999999998000.00');
});

test('a file in which nothing is good has no currency and no sum', () => {
  expect(summary('A,2024-03-31,X,0,1,EUR')).toMatchObject({
    salesTotal: '0.00',
    currency: null,
    reasons: { 'zero-quantity': 1 },
  });
});
