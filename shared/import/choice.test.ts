// How a file is looked at before it is read, and what of it goes back to whoever wrote it.
import { expect, test } from 'vitest';
import { currency } from '../currency';
import type { Choice } from './choice';
import { firstChoice, profileFor, profileOf } from './choice';
import { readOrders } from './csv-orders';
import type { Inspection } from './inspect';
import { inspect, settled } from './inspect';
import { ERROR_COLUMN, rejectedRows } from './rejected-rows';
import { tableOf } from './table';
import { bytesOf, organisation } from './testing';

const RETAIL = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const OWN = 'Bestellnr;Datum;Artikel;Menge;Preis;Währung;Kunde';

function looked(text: string, choice: Choice | null = null): Inspection {
  const inspected = inspect(bytesOf(text), choice);
  if (inspected.type === 'unreadable') throw new Error(inspected.code);
  return inspected;
}
const read = (text: string, choice: Choice) =>
  readOrders(bytesOf(text), profileOf(choice), organisation, choice.encoding ?? undefined);
const german = `${OWN}\n1;31.03.2024;A-1;2;1.234,50;EUR;Müller\n2;01.04.2024;A-2;1;3,99;EUR;Weiß\n`;

test('WIZ-3 the kind of a file is known by its header; where none is, its columns are guessed by their names', () => {
  expect(profileFor(RETAIL.split(','))).toBe('online-retail');
  expect(profileFor(['Name', 'Created at', 'Lineitem sku', 'Lineitem quantity', 'Lineitem price'])).toBe(
    'shopify-orders',
  );
  expect(profileFor(['order', 'date', 'sku', 'quantity', 'unit_price'])).toBe('generic');
  expect(firstChoice(OWN.split(';'))).toMatchObject({
    profile: 'generic',
    columns: {
      order: 'Bestellnr',
      date: 'Datum',
      sku: 'Artikel',
      quantity: 'Menge',
      unitPrice: 'Preis',
      customer: 'Kunde',
    },
  });
  expect(looked('a,b\n1,2\n').missing).toEqual(['order', 'date', 'sku', 'quantity', 'unitPrice']);
});

test('WIZ-2 encoding, delimiter, numbers and dates are detected, and the preview shows what is then read', () => {
  const seen = looked(german);
  expect(seen).toMatchObject({
    ...{ encoding: 'windows-1252', delimiter: ';', decimal: 'comma', dates: ['d.m.y'], rowCount: 2, missing: [] },
    fields: ['order', 'date', 'sku', 'quantity', 'unitPrice', 'currency', 'customer'],
  });
  expect(seen.rows[0]?.cells.map((cell) => cell.read ?? cell.text)).toEqual([
    ...['1', '2024-03-31T00:00:00.000Z', 'A-1', '2', '1234.50', 'EUR', 'Müller'],
  ]);
  const orders = read(german, settled(seen));
  expect(orders.map(({ verdict }) => verdict.type === 'sale' && verdict.placement.gross)).toEqual([246_900, 399]);
});

test('WIZ-2 what a person says instead of detection is what is shown and read', () => {
  const text = 'order,date,sku,quantity,unit_price\n1,03/04/2024,A,1,"1,234"\n';
  const seen = looked(text);
  expect(seen.dates).toEqual(['d/m/y', 'm/d/y']);
  expect(seen.rows[0]?.cells.map(({ fault }) => fault)).toEqual([false, true, false, false, true]);
  const choice: Choice = { ...seen.choice, dates: 'm/d/y', decimal: 'comma', currency: currency('EUR') };
  const chosen = looked(text, choice);
  expect(chosen.rows[0]?.cells.map((cell) => cell.read)).toEqual([
    null,
    '2024-03-04T00:00:00.000Z',
    null,
    '1',
    '1.234',
  ]);
  expect(read(text, settled(chosen))).toMatchObject([
    { verdict: { type: 'sale', placement: { occurredAt: '2024-03-04T00:00:00.000Z', gross: 123 } } },
  ]);
  const swapped = { ...choice, columns: { order: 'sku', sku: 'order' } };
  expect(read(text, settled(looked(text, swapped)))).toMatchObject([{ key: 'A' }]);
});

test('WIZ-2 where one notation alone reads the dates it is taken; a file that is none says so', () => {
  expect(looked('order,date,sku,quantity,unit_price\n1,31/12/2024,A,1,2\n').choice.dates).toBe('d/m/y');
  expect(inspect(bytesOf('PK\x03\x04'), null)).toEqual({ type: 'unreadable', code: 'not-a-text-file' });
  expect(inspect(bytesOf(''), null)).toEqual({ type: 'unreadable', code: 'empty-file' });
});

test('WIZ-7 rejected rows leave as they came with what is wrong in a last column, and come in again once mended', () => {
  const text = `order,date,sku,quantity,unit_price,currency\n1,2024-01-01,A,0,1,EUR\n2,2024-01-01,"=B,1",-2,"1,50",EUR\n`;
  const csv = rejectedRows(tableOf(text, ','), new Map([[2, 'a quantity is zero']]));
  expect(csv).toBe(
    `order,date,sku,quantity,unit_price,currency,${ERROR_COLUMN}\r\n1,2024-01-01,A,0,1,EUR,a quantity is zero\r\n`,
  );
  const both = rejectedRows(
    tableOf(text, ','),
    new Map([
      [2, 'no'],
      [3, '=no'],
    ]),
  );
  expect(both).toContain(`"'=B,1",'-2,"1,50",EUR,'=no`);
  const mended = rejectedRows(
    tableOf(both.replaceAll('\r\n', '\n').replace('A,0', 'A,4'), ','),
    new Map([
      [2, 'still'],
      [3, ''],
    ]),
  );
  expect(mended.split('\r\n')[0]?.split(ERROR_COLUMN)).toHaveLength(2);
  const orders = read(mended.replaceAll('\r\n', '\n'), settled(looked(mended)));
  expect(orders.map(({ verdict }) => verdict.type)).toEqual(['sale', 'credit']);
});
