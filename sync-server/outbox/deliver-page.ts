// Hands messages to a sink, many at once, and never two of one key at once where the order counts.
import type { OutboxMessage } from '../store/outbox';
import type { SetAside } from '../store/parked';
import { attempt, behind } from './attempt';
import type { Attempt, Attempting } from './attempt';

export type Waiting = { readonly message: OutboxMessage; readonly attempts: number };

export type Delivering = Attempting & {
  /** Whether to begin another delivery. */
  readonly goOn: () => Promise<boolean>;
  readonly onAside: (message: OutboxMessage, aside: SetAside) => void;
};

export type Outcome = {
  /** What became of each, in the order they were given; undefined: nothing was tried. */
  readonly attempts: readonly (Attempt | undefined)[];
  /** Why the sink takes nothing at the moment. */
  readonly stopped: Extract<Attempt, { type: 'stopped' }> | null;
};

/** @param held keys that something is set aside of: what is new of them waits behind it */
export async function deliverPage(
  delivering: Delivering,
  page: readonly Waiting[],
  held: ReadonlySet<string>,
): Promise<Outcome> {
  const isStrict = delivering.sink.ordering === 'strict';
  const attempts = new Array<Attempt | undefined>(page.length).fill(undefined);
  let stopped: Outcome['stopped'] = null;
  const chains = isStrict ? byKey(page) : page.map((waiting, place) => [{ ...waiting, place }]);

  const deliverChain = async (chain: readonly Placed[]) => {
    let isHeld = held.has(chain[0]?.message.partitionKey ?? '');
    for (const { message, attempts: failures, place } of chain) {
      if (stopped !== null || !(await delivering.goOn())) return;
      const answer = isHeld ? kept(behind(message)) : await attempt(delivering, message, failures);
      if (answer.type === 'stopped') {
        stopped ??= answer;
        return;
      }
      attempts[place] = answer;
      if (answer.type === 'delivered') continue;
      if (!isHeld) delivering.onAside(message, answer.aside);
      isHeld ||= isStrict && answer.aside.holds;
    }
  };
  await eachOf(chains, delivering.sink.atOnce, deliverChain);
  return { attempts, stopped };
}

type Placed = Waiting & { readonly place: number };
const kept = (aside: SetAside): Exclude<Attempt, { type: 'stopped' }> => ({ type: 'kept', aside });

function byKey(page: readonly Waiting[]): readonly (readonly Placed[])[] {
  const chains = new Map<string, Placed[]>();
  for (const [place, waiting] of page.entries()) {
    const chain = chains.get(waiting.message.partitionKey);
    if (chain === undefined) chains.set(waiting.message.partitionKey, [{ ...waiting, place }]);
    else chain.push({ ...waiting, place });
  }
  return [...chains.values()];
}

/** At most so many at the same time, begun in order. */
async function eachOf<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
