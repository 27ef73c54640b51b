// The online-retail profile against its own rules and, where the data set is at hand, against its known truth.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readingOf, summaryOfFile } from './testing';

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const AT = '2010-12-01 08:26:00';
const file = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');
const read = (...rows: readonly string[]) => readingOf('online-retail', file(...rows));
const codesOf = (...rows: readonly string[]) =>
  read(...rows).map(({ verdict }) => (verdict.type === 'rejected' ? verdict.code : verdict.type));

describe('online-retail', () => {
  test('IMP-2 rows of one invoice are one order, however they lie in the file', () => {
    const orders = read(
      `1,A,Cup,6,${AT},2.55,17850.0,UK`,
      `2,B,Mug,1,${AT},1.00,,UK`,
      `1,C,Jug,2,${AT},3.39,17850.0,UK`,
    );
    expect(orders.map(({ key, rows }) => ({ key, rows }))).toEqual([
      { key: '1', rows: [2, 4] },
      { key: '2', rows: [3] },
    ]);
  });

  test('IMP-3 all quantities above zero make a sale in pounds without tax, placed at the time of the file', () => {
    const [order] = read(`536365,85123A,"HEART, WHITE",6,${AT},2.55,17850.0,UK`);
    expect(order?.verdict).toMatchObject({
      type: 'sale',
      warnings: [],
      placement: {
        occurredAt: '2010-12-01T08:26:00.000Z',
        gross: 1530,
        payload: {
          number: '536365',
          origin: 'import',
          source: 'online-retail',
          currency: 'GBP',
          contact: { fullName: '17850', email: null },
          lines: [
            {
              sku: '85123A',
              description: 'HEART, WHITE',
              quantity: 6,
              unitPrice: 25500,
              taxBasisPoints: 0,
              discount: null,
            },
          ],
        },
      },
    });
  });

  test('IMP-3 all quantities below zero make a credit, and a blank customer is allowed', () => {
    const [order] = read(`C1,A,Cup,-2,${AT},2.55,,UK`);
    expect(order?.verdict).toMatchObject({ type: 'credit', placement: { gross: -510, payload: { contact: null } } });
  });

  test('IMP-4 an invoice that breaks several rules is refused for the first of them', () => {
    expect(codesOf(`1,A,Cup,0,${AT},-1,,UK`, `1,A,Cup,-1,${AT},0.00001,,UK`)).toEqual(['negative-price']);
    expect(codesOf(`1,A,Cup,0,${AT},1,,UK`, `1,A,Cup,-1,${AT},0.00001,,UK`, `1,A,Cup,1,${AT},0,,UK`)).toEqual([
      'zero-quantity',
    ]);
    expect(codesOf(`1,A,Cup,1,${AT},0,,UK`, `1,A,Cup,-1,${AT},0.00001,,UK`)).toEqual(['mixed-signs']);
    expect(codesOf(`1,A,Cup,-1,${AT},0,,UK`, `1,A,Cup,-9,${AT},0.00,,UK`)).toEqual(['stock-adjustment']);
    expect(codesOf(`1,A,Cup,1,${AT},0.00001,,UK`)).toEqual(['price-precision']);
  });

  test('IMP-4 what looks like a broken rule and is none', () => {
    expect(codesOf(`1,A,Cup,1,${AT},2.550000,,UK`)).toEqual(['sale']);
    expect(codesOf(`1,A,Cup,1,${AT},-0.00,,UK`)).toEqual(['sale']);
    expect(codesOf(`1,A,Cup,-1,${AT},0,,UK`, `1,A,Cup,-1,${AT},1,,UK`)).toEqual(['credit']);
    expect(codesOf(`1,A,Cup,6.0,${AT},0,,UK`)).toEqual(['sale']);
  });

  test('IMP-5 of two timestamps in one invoice the first counts, with a warning that names the row', () => {
    const [order] = read(`1,A,Cup,1,${AT},1,,UK`, `1,B,Mug,1,2010-12-01 08:27:00,1,,UK`);
    expect(order?.verdict).toMatchObject({
      placement: { occurredAt: '2010-12-01T08:26:00.000Z' },
      warnings: [{ code: 'several-dates', row: 3, detail: '2010-12-01 08:27:00' }],
    });
  });

  test('the notation of the original workbook is read too', () => {
    expect(read('1,A,Cup,1,12/1/2010 8:26,1,,UK')[0]?.verdict).toMatchObject({
      placement: { occurredAt: '2010-12-01T08:26:00.000Z' },
    });
  });
});

const folder = process.env['WAYBILL_TEST_DATA'];
const days = folder === undefined ? '' : join(folder, 'orders', 'online-retail');
const atHand = days !== '' && existsSync(days);
if (!atHand)
  console.warn(
    'SKIPPED: the online-retail data set. Set WAYBILL_TEST_DATA to the folder that holds orders/online-retail.',
  );

describe.runIf(atHand)('online-retail, the real days', () => {
  const day = (name: string) => summaryOfFile('online-retail', readFileSync(join(days, name)));

  test('IMP-1 the first of December comes to its known truth', () => {
    expect(day('2010-12-01.csv')).toEqual({
      rows: 3108,
      orders: 143,
      sales: 136,
      credits: 6,
      rejected: 1,
      alreadyPresent: 0,
      rowsImported: 3107,
      rowsRejected: 1,
      rowsAlreadyPresent: 0,
      salesTotal: '58960.79',
      creditsTotal: '-325.23',
      currency: 'GBP',
      reasons: { 'stock-adjustment': 1 },
    });
  });

  test('IMP-1 on every day rows and orders add up', () => {
    const sums = readdirSync(days)
      .filter((name) => name.endsWith('.csv'))
      .map(day);
    expect(sums).toHaveLength(20);
    expect(sums.reduce((sum, { rows }) => sum + rows, 0)).toBe(42_481);
    expect(sums.reduce((sum, { orders }) => sum + orders, 0)).toBe(2_025);
    for (const sum of sums) expect(sum.rowsImported + sum.rowsRejected + sum.rowsAlreadyPresent).toBe(sum.rows);
  });
});
