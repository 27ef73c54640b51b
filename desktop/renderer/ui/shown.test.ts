import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { instantFromMillis } from 'shared/instant';
import { money } from 'shared/money';
import { shownAmount } from './amount';
import { shownMoment, wholeMoment } from './moment';

const text = (minor: number, code: string) =>
  Object.values(shownAmount(money(minor, currency(code)), 'en-GB')).join('');

test('MON-2 amounts are shown with their own digits, thousands apart and a real minus', () => {
  expect(text(120_450, 'GBP')).toBe('1,204.50');
  expect(text(-250, 'EUR')).toBe('−2.50');
  expect(text(11_840, 'JPY')).toBe('11,840');
  expect(text(1_234_567_250, 'KWD')).toBe('1,234,567.250');
  expect(text(5, 'EUR')).toBe('0.05');
  expect(text(100_000, 'EUR')).toBe('1,000.00');
});

const now = instantFromMillis(Date.UTC(2025, 10, 23, 14, 30));
const ago = (hours: number) => instantFromMillis(Date.UTC(2025, 10, 23, 14, 30) - hours * 3_600_000);

test('SYN-23 moments are told as people tell them, in the time zone of the organisation', () => {
  expect(shownMoment(ago(0), now, 'UTC', 'en-GB')).toBe('14:30');
  expect(shownMoment(ago(0), now, 'Asia/Tokyo', 'en-GB')).toBe('23:30');
  expect(shownMoment(ago(20), now, 'UTC', 'en-GB')).toBe('Sat 18:30');
  expect(shownMoment(ago(24 * 8), now, 'UTC', 'en-GB')).toBe('15 Nov');
  expect(shownMoment(ago(24 * 400), now, 'UTC', 'en-GB')).toBe('19 Oct 2024');
  expect(shownMoment(ago(-30), now, 'UTC', 'en-GB')).toBe('24 Nov');
  expect(wholeMoment(ago(0), 'Europe/Berlin', 'en-GB')).toBe(
    '23 Nov 2025, 15:30:00 (Europe/Berlin), 2025-11-23 14:30:00 UTC',
  );
});
