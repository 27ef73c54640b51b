// All rows behind one another in one long text: the quickest way to what thousands of rows have in common.
import type { Question } from './question';
import { beginsAs, isWholly } from './question';
import type { Row } from './row';

export type LongText<T> = {
  /** The first rows that are wholly what was asked, and the first that begin so; each in order, at most `limit`. */
  readonly find: (question: Question, limit: number) => { readonly wholly: readonly T[]; readonly begin: readonly T[] };
};

/** @param ordered as they are to be found */
export function longText<T extends { readonly row: Row }>(ordered: readonly T[]): LongText<T> {
  const text = ordered.map(({ row }) => row.all).join('');
  const starts = startsOf(ordered);
  const first = (needle: string, fits: (row: Row) => boolean, limit: number): readonly T[] => {
    const found: T[] = [];
    let n = 0;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, starts[n + 1])) {
      while ((starts[n + 1] ?? text.length) <= at) n += 1;
      const one = ordered[n];
      if (one !== undefined && fits(one.row)) found.push(one);
      if (found.length === limit || n + 1 >= ordered.length) break;
    }
    return found;
  };
  return {
    find: (question, limit) => {
      const { begun, ended } = needlesOf(question);
      const wholly = first(ended, isWholly(question), limit);
      const begin = wholly.length === limit ? [] : first(begun, beginsAs(question), limit);
      return { wholly, begin: begin.filter((one) => !wholly.includes(one)) };
    },
  };
}

/** Where each row begins, and at last where the text ends. */
function startsOf(ordered: readonly { readonly row: Row }[]): Uint32Array {
  const starts = new Uint32Array(ordered.length + 1);
  ordered.forEach(({ row }, n) => {
    starts[n + 1] = (starts[n] ?? 0) + row.all.length;
  });
  return starts;
}

/** What every row that fits has: the first word of a chunk also begins the chunk as one. */
function needlesOf(question: Question): { readonly begun: string; readonly ended: string } {
  const longest = question.reduce<{ readonly word: string; readonly end: string }>(
    (known, { words }) => {
      const [word = ''] = words;
      return word.length > known.word.length ? { word, end: words.length === 1 ? ' ' : '' } : known;
    },
    { word: '', end: '' },
  );
  return { begun: ` ${longest.word}`, ended: ` ${longest.word}${longest.end}` };
}
