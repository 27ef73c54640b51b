// A desk without a network, for tests of what happens before anything is sent.
import { commandId } from 'shared/ids';
import type { PersonId } from 'shared/ids';
import { keyOf, ref } from 'shared/aggregate';
import type { AggregateType } from 'shared/aggregate';
import type { Role } from 'shared/person/person';
import { CLERK, NOON, ORGANISATION, exampleId } from 'shared/testing/examples';
import { actor } from '../commands/act';
import type { Act, Acting, Outcome } from '../commands/act';
import type { LocalDocument, LocalStore, OutboxRow } from '../local/store';
import { memoryStore } from '../local/memory-store';

export type Desked = {
  readonly store: LocalStore;
  readonly acting: Acting;
  readonly act: Act;
  readonly faults: readonly unknown[];
};

export function desked(
  store: LocalStore = memoryStore(),
  roles: readonly Role[] = ['finance'],
  person: PersonId = CLERK,
): Desked {
  let ids = 2_000;
  const faults: unknown[] = [];
  const acting: Acting = {
    store,
    organisation: ORGANISATION,
    who: () => ({ type: 'person', id: person, roles }),
    now: () => NOON,
    newId: () => commandId(exampleId(++ids)),
    report: (fault) => faults.push(fault),
    show: () => undefined,
  };
  return { store, acting, act: actor(acting), faults };
}

/** The row of what was done. @throws where it was not */
export function done(outcome: Outcome): OutboxRow {
  if (outcome.type !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return outcome.row;
}

export async function viewOf(store: LocalStore, type: AggregateType, id: string): Promise<LocalDocument | undefined> {
  return (await store.documents([ref(type, id)])).get(keyOf(ref(type, id)))?.document;
}
