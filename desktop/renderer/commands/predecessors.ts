// Which of my own unsettled commands a new one stands on: the last on each aggregate it touches, and the makers of what it names.
import { MAX_PREDECESSORS } from 'shared/contract/commands';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../local/store';
import { mayBegin } from '../local/beginning';

type Wanted = { readonly touched: readonly string[]; readonly payload: unknown };

/** @param unsettled queued and accepted rows, by seq. The latest links are kept where there are too many. */
export function predecessorsOf({ touched, payload }: Wanted, unsettled: readonly OutboxRow[]): readonly CommandId[] {
  if (unsettled.length === 0) return [];
  const named = textsIn(payload);
  const makers = unsettled.filter(({ type, subject }) => named.has(subject) && mayBegin(type));
  const last = touched.flatMap((key) => unsettled.findLast((row) => row.touched.includes(key)) ?? []);
  return [...new Set([...makers, ...last])]
    .sort((a, b) => a.seq - b.seq)
    .slice(-MAX_PREDECESSORS)
    .map(({ id }) => id);
}

/** Every text in a payload; an id among them names what it refers to. */
export function textsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) textsIn(member, found);
  return found;
}
