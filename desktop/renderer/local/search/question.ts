// A question taken apart: every chunk of it has to fit, as one, as `bowl-12` fits BOWL-12, or word by word.
import type { Query } from 'minisearch';
import { chunksOf } from './folded';
import type { Row } from './row';

const LONGEST = 200;
const MOST_CHUNKS = 10;

export type Chunk = { readonly words: readonly string[]; readonly whole: string };
export type Question = readonly Chunk[];

export const questionOf = (text: string): Question =>
  chunksOf(text.slice(0, LONGEST))
    .slice(0, MOST_CHUNKS)
    .map((words) => ({ words, whole: words.join('') }));

/** All terms a chunk may ask the index for. */
export const termsOfChunk = ({ words, whole }: Chunk): readonly string[] =>
  words.length === 1 ? words : [whole, ...words];

export const queryOf = (question: Question): Query => ({
  combineWith: 'AND',
  queries: question.map(({ words, whole }) =>
    words.length === 1 ? whole : { combineWith: 'OR', queries: [whole, { combineWith: 'AND', queries: [...words] }] },
  ),
});

export type Fitting = (row: Row) => boolean;

/** Whether terms of a row begin as asked. */
export const beginsAs = (question: Question): Fitting => holding(question, '');

/** Whether terms of a row are what was asked, to their end. */
export const isWholly = (question: Question): Fitting => holding(question, ' ');

function holding(question: Question, end: string): Fitting {
  const wanted = question.map(({ words, whole }) => ({
    whole: ` ${whole}${end}`,
    words: words.length === 1 ? [] : words.map((word) => ` ${word}${end}`),
  }));
  return ({ all }) =>
    wanted.every(
      ({ whole, words }) => all.includes(whole) || (words.length > 0 && words.every((word) => all.includes(word))),
    );
}

/** In words of five letters and more one in five may be wrong; a number is never nearly right. */
export const slips = (term: string): number | false => (term.length >= 5 && !/\p{N}/u.test(term) ? 0.2 : false);

export const maySlip = ({ words }: Chunk): boolean => words.some((word) => slips(word) !== false);
