// What an import says to a person: a line per refusal and warning, and the sums at the end.
import { REASONS, reasonCode } from 'shared/import/reasons';
import type { ImportSummary, Judged } from 'shared/import/summary';
import type { Rejection } from 'shared/import/verdict';
import type { ImportReport } from '../jobs/import-orders';

const MOST_REMARKS = 100;
const reasonFor = (code: string): string => REASONS[reasonCode(code)][0];

/** At most a hundred lines; `reasons` of the summary counts them all. */
export function remarksOn({ judged }: ImportReport): readonly string[] {
  const remarks = judged.flatMap(remarksOnOne);
  const more = remarks.length - MOST_REMARKS;
  return more <= 0 ? remarks : [...remarks.slice(0, MOST_REMARKS), `… and ${more} more.`];
}

function remarksOnOne({ order: { key, rows, verdict }, outcome }: Judged): readonly string[] {
  const name = key === null ? 'The file' : `Order ${printable(key)}`;
  if (verdict.type === 'rejected') return [`${key === null && rows.length === 1 ? 'A row' : name} ${placed(verdict)}`];
  if (outcome.type === 'rejected') return [`${name} is refused: ${reasonFor(outcome.code)} (${outcome.code})`];
  if (outcome.type === 'already-present') return [];
  return verdict.warnings.map(
    ({ code, row, detail }) => `${name}${place(row, null)}: ${reasonFor(code)}${quoted(detail)} (warning)`,
  );
}

const placed = ({ code, row, column, detail }: Rejection) =>
  `is refused${place(row, column)}: ${reasonFor(code)}${quoted(detail)} (${code})`;

function place(row: number | null, column: string | null): string {
  const parts = [...(row === null ? [] : [`row ${row}`]), ...(column === null ? [] : [`column ${printable(column)}`])];
  return parts.length === 0 ? '' : ` at ${parts.join(', ')}`;
}

const quoted = (detail: string) => (detail === '' ? '' : `, “${printable(detail)}”`);
/** Cells come from outside; control characters could play tricks on a terminal. */
const printable = (text: string) => text.replace(/\p{Cc}/gu, '\ufffd');

export function summaryLines(summary: ImportSummary, dryRun: boolean): readonly string[] {
  const { rows, orders, sales, credits, rejected, alreadyPresent, currency, salesTotal, creditsTotal, reasons } =
    summary;
  const done = dryRun ? 'would be imported' : 'imported';
  const total = (amount: string | null) => (amount === null || currency === null ? '' : `, ${amount} ${currency}`);
  const why = Object.entries(reasons).map(([code, count]) => `${count} ${code}`);
  return [
    `${counted(rows, 'row')} in ${counted(orders, 'order')}.`,
    `${counted(sales, 'sale')} ${done}${total(salesTotal)}.`,
    `${counted(credits, 'credit')} ${done}${total(creditsTotal)}.`,
    ...(alreadyPresent === 0 ? [] : [`${counted(alreadyPresent, 'order')} already there.`]),
    ...(rejected === 0 ? [] : [`${counted(rejected, 'order')} refused: ${why.join(', ')}.`]),
  ];
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;
