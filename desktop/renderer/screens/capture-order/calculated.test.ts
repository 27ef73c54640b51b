import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { calculated } from './calculated';
import { decimalMark, plainDecimal } from './plain-decimal';
import { settled } from './settled';

const english = { currency: currency('EUR'), decimal: '.' } as const;
const german = { ...english, decimal: ',' } as const;

test('MON-2 a number is read as it is written where its writer lives, or not at all', () => {
  const inEnglish = (text: string) => plainDecimal(text, '.');
  const inGerman = (text: string) => plainDecimal(text, ',');
  expect(['2.55', '1,234.56', '1234', '1,234', ' 2.5 ', '.5', '7.'].map(inEnglish)).toEqual([
    '2.55',
    '1234.56',
    '1234',
    '1234',
    '2.5',
    '0.5',
    '7',
  ]);
  expect(['2,55', '1.234,56', '1.234', '1 234,5'].map(inGerman)).toEqual(['2.55', '1234.56', '1234', '1234.5']);
  expect(['2,55', '0,0175'].map(inEnglish)).toEqual(['2.55', '0.0175']);
  expect(inGerman('2.5')).toBe('2.5');
  expect(['1,23,456', '1.2.3', 'abc', '', '-1', '1,2345.6', '2.55 EUR'].map(inEnglish)).toEqual(Array(7).fill(null));
  expect([decimalMark('en-GB'), decimalMark('de-DE')]).toEqual(['.', ',']);
});

test('CAP-2 a number field calculates exactly, in the writer’s own marks, and rounds once at the end', () => {
  const of = (text: string, decimal = '.') => calculated(text, decimal, 4);
  expect(
    ['12*2.5', '16.99*1.1', '(1+2)*3-4', '2x3', '-3', '- 3+1', '10/4', '1/3', '2/3', '-2/3'].map((text) => of(text)),
  ).toEqual(['30', '18.689', '5', '6', '-3', '-2', '2.5', '0.3333', '0.6667', '-0.6667']);
  expect(of('16,99*1,1', ',')).toBe('18.689');
  expect(of('1.000*1,5', ',')).toBe('1500');
  expect(['0.1+0.2', '1,234.56 + 0.44'].map((text) => of(text))).toEqual(['0.3', '1235']);
  expect(of('2.55555')).toBe('2.55555');
  expect(['1/0', '2**3', '(1', '1)', '*2', '2*', '1 2 3 a', '()', '9'.repeat(90)].map((text) => of(text))).toEqual(
    Array(9).fill(null),
  );
  expect(settled('12*2,5', 4, german)).toBe('30');
  expect(settled('20/3', 4, german)).toBe('6,6667');
  expect(settled('2+3 %', 2, english)).toBe('5 %');
  expect(['-3', '2.50', 'abc', '1/0'].map((text) => settled(text, 4, english))).toEqual(['-3', '2.50', 'abc', '1/0']);
});
