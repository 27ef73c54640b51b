// Places the new orders of a file through the one door, a few at a time, so that whoever types does not notice.
import type { ActAll, Outcome } from '../../commands/act';
import type { Intent } from '../../commands/intent';
import type { Result } from './results';
import type { Entry } from './wizard';

/** What a slice takes stays under what a hand on the keys would feel. */
export const AT_ONCE = 20;

export type Placing = {
  readonly actAll: ActAll;
  /** Lets the page answer. Says whether to go on, once nobody has it paused. */
  readonly next: () => Promise<'go' | 'stop'>;
  readonly placed: (results: ReadonlyMap<number, Result>) => void;
};

/** Goes on where results end. @returns whether it came to its end */
export async function placeOrders(
  entries: readonly Entry[],
  before: ReadonlyMap<number, Result>,
  { actAll, next, placed }: Placing,
): Promise<boolean> {
  const results = new Map(before);
  const left = [...entries.entries()].filter(([position, { verdict }]) => verdict === 'new' && !results.has(position));
  for (let from = 0; from < left.length; from += AT_ONCE) {
    if ((await next()) === 'stop') return false;
    const slice = left.slice(from, from + AT_ONCE);
    const outcomes = await actAll(slice.flatMap(([, entry]) => intentOf(entry)));
    for (const [at, outcome] of outcomes.entries()) {
      const position = slice[at]?.[0];
      if (position !== undefined) results.set(position, resultOf(outcome));
    }
    placed(results);
  }
  return true;
}

/** At the file's own time, under the id its source gives it: the same file again is the same orders. */
function intentOf({ order: { verdict } }: Entry): readonly Intent[] {
  if (verdict.type === 'rejected') return [];
  const { orderId, occurredAt, payload } = verdict.placement;
  return [{ type: 'PlaceOrder', subject: orderId, payload, occurredAt }];
}

function resultOf(outcome: Outcome): Result {
  switch (outcome.type) {
    case 'done':
      return { type: 'imported', seq: outcome.row.seq, id: outcome.row.id };
    case 'refused':
      return { type: 'rejected', code: outcome.refusal.code === 'order-exists' ? 'changed' : outcome.refusal.code };
    case 'forbidden':
      return { type: 'rejected', code: 'FORBIDDEN' };
    case 'invalid':
    case 'not-at-hand':
      return { type: 'rejected', code: 'not-storable' };
  }
}
