// What people do with parked messages: let them be tried again, mended or not, or set them aside for good. Each act is recorded
// in the same transaction. A message keeps its id whatever is done to it.
import { randomUUID } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import { letFollow } from './parked';
import type { ParkedMessage } from './parked-messages';
import type { Ask } from './transaction';
import { inTransaction } from './transaction';

export type Doing = {
  /** A sign-in name, or `command line`. */
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
};

export type Mending = {
  readonly payload: Readonly<Record<string, unknown>>;
  /** JSON pointers of what differs. */
  readonly changed: readonly string[];
};

/** Gives them all their tries back. Answers with those that were still parked. */
export function replayParked(
  db: Database,
  organisation: OrganisationId,
  messages: readonly ParkedMessage[],
  doing: Doing,
): Promise<number> {
  return actOn(db, organisation, messages, doing, { act: 'replayed', mending: null });
}

/** Replays one with another payload. @param mending carries the same id */
export async function mendParked(
  db: Database,
  organisation: OrganisationId,
  message: ParkedMessage,
  mending: Mending,
  doing: Doing,
): Promise<boolean> {
  return (await actOn(db, organisation, [message], doing, { act: 'mended', mending })) > 0;
}

/** They leave no more; what waited behind them goes on. Answers with those that were still parked. */
export function discardParked(
  db: Database,
  organisation: OrganisationId,
  messages: readonly ParkedMessage[],
  doing: Doing,
): Promise<number> {
  return actOn(db, organisation, messages, doing, { act: 'discarded', mending: null });
}

type What = { readonly act: 'replayed' | 'mended' | 'discarded'; readonly mending: Mending | null };
type Touched = {
  readonly feed_seq: number;
  readonly n: number;
  readonly partition_key: string;
  readonly topic: string;
};

async function actOn(
  db: Database,
  organisation: OrganisationId,
  messages: readonly ParkedMessage[],
  doing: Doing,
  what: What,
): Promise<number> {
  let count = 0;
  for (const [sinkId, ofSink] of bySink(messages)) {
    count += await inTransaction(db, async (ask) => {
      const buckets = [...new Set(ofSink.map(({ bucket }) => bucket))];
      await ask(HOLD, [organisation, sinkId, buckets]);
      const places = JSON.stringify(ofSink.map(({ feedSeq, n }) => ({ feedSeq, n })));
      const touched = await touch(ask, [organisation, sinkId, places], doing, what);
      const ids = new Map(ofSink.map(({ feedSeq, n, id }) => [`${feedSeq}.${n}`, id]));
      for (const row of touched)
        await ask(
          RECORD,
          recordOf(organisation, sinkId, row, ids.get(`${row.feed_seq}.${row.n}`) ?? null, doing, what),
        );
      const keys = [...new Set(touched.map((row) => row.partition_key))];
      await letFollow(ask, { organisation, sinkId }, keys, doing.at);
      return touched.length;
    });
  }
  return count;
}

function touch(ask: Ask, key: readonly unknown[], { at }: Doing, { act, mending }: What): Promise<readonly Touched[]> {
  if (act === 'discarded') return ask<Touched>(DISCARD, key);
  return ask<Touched>(REPLAY, [...key, at, mending === null ? null : JSON.stringify(mending.payload)]);
}

function recordOf(
  organisation: OrganisationId,
  sinkId: string,
  { feed_seq: feedSeq, n, topic }: Touched,
  messageId: string | null,
  { by, at, note }: Doing,
  { act, mending }: What,
): readonly unknown[] {
  const changed = mending === null ? null : JSON.stringify(mending.changed);
  return [organisation, randomUUID(), sinkId, act, messageId, feedSeq, n, topic, note, changed, by, at];
}

function bySink(messages: readonly ParkedMessage[]): ReadonlyMap<string, readonly ParkedMessage[]> {
  const groups = new Map<string, ParkedMessage[]>();
  for (const message of messages) groups.set(message.sinkId, [...(groups.get(message.sinkId) ?? []), message]);
  return groups;
}

/** A relay that sets something aside behind one of these waits for us, and sees what we did. */
const HOLD = {
  name: 'hold-buckets',
  text: `select 1 from sink_progress where organisation_id = $1 and sink_id = $2 and bucket = any($3::smallint[])
    order by bucket for update`,
};
const PLACES = `jsonb_to_recordset($3::jsonb) as m("feedSeq" bigint, n integer)
  where s.organisation_id = $1 and s.sink_id = $2 and s.feed_seq = m."feedSeq" and s.n = m.n and s.parked_at is not null
  returning s.feed_seq, s.n, s.partition_key, s.topic`;
const REPLAY = {
  name: 'replay-parked',
  text: `update sink_parked s set attempts = 0, parked_at = null, next_attempt_at = $4, payload = coalesce($5::jsonb, s.payload)
    from ${PLACES}`,
};
const DISCARD = { name: 'discard-parked', text: `delete from sink_parked s using ${PLACES}` };
const RECORD = {
  name: 'record-parked-act',
  text: `insert into sink_acts (organisation_id, id, sink_id, act, message_id, feed_seq, n, topic, note, changed, by, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};
