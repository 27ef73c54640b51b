// What an import did, or would do, in numbers that always add up: every row and every order is counted once.
import type { Currency } from '../currency';
import { exponentOf } from '../currency';
import type { ReadOrder } from './verdict';

/** What became of an order: `rejected` also for one that differs from what is there (code `changed`). */
export type Outcome =
  | { readonly type: 'imported' }
  | { readonly type: 'already-present' }
  | { readonly type: 'rejected'; readonly code: string };
export type Judged = { readonly order: ReadOrder; readonly outcome: Outcome };

/** Sums are decimal text; null, as the currency is, where the imported orders are of several currencies. */
export type ImportSummary = {
  readonly rows: number;
  readonly orders: number;
  readonly sales: number;
  readonly credits: number;
  readonly rejected: number;
  readonly alreadyPresent: number;
  readonly rowsImported: number;
  readonly rowsRejected: number;
  readonly rowsAlreadyPresent: number;
  readonly salesTotal: string | null;
  readonly creditsTotal: string | null;
  readonly currency: Currency | null;
  /** Refused orders by code. */
  readonly reasons: Readonly<Record<string, number>>;
};

/** @param expected the currency to name where nothing is imported */
export function summaryOf(judged: readonly Judged[], expected: Currency | null): ImportSummary {
  const imported = judged.filter(({ outcome }) => outcome.type === 'imported');
  const present = judged.filter(({ outcome }) => outcome.type === 'already-present');
  const refused = judged.filter(({ outcome }) => outcome.type === 'rejected');
  const sales = imported.filter(({ order }) => order.verdict.type === 'sale');
  const credits = imported.filter(({ order }) => order.verdict.type === 'credit');
  const currencies = new Set((imported.length > 0 ? imported : present).flatMap(currencyOf));
  const [only = expected] = currencies;
  const currency = currencies.size > 1 ? null : only;
  return {
    rows: rowsOf(judged),
    orders: judged.length,
    sales: sales.length,
    credits: credits.length,
    rejected: refused.length,
    alreadyPresent: present.length,
    rowsImported: rowsOf(imported),
    rowsRejected: rowsOf(refused),
    rowsAlreadyPresent: rowsOf(present),
    salesTotal: currencies.size > 1 ? null : totalOf(sales, currency),
    creditsTotal: currencies.size > 1 ? null : totalOf(credits, currency),
    currency,
    reasons: reasonsOf(refused),
  };
}

const rowsOf = (judged: readonly Judged[]) => judged.reduce((sum, { order }) => sum + order.rows.length, 0);

const placementOf = ({ order: { verdict } }: Judged) => (verdict.type === 'rejected' ? null : verdict.placement);

const currencyOf = (judged: Judged) => placementOf(judged)?.payload.currency ?? [];

/** In BigInt: a file may hold more than one exact number can. */
function totalOf(judged: readonly Judged[], currency: Currency | null): string {
  const total = judged.reduce((sum, order) => sum + BigInt(placementOf(order)?.gross ?? 0), 0n);
  const exponent = currency === null ? 2 : exponentOf(currency);
  const digits = (total < 0n ? -total : total).toString().padStart(exponent + 1, '0');
  const sign = total < 0n ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

function reasonsOf(refused: readonly Judged[]): Readonly<Record<string, number>> {
  const reasons = new Map<string, number>();
  for (const { outcome } of refused)
    if (outcome.type === 'rejected') reasons.set(outcome.code, (reasons.get(outcome.code) ?? 0) + 1);
  return Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1)));
}
