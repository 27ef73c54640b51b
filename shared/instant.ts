// A moment as ISO-8601 text in UTC with milliseconds: it survives JSON, RxDB and Postgres unchanged,
// and its text order is its time order.
import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand';

export type Instant = Brand<string, 'Instant'>;

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Our own form on a day that every month has: right without a calendar, and most there is. */
const PLAIN = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const isPlain = (text: string): text is Instant => PLAIN.test(text);

/** Whether the text is a moment as we write it, on a day that exists. */
export function isInstant(text: string): text is Instant {
  return parsed(text) === text;
}

/** Any RFC 3339 text brought to our form; null when it is not a moment of the years 1 to 9999. */
export function instantFrom(text: string): Instant | null {
  return parsed(text);
}

export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  instantFromMillis(epochMillis(instant) + Math.round(seconds * 1000));

const DAY_MS = 86_400_000;
/** Days from 1 March of year 0, where the calendar's reckoning begins, to 1970. */
const UNIX_EPOCH_DAY = 719_468;

/** Milliseconds since 1970, for comparing and for sorting by number. */
export function epochMillis(instant: Instant): number {
  const at = (from: number, to: number) => Number(instant.slice(from, to));
  const time = ((at(11, 13) * 60 + at(14, 16)) * 60 + at(17, 19)) * 1000 + at(20, 23);
  return dayNumber(at(0, 4), at(5, 7), at(8, 10)) * DAY_MS + time;
}

/** @throws on what is no whole number, or outside the years 1 to 9999, whose text would neither sort nor be stored */
export function instantFromMillis(millis: number): Instant {
  const dayNumber = Math.floor(millis / DAY_MS);
  const time = millis - dayNumber * DAY_MS;
  const { year, month, day } = dateOf(dayNumber);
  if (!Number.isInteger(millis) || year < 1 || year > 9999)
    throw new RangeError(`not a moment we can write: ${millis}`);
  const [hours, minutes, seconds] = [time / 3_600_000, (time / 60_000) % 60, (time / 1000) % 60];
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  return `${date}T${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}.${digits(time % 1000, 3)}Z` as Instant;
}

const digits = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');

/** Years are counted from March, so that the leap day is the last of its year; 400 years have 146,097 days. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - UNIX_EPOCH_DAY;
}

function dateOf(dayNumber: number) {
  const days = dayNumber + UNIX_EPOCH_DAY;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
}

function parsed(text: string): Instant | null {
  if (isPlain(text)) return text;
  try {
    return written(Temporal.Instant.from(text));
  } catch {
    return null;
  }
}

/** @throws outside the years 1 to 9999, whose text would neither sort nor be stored */
function written(moment: Temporal.Instant): Instant {
  const text = moment.toString({ smallestUnit: 'millisecond' });
  if (!SHAPE.test(text) || text.startsWith('0000')) throw new RangeError(`not a moment we can write: ${text}`);
  return text as Instant;
}
