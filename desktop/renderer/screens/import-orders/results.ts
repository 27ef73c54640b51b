// What became of the orders of a file, in numbers that add up (IMP-1), and as each row says it.
import type { CommandId } from 'shared/ids';
import type { ImportSummary, Judged, Outcome } from 'shared/import/summary';
import { summaryOf } from 'shared/import/summary';
import type { Currency } from 'shared/currency';
import type { SeqRange } from '../../local/order-fates';
import type { Entry, Imported, Verdict } from './wizard';

export type Result =
  /** Under this number on this device. */
  | { readonly type: 'imported'; readonly seq: number; readonly id: CommandId }
  | { readonly type: 'rejected'; readonly code: string };

export type Undone =
  { readonly type: 'withdrawn' } | { readonly type: 'cancelled' } | { readonly type: 'kept'; readonly why: string };

/** How many there are of each verdict. */
export function tallyOf(entries: readonly Entry[]): Readonly<Record<Verdict, number>> {
  const tally = { new: 0, changed: 0, unchanged: 0, rejected: 0 };
  for (const { verdict } of entries) tally[verdict] += 1;
  return tally;
}

/** As the summary counts it: what differs is refused, and what was not got to is left. */
export function judgedOf(entries: readonly Entry[], results: ReadonlyMap<number, Result> | null): readonly Judged[] {
  return entries.map((entry, position) => ({ order: entry.order, outcome: outcomeOf(entry, results, position) }));
}

function outcomeOf({ order, verdict }: Entry, results: ReadonlyMap<number, Result> | null, position: number): Outcome {
  if (order.verdict.type === 'rejected') return { type: 'rejected', code: order.verdict.code };
  if (verdict === 'changed') return { type: 'rejected', code: 'changed' };
  if (verdict === 'unchanged') return { type: 'already-present' };
  if (results === null) return { type: 'imported' };
  const result = results.get(position);
  if (result === undefined) return { type: 'rejected', code: 'left' };
  return result.type === 'imported' ? { type: 'imported' } : { type: 'rejected', code: result.code };
}

export const summaryFor = (entries: readonly Entry[], results: ReadonlyMap<number, Result> | null): ImportSummary =>
  summaryOf(judgedOf(entries, results), null);

/** Sums never cross currencies: one summary for each, in the order of the file. */
export function summariesByCurrency(judged: readonly Judged[]): readonly (ImportSummary & { currency: Currency })[] {
  const groups = new Map<Currency, Judged[]>();
  for (const one of judged) {
    const { verdict } = one.order;
    if (verdict.type === 'rejected') continue;
    const { currency } = verdict.placement.payload;
    const group = groups.get(currency);
    if (group === undefined) groups.set(currency, [one]);
    else group.push(one);
  }
  return [...groups].map(([currency, group]) => ({ ...summaryOf(group, currency), currency }));
}

/** The numbers under which orders were placed, as few ranges. */
export function rangesOf(results: ReadonlyMap<number, Result>): readonly SeqRange[] {
  const seqs = [...results.values()].flatMap((result) => (result.type === 'imported' ? [result.seq] : []));
  const ranges: [number, number][] = [];
  for (const seq of seqs.sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === seq) last[1] = seq;
    else ranges.push([seq, seq]);
  }
  return ranges;
}

export type Progress = {
  /** New orders in the file, those dealt with, and those made. */
  readonly of: number;
  readonly done: number;
  readonly imported: number;
  readonly onServer: number;
  /** Orders a second; null before anything can be said. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
};

/** @param before results that were there when it began, which took no time now */
export function progressOf(
  { entries, results, fates }: Pick<Imported, 'entries' | 'results' | 'fates'>,
  spentMs: number,
  before: number,
): Progress {
  const of = tallyOf(entries).new;
  const done = results.size;
  const imported = [...results.values()].filter(({ type }) => type === 'imported').length;
  const rate = spentMs > 0 && done > before ? ((done - before) * 1_000) / spentMs : null;
  return {
    ...{ of, done, imported, rate },
    onServer: Math.max(0, fates.looked - fates.open - fates.refused.length),
    secondsLeft: rate === null ? null : Math.ceil((of - done) / rate),
  };
}
