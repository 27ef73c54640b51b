// Before the first exchange: what a crash left half done is done. Repeats are harmless.
import { commandId } from 'shared/ids';
import { refoldAll } from '../local/fold';
import { acknowledged } from '../local/outbox';
import type { Desk } from './desk';

export async function prepare({ store, organisation, now }: Desk): Promise<void> {
  const dealtWith = (await store.unsettled()).filter(({ type }) => type === 'AcknowledgeRefusal');
  await store.changeRows(
    dealtWith.map(({ subject }) => commandId(subject)),
    acknowledged(now()),
  );
  await refoldAll(store, organisation);
}
