// Which of many intents may enter in one write: those that have nothing to do with each other, so that their order is all the same.
import { rowOf } from 'shared/command-table';
import type { Intent } from './intent';
import { textsIn } from './predecessors';

/** In order; one that changes or names what an earlier one of its group changes begins a new group. */
export function together(intents: readonly Intent[]): readonly (readonly Intent[])[] {
  const groups: Intent[][] = [];
  let changed = new Set<string>();
  for (const intent of intents) {
    const group = groups.at(-1);
    if (group === undefined || changesSettings(intent) || group.some(changesSettings) || meets(intent, changed)) {
      groups.push([intent]);
      changed = new Set();
    } else group.push(intent);
    for (const id of changes(intent)) changed.add(id);
  }
  return groups;
}

const changes = (intent: Intent): readonly string[] =>
  intent.type === 'MergeCustomer' ? [intent.subject, intent.payload.mergedId] : [intent.subject];

/** Settings are consulted by many. */
const changesSettings = ({ type }: Intent): boolean =>
  rowOf(type).settings === 'touched' || rowOf(type).aggregate === 'settings';

function meets(intent: Intent, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return false;
  return changed.has(intent.subject) || [...textsIn(intent.payload)].some((text) => changed.has(text));
}
