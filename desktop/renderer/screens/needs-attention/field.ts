// A field of what was asked or of what the server has, and its value as something to show.
import type { BadgeStatus } from '../../ui/marks';
import type { Money } from 'shared/money';
import type { WordId } from '../language/catalog';

export type Value =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'words'; readonly words: WordId }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'rate'; readonly basisPoints: number }
  | { readonly type: 'amount'; readonly amount: Money }
  | { readonly type: 'order-state'; readonly status: BadgeStatus };

export type Field = {
  readonly name: WordId;
  /** Which of several, counted from 1. */
  readonly n?: number;
  /** Null: nothing there. */
  readonly value: Value | null;
};
export const text = (words: string | null | undefined): Value | null =>
  words === null || words === undefined || words.trim() === '' ? null : { type: 'text', text: words };
export const amount = (of: Money): Value => ({ type: 'amount', amount: of });
export const count = (of: number): Value => ({ type: 'count', count: of });
