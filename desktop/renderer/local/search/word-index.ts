// The heart of the search: entries found by the beginnings of their words, exact codes first, slips of the pen last.
// It knows no worker, no database and no clock.
import type { Hit, Held, KeptRows } from './kept-rows';
import { inOrder, keptRows } from './kept-rows';
import type { Chunk, Question } from './question';
import { beginsAs, maySlip, questionOf, termsOfChunk } from './question';

export const LIMIT = 20;
/** With more rows than that behind a term, reading all of them is quicker than ranking those. */
const COMMON = 1_000;

export type WordIndex<F> = Pick<KeptRows<F>, 'put' | 'remove'> & { readonly find: (text: string) => readonly F[] };

export function wordIndex<F>(): WordIndex<F> {
  const rows = keptRows<F>();
  const find = (text: string): readonly F[] => {
    const question = questionOf(text);
    const found = new Map<string, F>();
    if (question.length === 0) return [];
    for (const stage of [exact, beginning, nearly]) {
      if (found.size >= LIMIT) break;
      for (const { entry } of best(stage(rows, question))) found.set(entry.id, entry.found);
    }
    return [...found.values()].slice(0, LIMIT);
  };
  return { put: rows.put, remove: rows.remove, find };
}

const exact = <F>(rows: KeptRows<F>, question: Question): readonly Hit<F>[] =>
  rows.called(question.map(({ whole }) => whole).join('')).map(scored(1));

function beginning<F>(rows: KeptRows<F>, question: Question): readonly Hit<F>[] {
  const rowsWith = (chunk: Chunk) => termsOfChunk(chunk).reduce((sum, term) => sum + rows.common(term), 0);
  const [rare, common] = parted(question, (chunk) => rowsWith(chunk) <= COMMON);
  if (rare.length > 0) return fitting(rows.ranked(rare, 'beginning'), common);
  const { wholly, begin } = rows.all().find(question, LIMIT);
  return [...wholly.map(scored(2)), ...begin.map(scored(1))];
}

function nearly<F>(rows: KeptRows<F>, question: Question): readonly Hit<F>[] {
  const [long, short] = parted(question, maySlip);
  return long.length === 0 ? [] : fitting(rows.ranked(long, 'slipping'), short);
}

function fitting<F>(hits: readonly Hit<F>[], question: Question): readonly Hit<F>[] {
  const fits = beginsAs(question);
  return hits.filter(({ row }) => fits(row));
}

const best = <F>(hits: readonly Hit<F>[]): readonly Hit<F>[] =>
  [...hits]
    .sort((a, b) => Number(a.entry.aside) - Number(b.entry.aside) || b.score - a.score || inOrder(a.entry, b.entry))
    .slice(0, LIMIT);

const scored =
  (score: number) =>
  <F>(one: Held<F>): Hit<F> => ({ ...one, score });

function parted<T>(items: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
