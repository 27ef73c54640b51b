// ISO 4217: which codes exist and how many minor digits each has.
import { z } from 'zod';
import type { Brand } from './brand';

export type Currency = Brand<string, 'Currency'>;

const TWO_DIGITS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
  'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS ' +
  'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN ' +
  'NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC ' +
  'SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';

const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...TWO_DIGITS.split(' ').map((code) => [code, 2] as const),
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ['CLF', 4] as const,
  ['UYW', 4] as const,
]);

/** In the order of their codes. */
export const currencies = (): readonly Currency[] => [...EXPONENTS.keys()].filter(isCurrency).sort();

export function isCurrency(code: string): code is Currency {
  return EXPONENTS.has(code);
}

/** The currency of an ISO 4217 code; an unknown code is a bug of the caller and throws. Borders use `currencySchema`. */
export function currency(code: string): Currency {
  if (!isCurrency(code)) throw new Error(`not an ISO 4217 currency: ${code}`);
  return code;
}

/** How many digits the minor unit has: JPY 0, EUR 2, KWD 3. */
export function exponentOf(code: Currency): number {
  return EXPONENTS.get(code) ?? 2;
}

export const currencySchema = z
  .string()
  .refine(isCurrency, { message: 'not an ISO 4217 currency' })
  .transform((code) => currency(code));
