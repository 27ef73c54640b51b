// What people did about sinks and parked messages: who, what, when. Never what a message holds.
import { randomUUID } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import type { Ask } from './transaction';
import { askOnce } from './transaction';

export type SinkAct =
  'added' | 'paused' | 'resumed' | 'secret-rotated' | 'tested' | 'replayed' | 'mended' | 'discarded';

export type DoneTo = {
  readonly sinkId: string;
  readonly act: SinkAct;
  /** A sign-in name, `command line`, or the sink itself. */
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
};

/** @param ask within the transaction of what is done, or on its own */
export async function recordSinkAct(ask: Ask, organisation: OrganisationId, done: DoneTo): Promise<void> {
  const { sinkId, act, by, at, note } = done;
  await ask(RECORD, [organisation, randomUUID(), sinkId, act, by, at, note]);
}

const RECORD = {
  name: 'record-sink-act',
  text: `insert into sink_acts (organisation_id, id, sink_id, act, by, at, note) values ($1, $2, $3, $4, $5, $6, $7)`,
};

export type SinkActRow = DoneTo & {
  readonly id: string;
  readonly messageId: string | null;
  readonly topic: string | null;
  /** JSON pointers of what was mended. */
  readonly changed: readonly string[] | null;
};

/** The newest first; `before` continues after the last one of a page. */
export async function listSinkActs(
  db: Database,
  organisation: OrganisationId,
  before: { readonly at: string; readonly id: string } | null,
  most: number,
): Promise<readonly SinkActRow[]> {
  return askOnce<SinkActRow>(db, LIST, [organisation, before?.at ?? null, before?.id ?? null, most]);
}

const LIST = {
  name: 'list-sink-acts',
  text: `select id, sink_id as "sinkId", act, by, at, note, message_id as "messageId", topic, changed from sink_acts
    where organisation_id = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
    order by at desc, id desc limit $4`,
};
