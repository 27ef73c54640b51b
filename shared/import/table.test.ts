// Delimited text as shops and spreadsheets write it.
import { expect, test } from 'vitest';
import { delimiterOf, tableOf } from './table';

const isWanted = (name: string) => ['order', 'date', 'sku'].includes(name.trim());

test.each([',', ';', '\t', '|'] as const)('the delimiter is the one that shows the wanted columns: %j', (delimiter) => {
  expect(delimiterOf(`${['order', 'date', 'sku', 'a,b;c|d'].join(delimiter)}\n`, isWanted)).toBe(delimiter);
});

test('a spreadsheet may announce its delimiter, and its rows are counted as it shows them', () => {
  const text = 'sep=;\norder;sku\n1;A\n';
  expect(delimiterOf(text, isWanted)).toBe(';');
  expect(tableOf(text, ';')).toEqual({
    header: ['order', 'sku'],
    rows: [{ number: 3, cells: ['1', 'A'], fault: null }],
  });
});

test('quoted fields hold delimiters, quotes and line ends', () => {
  const { rows } = tableOf('order,sku\n1,"a ""b"",\nc"\n2,x\n', ',');
  expect(rows.map(({ number, cells }) => ({ number, cells }))).toEqual([
    { number: 2, cells: ['1', 'a "b",\nc'] },
    { number: 3, cells: ['2', 'x'] },
  ]);
});

test('blank rows are no rows, and blank cells behind the last column no cells', () => {
  const { rows } = tableOf('order,sku\n\n ,\n1,A,,\n\n', ',');
  expect(rows).toEqual([{ number: 4, cells: ['1', 'A', '', ''], fault: null }]);
});

test('IMP-1 a row that has slipped or is cut off is kept, with its fault', () => {
  const { rows } = tableOf('order,sku,price\n1,A,2.50,left over\n2,B\n3,"C,1\n', ',');
  expect(rows.map(({ number, fault }) => ({ number, fault }))).toEqual([
    { number: 2, fault: 'wrong-cell-count' },
    { number: 3, fault: 'wrong-cell-count' },
    { number: 4, fault: 'broken-quotes' },
  ]);
});
