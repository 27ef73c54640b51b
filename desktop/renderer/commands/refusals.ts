// Dealing with what the server refused: acknowledge it, or do it again in a form that goes through. Both are sent.
import type { CommandId } from 'shared/ids';
import { refold, refsOf } from '../local/fold';
import { TOO_LARGE, acknowledged, withdrawn } from '../local/outbox';
import type { OutboxRow } from '../local/store';
import type { Act, Acting, Outcome } from './act';
import type { Intent } from './intent';

export type Acknowledged =
  /** `by` is the acknowledgement, which can be taken back until it is sent; null where none had to be made. */
  { readonly type: 'acknowledged'; readonly by: CommandId | null } | Exclude<Outcome, { type: 'done' }>;

/** @param takeOver a manager deals with another person's refusal */
export async function acknowledge(acting: Acting, act: Act, id: CommandId, takeOver = false): Promise<Acknowledged> {
  const { store, now } = acting;
  const [row] = await store.rows([id]);
  if (row?.status === 'acknowledged') return { type: 'acknowledged', by: null };
  let by: CommandId | null = null;
  if (row !== undefined && neverArrived(row)) await store.changeRows([id], withdrawn);
  else {
    const outcome = await act({ type: 'AcknowledgeRefusal', subject: id, payload: { takeOver } });
    if (outcome.type !== 'done') return outcome;
    by = outcome.row.id;
    await store.changeRows([id], acknowledged(now()));
  }
  if (row !== undefined) await refold(store, acting.organisation, refsOf([row])).catch(acting.report);
  return { type: 'acknowledged', by };
}

/** A new command in place of a refused one; only once it is on disk is the old one dealt with. */
export async function reissue(acting: Acting, act: Act, refused: CommandId, intent: Intent): Promise<Outcome> {
  const outcome = await act(intent, { reissueOf: refused });
  if (outcome.type === 'done') await acknowledge(acting, act, refused);
  return outcome;
}

/** The server does not know it, so it hears of its number alone. */
const neverArrived = ({ status, code, seq }: OutboxRow) => status === 'rejected' && code === TOO_LARGE && seq > 0;
