// Undo of a command that was never sent: nothing is left of it but its number.
import { commandId } from 'shared/ids';
import type { CommandId } from 'shared/ids';
import { refold, refsOf } from '../local/fold';
import { mayWithdraw, reopened, withdrawn } from '../local/outbox';
import type { Acting } from './act';

export type Withdrawal =
  | { readonly type: 'withdrawn' }
  /** It is on its way or has been answered; only a new command can change what it did. */
  | { readonly type: 'too-late' }
  /** These stand on it and must go first. */
  | { readonly type: 'others-stand-on-it'; readonly ids: readonly CommandId[] };

export async function withdraw({ store, organisation, report }: Acting, id: CommandId): Promise<Withdrawal> {
  const [row] = await store.rows([id]);
  if (row === undefined || !mayWithdraw(row)) return { type: 'too-late' };
  const dependants = (await store.unsettled()).filter(({ after }) => after.includes(id));
  if (dependants.length > 0) return { type: 'others-stand-on-it', ids: dependants.map((one) => one.id) };
  // First, because an acknowledgement that is still queued after a crash acknowledges again.
  const reopening = row.type === 'AcknowledgeRefusal' ? await store.changeRows([commandId(row.subject)], reopened) : [];
  const [left] = await store.changeRows([id], withdrawn);
  if (left?.type !== 'Withdrawn') return { type: 'too-late' };
  await refold(store, organisation, refsOf([row, ...reopening])).catch(report);
  return { type: 'withdrawn' };
}
