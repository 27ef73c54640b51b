// Sends what is queued: one request under way, marked as sent before it leaves, and sent again with the same ids
// when nobody knows what became of it.
import type { WireCommand } from 'shared/contract/commands';
import type { PushResult } from 'shared/contract/receipts';
import type { CommandId } from 'shared/ids';
import { refold, refsOf } from '../local/fold';
import { TOO_LARGE, accepted, rejected, sent, wireOf } from '../local/outbox';
import type { LocalStore, OutboxRow } from '../local/store';
import type { Batching, Bounds } from './batch';
import { batching } from './batch';
import type { Desk } from './desk';
import type { Holds } from './holds';
import type { Ask, Trouble } from './session';

export type Pushing = {
  readonly desk: Desk;
  readonly ask: Ask;
  readonly holds: Holds;
  readonly bounds: Bounds;
  /** Numbers the server has answered. */
  readonly arrived: (seqs: readonly number[]) => void;
  /** The feed's end, as an answer told it. */
  readonly headSeen: (head: number) => void;
};

/** Until nothing is left that may go now. Answers what stopped it, or null. */
export async function pushQueue(pushing: Pushing): Promise<Trouble | null> {
  const { desk, ask, bounds } = pushing;
  for (let most = bounds.commands; ;) {
    const batch = await nextBatch(pushing, { ...bounds, commands: most });
    const tooLarge = batch.tooLarge();
    if (tooLarge !== null) await refuseHere(desk, tooLarge);
    const ids = batch.rows().map(({ id }) => id);
    if (ids.length === 0 && tooLarge === null) return null;
    // A command may have been withdrawn since it was read; what it is now goes up, and from now on it stays so.
    const marked = await desk.store.changeRows(ids, sent(desk.now()));
    const rows = marked.filter(({ status }) => status === 'queued');
    if (rows.length === 0) continue;
    const reply = await ask('push', { commands: await wiresOf(desk.store, rows) });
    if (reply.type === 'too-large') {
      if (rows.length === 1) await refuseHere(desk, rows[0]);
      most = Math.max(1, Math.floor(rows.length / 2));
    } else if (reply.type !== 'answer') return reply;
    else if (!answersEach(rows, reply.answer.results)) return { type: 'wait', atLeastMs: 0 };
    else {
      pushing.headSeen(reply.answer.head);
      await apply(pushing, rows, reply.answer.results);
    }
  }
}

async function nextBatch({ desk, holds }: Pushing, bounds: Bounds): Promise<Batching> {
  const now = desk.timers.now();
  const batch = batching(bounds, (id) => holds.isHeld(id, now));
  for (let after = 0; ;) {
    const rows = await desk.store.queued(bounds.commands, after);
    const wantsMore = rows.every((row) => batch.offer(row));
    after = rows.at(-1)?.seq ?? after;
    if (!wantsMore || rows.length < bounds.commands) return batch;
  }
}

/** Links to commands this outbox no longer knows are left out: they are behind us, or a restored server never had them. */
async function wiresOf(store: LocalStore, rows: readonly OutboxRow[]): Promise<readonly WireCommand[]> {
  const known = new Set((await store.rows(rows.flatMap(({ after }) => after))).map(({ id }) => id));
  return rows.map((row) => wireOf(row, (id) => known.has(id)));
}

const answersEach = (rows: readonly OutboxRow[], results: readonly PushResult[]): boolean =>
  results.length === rows.length && results.every(({ id }, position) => id === null || id === rows[position]?.id);

async function apply(
  { desk, holds, arrived }: Pushing,
  rows: readonly OutboxRow[],
  results: readonly PushResult[],
): Promise<void> {
  const now = desk.now();
  const final = new Map<CommandId, Exclude<PushResult, { status: 'retry' }>>();
  for (const [position, result] of results.entries()) {
    const row = rows[position];
    if (row === undefined) continue;
    if (result.status === 'retry') holds.put(row.id, desk.timers.now(), desk.random(), result.retryAfterMs);
    else final.set(row.id, result);
  }
  const answered = rows.filter(({ id }) => final.has(id));
  holds.release([...final.keys()]);
  await desk.store.changeRows([...final.keys()], (row) => {
    const result = final.get(row.id);
    if (result === undefined) return null;
    return result.status === 'accepted' ? accepted(result)(row) : rejected(result, now)(row);
  });
  arrived(answered.map(({ seq }) => seq));
  await refold(desk.store, desk.organisation, refsOf(answered));
}

/** Its author can deal with it here; the server gets its number, empty, once they have. */
async function refuseHere({ store, organisation, now }: Desk, row: OutboxRow | undefined): Promise<void> {
  if (row === undefined) return;
  await store.changeRows([row.id], rejected({ code: TOO_LARGE, params: {}, feedSeq: 0 }, now()));
  await refold(store, organisation, refsOf([row]));
}
