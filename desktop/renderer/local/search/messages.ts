// The conversation between a page and its search worker.
import type { Searched } from './entries';
import type { FoundIn, Kind } from './found';

/** `take` puts records in place of earlier ones and answers `taken`; the next comes only then, so that questions get between. */
export type ToWorker =
  | {
      readonly type: 'take';
      readonly kind: Kind;
      readonly records: readonly Searched[];
      readonly gone: readonly string[];
    }
  | { readonly type: 'ask'; readonly kind: Kind; readonly number: number; readonly text: string };

export type FromWorker =
  | { readonly type: 'taken' }
  | {
      readonly [K in Kind]: {
        readonly type: 'answer';
        readonly kind: K;
        readonly number: number;
        readonly found: readonly FoundIn[K][];
      };
    }[Kind];

/** How both are sent and heard; a worker is one. */
export type Line = {
  readonly send: (message: ToWorker) => void;
  readonly listen: (hear: (message: FromWorker) => void) => void;
  readonly close: () => void;
};
