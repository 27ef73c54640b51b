// Undo of a command that was never sent: nothing is left of it but its number.
import { commandId } from 'shared/ids';
import type { CommandId } from 'shared/ids';
import { refold, refsOf } from '../local/fold';
import { mayWithdraw, reopened, withdrawn } from '../local/outbox';
import type { LocalStore, OutboxRow } from '../local/store';
import type { Acting } from './act';

export type Withdrawal =
  | { readonly type: 'withdrawn' }
  /** It is on its way or has been answered; only a new command can change what it did. */
  | { readonly type: 'too-late' }
  /** These stand on it and must go first. */
  | { readonly type: 'others-stand-on-it'; readonly ids: readonly CommandId[] };

export async function withdraw(acting: Acting, id: CommandId): Promise<Withdrawal> {
  const [withdrawal] = await withdrawAll(acting, [id]);
  return withdrawal ?? { type: 'too-late' };
}

/** Many at once, with an answer for each. What others of them stand on goes with them. */
export async function withdrawAll(
  { store, organisation, report }: Acting,
  ids: readonly CommandId[],
): Promise<readonly Withdrawal[]> {
  const before = new Map((await store.rows(ids)).map((row) => [row.id, row]));
  const wanted = new Set(ids.filter((id) => isWithdrawable(before.get(id))));
  const answers = await standing(store, wanted);
  const rows = [...wanted].flatMap((id) => (answers.has(id) ? [] : (before.get(id) ?? [])));
  // First, because an acknowledgement that is still queued after a crash acknowledges again.
  const dealtWith = rows.filter(({ type }) => type === 'AcknowledgeRefusal').map(({ subject }) => commandId(subject));
  const reopening = dealtWith.length === 0 ? [] : await store.changeRows(dealtWith, reopened);
  const left = await store.changeRows(
    rows.map(({ id }) => id),
    withdrawn,
  );
  for (const { id, type } of left) if (type === 'Withdrawn') answers.set(id, { type: 'withdrawn' });
  if (left.length > 0) await refold(store, organisation, refsOf([...rows, ...reopening])).catch(report);
  return ids.map((id) => answers.get(id) ?? { type: 'too-late' });
}

const isWithdrawable = (row: OutboxRow | undefined): boolean => row !== undefined && mayWithdraw(row);

/** Those that others stand on which are not to go with them; and so on, for what stands on these stays as well. */
async function standing(store: LocalStore, wanted: ReadonlySet<CommandId>): Promise<Map<CommandId, Withdrawal>> {
  const kept = new Map<CommandId, Withdrawal>();
  const rows = await store.about(wanted);
  for (let found = true; found;) {
    found = false;
    for (const id of wanted) {
      if (kept.has(id)) continue;
      const others = rows.filter((row) => row.after.includes(id) && (!wanted.has(row.id) || kept.has(row.id)));
      if (others.length === 0) continue;
      kept.set(id, { type: 'others-stand-on-it', ids: others.map((one) => one.id) });
      found = true;
    }
  }
  return kept;
}
