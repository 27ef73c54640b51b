// Moments as files write them. A notation is never guessed: the profile says which ones the file may use.
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../instant';
import { instantFrom, instantFromMillis } from '../instant';
import type { DateStyle } from './profile';

const DAYS: Readonly<Record<DateStyle, RegExp>> = {
  'y-m-d': /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/,
  'y/m/d': /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})/,
  'd.m.y': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})/,
  'd/m/y': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})/,
  'd-m-y': /^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})/,
  'm/d/y': /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})/,
};
const TIME =
  /^(?:(?:[T ]|, ?)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?: ?(?<half>[ap]m))?(?: ?(?<offset>Z|UTC|[+-]\d{2}:?\d{2}))?)?$/i;

/** The moment a cell names; a day alone is its midnight. Null where no style fits or there is no such day or time. */
export function momentOf(cell: string, styles: readonly DateStyle[], timeZone: string): Instant | null {
  for (const style of styles) {
    const day = DAYS[style].exec(cell);
    const time = day === null ? null : TIME.exec(cell.slice(day[0].length));
    if (day === null || time === null) continue;
    const moment = momentFrom(
      localText(day.groups ?? {}, time.groups ?? {}),
      offsetText(time.groups?.['offset']),
      timeZone,
    );
    if (moment !== null) return moment;
  }
  return null;
}

type Parts = Readonly<Record<string, string | undefined>>;

function localText(day: Parts, time: Parts): string {
  const two = (text = '0') => text.padStart(2, '0');
  const hour = hourOf(Number(time['hour'] ?? 0), time['half']?.toLowerCase());
  const clock = `${two(String(hour))}:${two(time['minute'])}:${two(time['second'])}.${(time['fraction'] ?? '0').padEnd(3, '0')}`;
  return `${day['year'] ?? ''}-${two(day['month'])}-${two(day['day'])}T${clock}`;
}

/** Twelve-hour clocks begin at twelve. An hour no such clock shows becomes one no clock shows. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function offsetText(offset: string | undefined): string | null {
  if (offset === undefined) return null;
  return /^[Zu]/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
}

function momentFrom(local: string, offset: string | null, timeZone: string): Instant | null {
  if (offset !== null) return instantFrom(local + offset);
  if (timeZone === 'UTC') return instantFrom(`${local}Z`);
  try {
    return instantFromMillis(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds);
  } catch {
    return null;
  }
}
