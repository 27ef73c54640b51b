// The rows of an index and the ways to them: by code, by rank of fit, and all behind one another.
import MiniSearch from 'minisearch';
import type { Commonness } from './commonness';
import { commonness } from './commonness';
import type { LongText } from './long-text';
import { longText } from './long-text';
import type { Question } from './question';
import { queryOf, slips } from './question';
import type { Entry, Row } from './row';
import { FIELDS, keysOf, rowOf, sameRow, termsIn } from './row';

export type Held<F> = { readonly entry: Entry<F>; readonly row: Row };
/** The higher the score, the better the fit. */
export type Hit<F> = Held<F> & { readonly score: number };

export type KeptRows<F> = {
  /** In place of an earlier entry of that id. */
  readonly put: (entry: Entry<F>) => void;
  readonly remove: (id: string) => void;
  readonly called: (code: string) => readonly Held<F>[];
  /** Rows with terms that begin as asked or, `slipping`, are nearly what was asked. */
  readonly ranked: (question: Question, how: 'beginning' | 'slipping') => readonly Hit<F>[];
  readonly all: () => LongText<Held<F>>;
  readonly common: Commonness['of'];
};

export function keptRows<F>(): KeptRows<F> {
  const held = new Map<string, Held<F>>();
  const codes = new Map<string, Set<string>>();
  const common = commonness();
  const mini = miniSearch();
  let all: LongText<Held<F>> | null = null;
  const remove = (id: string) => {
    const known = held.get(id);
    if (known === undefined) return;
    all = null;
    held.delete(id);
    dropCodes(codes, known.entry);
    common.remove(known.row);
    mini.discard(id);
  };
  const add = (entry: Entry<F>, row: Row) => {
    remove(entry.id);
    held.set(entry.id, { entry, row });
    for (const key of entry.codes.flatMap(keysOf)) codes.set(key, (codes.get(key) ?? new Set()).add(entry.id));
    common.add(row);
    mini.add(row);
  };
  return {
    remove,
    put: (entry) => {
      const [known, row] = [held.get(entry.id), rowOf(entry)];
      all = null;
      // Most changes of an order change no word of it.
      if (known !== undefined && sameRow(known.row, row)) held.set(entry.id, { entry, row: known.row });
      else add(entry, row);
    },
    called: (code) => keysOf(code).flatMap((key) => [...(codes.get(key) ?? [])].flatMap((id) => held.get(id) ?? [])),
    ranked: (question, how) =>
      mini
        .search(queryOf(question), how === 'beginning' ? { prefix: true } : { fuzzy: slips })
        .flatMap(({ id, score }) =>
          [held.get(String(id))].flatMap((one) => (one === undefined ? [] : { ...one, score })),
        ),
    all: () => (all ??= longText([...held.values()].sort((a, b) => inOrder(a.entry, b.entry)))),
    common: common.of,
  };
}

const miniSearch = () =>
  new MiniSearch<Row>({
    fields: [...FIELDS],
    tokenize: termsIn,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (term) => [term],
      boost: { name: 2, codes: 1, parts: 0.5 },
      bm25: { k: 1.2, b: 0.2, d: 0.5 },
    },
  });

function dropCodes<F>(codes: Map<string, Set<string>>, { id, codes: own }: Entry<F>): void {
  for (const key of own.flatMap(keysOf)) {
    const ids = codes.get(key);
    ids?.delete(id);
    if (ids?.size === 0) codes.delete(key);
  }
}

/** What is set aside last, then by rank. */
export const inOrder = (a: Entry<unknown>, b: Entry<unknown>): number =>
  Number(a.aside) - Number(b.aside) || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);
