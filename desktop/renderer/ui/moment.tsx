// A moment as people say it: today the time, this week the day and time, else the date. The whole of it on hover.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { epochMillis } from 'shared/instant';
import type { Instant } from 'shared/instant';

const DAY = 86_400_000;

/** @param zone IANA name; dates are the organisation's, not the computer's */
export function shownMoment(at: Instant, now: Instant, zone: string, locale: string): string {
  const formatted = formattedIn(locale);
  const [moment, today] = [dateIn(at, zone), dateIn(now, zone)];
  const time = formatted(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (moment === today) return time;
  const age = epochMillis(now) - epochMillis(at);
  if (age > 0 && age < 6 * DAY) return `${formatted(at, zone, { weekday: 'short' })} ${time}`;
  const sameYear = moment.slice(0, 4) === today.slice(0, 4);
  return formatted(at, zone, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) });
}

export function wholeMoment(at: Instant, zone: string, locale: string): string {
  const formatted = formattedIn(locale);
  const local = formatted(at, zone, { dateStyle: 'medium', timeStyle: 'medium' });
  return `${local} (${zone}), ${at.slice(0, 19).replace('T', ' ')} UTC`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes longer than using it a thousand times. */
const formattedIn =
  (locale: string) =>
  (at: Instant, zone: string, style: Intl.DateTimeFormatOptions): string => {
    const name = `${locale} ${zone} ${JSON.stringify(style)}`;
    const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: zone });
    formats.set(name, format);
    return format.format(epochMillis(at));
  };

const dateIn = (at: Instant, zone: string): string =>
  formattedIn('en-GB')(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/').reverse().join('-');

type Props = { readonly at: Instant; readonly now: Instant; readonly zone: string };

export function Moment({ at, now, zone }: Props): ReactNode {
  const { locale } = useIntl();
  return (
    <time dateTime={at} title={wholeMoment(at, zone, locale)}>
      {shownMoment(at, now, zone, locale)}
    </time>
  );
}
