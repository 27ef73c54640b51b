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
  /** Asked before each request. */
  readonly bounds: () => Bounds;
  /** Numbers the server has answered. */
  readonly arrived: (seqs: readonly number[]) => void;
  /** The feed's end, as an answer told it. */
  readonly headSeen: (head: number) => void;
  /** When what comes down has its turn, on the engine's timers. */
  readonly until: number;
};

/**
 * Until nothing is left that may go now, or the time is up. Answers what stopped it, or null. What the server said to one
 * batch is written down while the next is on its way: what a crash leaves unwritten is sent again under the same ids.
 */
export async function pushQueue(pushing: Pushing): Promise<Trouble | 'time-up' | null> {
  const { desk, ask, bounds } = pushing;
  let unwritten = NOTHING_SAID;
  let timeUp = false;
  for (let most = Number.POSITIVE_INFINITY; ;) {
    const { commands, bytes } = bounds();
    const rows = timeUp ? null : await nextRows(pushing, { bytes, commands: Math.min(commands, most) }, unwritten);
    if (rows === null && unwritten.size === 0) return timeUp ? 'time-up' : null;
    const asking = rows === null ? null : ask('push', { commands: await wiresOf(desk.store, rows) });
    const [reply] = await Promise.all([asking, writeDown(pushing, unwritten)]);
    unwritten = NOTHING_SAID;
    if (rows === null || reply === null) continue;
    if (reply.type === 'too-large') {
      if (rows.length === 1) await refuseHere(desk, rows[0]);
      most = Math.max(1, Math.floor(rows.length / 2));
    } else if (reply.type !== 'answer') return reply;
    else if (!answersEach(rows, reply.answer.results)) return { type: 'wait', atLeastMs: 0 };
    else {
      pushing.headSeen(reply.answer.head);
      unwritten = saidOf(pushing, rows, reply.answer.results);
      timeUp = desk.timers.now() >= pushing.until;
    }
  }
}

/** Marked as sent: from now on they stay as they are. Null where nothing may go now. */
async function nextRows(pushing: Pushing, bounds: Bounds, unwritten: Said): Promise<readonly OutboxRow[] | null> {
  const { desk } = pushing;
  for (;;) {
    const batch = await nextBatch(pushing, bounds, unwritten);
    const tooLarge = batch.tooLarge();
    if (tooLarge !== null) await refuseHere(desk, tooLarge);
    const ids = batch.rows().map(({ id }) => id);
    if (ids.length === 0 && tooLarge === null) return null;
    // A command may have been withdrawn since it was read; what it is now goes up.
    const marked = await desk.store.changeRows(ids, sent(desk.now()));
    const rows = marked.filter(({ status }) => status === 'queued');
    if (rows.length > 0) return rows;
  }
}

async function nextBatch({ desk, holds }: Pushing, bounds: Bounds, unwritten: Said): Promise<Batching> {
  const now = desk.timers.now();
  const batch = batching(bounds, (id) => holds.isHeld(id, now));
  const most = bounds.commands + unwritten.size;
  for (let after = 0; ;) {
    const rows = await desk.store.queued(most, after);
    const wantsMore = rows.every((row) => unwritten.has(row.id) || batch.offer(row));
    after = rows.at(-1)?.seq ?? after;
    if (!wantsMore || rows.length < most) return batch;
  }
}

/** Links to commands this outbox no longer knows are left out: they are behind us, or a restored server never had them. */
async function wiresOf(store: LocalStore, rows: readonly OutboxRow[]): Promise<readonly WireCommand[]> {
  const known = new Set((await store.rows(rows.flatMap(({ after }) => after))).map(({ id }) => id));
  return rows.map((row) => wireOf(row, (id) => known.has(id)));
}

const answersEach = (rows: readonly OutboxRow[], results: readonly PushResult[]): boolean =>
  results.length === rows.length && results.every(({ id }, position) => id === null || id === rows[position]?.id);

type Verdict = Exclude<PushResult, { status: 'retry' }>;

/** What the server said for good, by command, in the order of their numbers. */
type Said = ReadonlyMap<CommandId, { readonly row: OutboxRow; readonly verdict: Verdict }>;

const NOTHING_SAID: Said = new Map();

/** What it asked to be tried again is held back from now on. */
function saidOf({ desk, holds }: Pushing, rows: readonly OutboxRow[], results: readonly PushResult[]): Said {
  const said = new Map<CommandId, { row: OutboxRow; verdict: Verdict }>();
  for (const [position, result] of results.entries()) {
    const row = rows[position];
    if (row === undefined) continue;
    if (result.status === 'retry') holds.put(row.id, desk.timers.now(), desk.random(), result.retryAfterMs);
    else said.set(row.id, { row, verdict: result });
  }
  holds.release([...said.keys()]);
  return said;
}

async function writeDown({ desk, arrived }: Pushing, said: Said): Promise<void> {
  if (said.size === 0) return;
  const now = desk.now();
  await desk.store.changeRows([...said.keys()], (row) => {
    const verdict = said.get(row.id)?.verdict;
    if (verdict === undefined) return null;
    return verdict.status === 'accepted' ? accepted(verdict)(row) : rejected(verdict, now)(row);
  });
  const answered = [...said.values()].map(({ row }) => row);
  arrived(answered.map(({ seq }) => seq));
  await refold(desk.store, desk.organisation, refsOf(answered));
}

/** Its author can deal with it here; the server gets its number, empty, once they have. */
async function refuseHere({ store, organisation, now }: Desk, row: OutboxRow | undefined): Promise<void> {
  if (row === undefined) return;
  await store.changeRows([row.id], rejected({ code: TOO_LARGE, params: {}, feedSeq: 0 }, now()));
  await refold(store, organisation, refsOf([row]));
}
