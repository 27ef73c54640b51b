// Lays out, row by row, what the verdicts of a batch leave behind. Nothing is decided here any more.
import type { HistoryEntry } from 'shared/contract/documents';
import { HISTORY_LENGTH } from 'shared/contract/documents';
import { keyOf } from 'shared/aggregate';
import type { ProjectedType } from '../store/projections';
import type {
  AnnouncementRow,
  DeadlineRow,
  EventRow,
  ProjectionRow,
  ReceiptRow,
  RefusalRow,
  WritePlan,
} from '../store/batch-rows';
import { announcementsOf, deadlineRow } from './announce';
import { chainedHash, sealed, sealHash } from './hash-chain';
import type { Known, Stream, Work } from './known';
import { parted } from './personal-fields';
import { refusalOf, refusalRows } from './refusal-rows';
import type { Accepted, Change, Receipted } from './verdict';

const NEW_STREAM: Stream = { version: 0, history: [], hash: null };

/** Streams as they grow through the batch. */
type Growing = {
  readonly work: Work;
  readonly streams: Map<string, Stream>;
  readonly events: EventRow[];
  readonly projections: Map<string, { readonly type: ProjectedType; readonly row: ProjectionRow }>;
  readonly announcements: AnnouncementRow[];
  readonly deadlines: Map<string, DeadlineRow | null>;
};

export function planOf(work: Work, known: Known, receipted: readonly Receipted[]): WritePlan {
  const growing: Growing = {
    work,
    streams: new Map(known.streams),
    events: [],
    projections: new Map(),
    announcements: [],
    deadlines: new Map(),
  };
  for (const verdict of receipted) if (verdict.status === 'accepted') grow(growing, verdict);
  const refusals = refusalRows(known, growing.streams, receipted);
  const fresh = new Set(receipted.map(({ received }) => received.id));
  const rows = (type: ProjectedType) =>
    [...growing.projections.values()].flatMap((one) => (one.type === type ? [one.row] : []));
  return {
    organisation: work.organisation,
    deviceId: work.deviceId,
    recordedAt: work.recordedAt,
    events: growing.events,
    projections: {
      order: rows('order'),
      product: rows('product'),
      customer: rows('customer'),
      person: rows('person'),
      site: rows('site'),
      settings: rows('settings'),
    },
    receipts: receipted.map((verdict) => receiptRow(work, verdict, refusals.get(verdict.received.id))),
    refusals: [...refusals.values()].filter(({ id }) => !fresh.has(id)),
    announcements: growing.announcements,
    deadlines: {
      set: [...growing.deadlines.values()].flatMap((row) => row ?? []),
      withdrawn: [...growing.deadlines.keys()],
      passed: work.actor.type === 'system' ? receipted.map(({ received }) => received.id) : [],
    },
    cured: known.faults.flatMap(({ commandId }) => (fresh.has(commandId) ? [commandId] : [])),
  };
}

function grow(growing: Growing, verdict: Accepted): void {
  let said = 0;
  for (const change of verdict.changes) {
    const stream = extend(growing, verdict, change);
    growing.streams.set(keyOf(change.ref), stream);
    const { type, id } = change.ref;
    const { version, state } = change;
    const row = { id, version, state, history: stream.history, offset: verdict.offset };
    if (type !== 'refusal') growing.projections.set(keyOf(change.ref), { type, row });
    const announcements = announcementsOf(growing.work, verdict, change, said);
    growing.announcements.push(...announcements);
    said += announcements.length;
    const deadline = change.consequences?.deadline ?? null;
    if (deadline !== null)
      growing.deadlines.set(id, deadline.type === 'set' ? deadlineRow(growing.work, change, deadline) : null);
  }
}

function extend({ work, streams, events }: Growing, { received, offset, userId }: Accepted, change: Change): Stream {
  const { ref } = change;
  const stream = streams.get(keyOf(ref)) ?? NEW_STREAM;
  const { recordedAt, deviceId } = work;
  const { id: commandId, command } = received;
  const { occurredAt } = command;
  let { hash } = stream;
  let version = change.version - change.events.length;
  for (const event of change.events) {
    const { data, personal } = parted(event);
    const secret = personal === null ? null : sealed(personal);
    const privateHash = secret === null ? null : sealHash(secret);
    version += 1;
    const link = {
      aggregateType: ref.type,
      aggregateId: ref.id,
      version,
      type: event.type,
      v: 1,
      data,
      privateHash,
      commandId,
      userId,
      deviceId,
      occurredAt,
      recordedAt,
    };
    hash = chainedHash(hash, link);
    events.push({ ...link, private: secret, hash: hash.toString('hex'), offset });
  }
  const entries = change.events.map(({ type }): HistoryEntry => ({
    type,
    by: userId,
    device: deviceId,
    occurredAt,
    recordedAt,
    commandId,
  }));
  return { version, hash, history: [...stream.history, ...entries].slice(-HISTORY_LENGTH) };
}

function receiptRow({ recordedAt }: Work, verdict: Receipted, dealt: RefusalRow | undefined): ReceiptRow {
  const { received, offset, deviceSeq, userId, versions } = verdict;
  const refused = verdict.status === 'rejected' ? verdict : null;
  return {
    commandId: received.id,
    deviceSeq,
    userId,
    type: received.type,
    payloadHash: received.payloadHash,
    status: verdict.status,
    code: refused?.code ?? null,
    params: refused?.params ?? null,
    versions,
    command: refused === null ? null : received.sent,
    acknowledges: refusalOf(verdict),
    acknowledgedAt: dealt?.isSeen === true ? recordedAt : null,
    closedAt: dealt?.isClosed === true ? recordedAt : null,
    takenOverBy: dealt?.takenOverBy ?? null,
    refusalVersion: dealt?.version ?? 0,
    offset,
  };
}
