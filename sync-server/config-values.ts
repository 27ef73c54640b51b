// The kinds of values a setting can have, each with the sentence that says what is wrong with another one.
import { resolve } from 'node:path';
import { currencySchema } from 'shared/currency';
import type { Currency } from 'shared/currency';
import { z } from 'zod';
import { parseDuration } from './duration';

export const MINUTE = 60_000;
export const DAY = 86_400_000;

export const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));

export const duration = (min: number, max: number) =>
  z.string().transform((value, context) => {
    const millis = parseDuration(value);
    if (millis !== null && millis >= min && millis <= max) return millis;
    context.addIssue({
      code: 'custom',
      message: `must be a duration as 500ms, 10s, 10m, 1h or 30d, from ${min} to ${max} ms`,
    });
    return z.NEVER;
  });

export const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    url !== null &&
    /^(https?|app):$/.test(url.protocol) &&
    url.host !== '' &&
    ['', '/'].includes(url.pathname) &&
    url.search === ''
  ) {
    return `${url.protocol}//${url.host}`;
  }
  context.addIssue({ code: 'custom', message: 'must be an origin as https://waybill.example, without a path' });
  return z.NEVER;
});

export const listOf = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item));

/** @param schemes without the colon @param example what a right one looks like */
export const addressOf = (schemes: readonly string[], example: string) =>
  z.string().refine((value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)) && URL.canParse(value), {
    message: `must be an address as ${example}`,
  });
/** Null: for ever. */
export const keeping = z.union([z.literal('never').transform(() => null), duration(60 * MINUTE, 36_500 * DAY)]);
export const cacheUrl = z.union([z.enum(['memory:', 'off:']), addressOf(['redis', 'rediss'], 'redis://host:6379')], {
  error: 'must be memory:, off: or an address as redis://host:6379',
});
export const path = z.string().transform((value) => resolve(value));
export const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();

/** `shop=EUR,outlet=USD`: by the name of a source. */
export const currenciesBySource = z.string().transform((value, context): ReadonlyMap<string, Currency> => {
  const pairs = value.split(',').filter((pair) => pair.trim() !== '');
  const read = pairs.map((pair) => /^\s*([a-z0-9][a-z0-9-]{0,49})\s*=\s*([A-Za-z]{3})\s*$/.exec(pair));
  const currencies = read.flatMap((match) => {
    const currency = currencySchema.safeParse(match?.[2]?.toUpperCase());
    return match?.[1] !== undefined && currency.success ? [[match[1], currency.data] as const] : [];
  });
  if (currencies.length === pairs.length) return new Map(currencies);
  context.addIssue({ code: 'custom', message: 'must be sources with ISO 4217 codes as shop=EUR,outlet=USD' });
  return z.NEVER;
});
