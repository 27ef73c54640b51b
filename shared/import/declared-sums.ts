// Orders whose file states sums instead of tax rates: finds the rate and the rule under which our sums are theirs.
import type { Currency } from '../currency';
import { decimalOf, money } from '../money';
import type { Line } from '../order/line';
import type { PricedOrder, Pricing } from '../order/totals';
import { lineAmount, priced } from '../order/totals';
import { roundedQuotient, safe } from '../rounding';
import type { Sums } from './read-head';
import type { ReadLine } from './read-lines';
import type { Rejection, Warning } from './verdict';
import { rejected } from './verdict';

export type Tied = { readonly pricing: Pricing; readonly warnings: readonly Warning[] };

/** Rates are found from coarse to fine: 19 % before 19.01 %, where both explain the sum. */
const STEPS = [100, 50, 25, 10, 5, 1];
const FULL_RATE = 10_000;

/**
 * The order's prices such that they add up to the declared total. A total that no rate explains to the last minor
 * unit is taken with a warning while rounding alone can be the cause (one unit per line), else refused.
 */
export function tieToDeclared(read: readonly ReadLine[], sums: Sums, currency: Currency): Tied | Rejection {
  const plain = withoutTaxes(read, sums, currency);
  if (plain === null) return differs(goodsOf(read, currency), sums.subtotal?.minor ?? 0, currency);
  const taxes = sums.taxes?.minor ?? 0;
  const total = sums.total?.minor ?? null;
  const untaxed = priced(plain).totals.gross;
  const taxIncluded = sums.taxIncluded ?? (taxes !== 0 && total === untaxed);
  const wanted = { taxes, gross: total ?? (taxIncluded ? untaxed : untaxed + taxes) };
  let nearest: { pricing: Pricing; gross: number } | null = null;
  for (const pricing of candidates({ ...plain, taxIncluded }, read, wanted.taxes)) {
    const { gross, tax } = priced(pricing).totals;
    if (gross === wanted.gross && tax === wanted.taxes) return { pricing, warnings: [] };
    if (nearest === null || Math.abs(gross - wanted.gross) < Math.abs(nearest.gross - wanted.gross))
      nearest = { pricing, gross };
  }
  if (nearest === null || Math.abs(nearest.gross - wanted.gross) > read.length)
    return differs(nearest?.gross ?? untaxed, wanted.gross, currency);
  const detail = difference(nearest.gross, wanted.gross, currency);
  return { pricing: nearest.pricing, warnings: [{ code: 'total-rounded', row: null, detail }] };
}

/** Prices before any tax; what lines and declared subtotal differ by is the order's discount. Null where it would be a surcharge. */
function withoutTaxes(read: readonly ReadLine[], sums: Sums, currency: Currency): Pricing | null {
  const off = sums.subtotal === null ? null : goodsOf(read, currency) - sums.subtotal.minor;
  if (off !== null && off < 0) return null;
  const minor = sums.shipping?.minor ?? 0;
  return {
    currency,
    lines: read.map(({ line }) => line),
    discount: off === null ? sums.discount : off === 0 ? null : { type: 'amount', minor: off },
    shipping: minor === 0 ? null : { minor, taxBasisPoints: 0 },
    taxIncluded: false,
    rounding: 'line',
  };
}

function* candidates(plain: Pricing, read: readonly ReadLine[], taxes: number): Iterable<Pricing> {
  if (taxes === 0) {
    yield { ...plain, taxIncluded: false };
    return;
  }
  const included = plain.taxIncluded ? taxes : 0;
  const bases = [true, false].map((taxedShipping) => ({
    taxedShipping,
    base: taxableBase(plain, read, taxedShipping) - included,
  }));
  for (const step of STEPS) {
    for (const { taxedShipping, base } of bases) {
      const taxBasisPoints = rateNear(taxes, base, step);
      if (taxBasisPoints === null) continue;
      for (const rounding of ['line', 'order'] as const) {
        yield taxed(plain, read, { taxBasisPoints, taxedShipping, rounding });
      }
    }
  }
}

type Rule = {
  readonly taxBasisPoints: number;
  readonly taxedShipping: boolean;
  readonly rounding: Pricing['rounding'];
};

function taxed(plain: Pricing, read: readonly ReadLine[], { taxBasisPoints, taxedShipping, rounding }: Rule): Pricing {
  const lines: Line[] = read.map(({ line, taxable }) => ({ ...line, taxBasisPoints: taxable ? taxBasisPoints : 0 }));
  const shipping =
    plain.shipping === null ? null : { ...plain.shipping, taxBasisPoints: taxedShipping ? taxBasisPoints : 0 };
  return { ...plain, lines, shipping, rounding };
}

function taxableBase(plain: Pricing, read: readonly ReadLine[], taxedShipping: boolean): number {
  const { lines, shipping }: PricedOrder = priced({ ...plain, taxIncluded: false });
  const goods = lines.reduce((sum, { net }, position) => sum + (read[position]?.taxable === false ? 0 : net), 0);
  return goods + (taxedShipping ? shipping.net : 0);
}

/** The multiple of `step` nearest to taxes / base; null where that is no rate. */
function rateNear(taxes: number, base: number, step: number): number | null {
  if (base <= 0) return null;
  const steps = roundedQuotient(BigInt(taxes) * BigInt(FULL_RATE), BigInt(base) * BigInt(step));
  const rate = steps * BigInt(step);
  return rate >= 0n && rate <= BigInt(FULL_RATE) ? safe(rate) : null;
}

const goodsOf = (read: readonly ReadLine[], currency: Currency) =>
  read.reduce((sum, { line }) => sum + lineAmount(line, currency), 0);

const difference = (ours: number, theirs: number, currency: Currency) =>
  `${decimalOf(money(ours, currency))} by its lines, ${decimalOf(money(theirs, currency))} by its total`;

const differs = (ours: number, theirs: number, currency: Currency): Rejection =>
  rejected('total-differs', {}, difference(ours, theirs, currency));
