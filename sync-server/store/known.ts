// Reads everything a batch is decided on, in one statement: receipts, numbers taken, states with their last hash, faults.
import type { AggregateType } from 'shared/aggregate';
import { AGGREGATE_TYPES } from 'shared/aggregate';
import type { HistoryEntry } from 'shared/contract/documents';
import type { CommandId, DeviceId, OrganisationId } from 'shared/ids';
import type { AnyState } from 'shared/states';
import type { Ask, Statement } from './transaction';
import { PROJECTION_TABLES } from './projections';
import type { ProjectedType } from './projections';
import { refusalState } from './refusal-rows';

export type Wanted = {
  readonly organisation: OrganisationId;
  readonly deviceId: DeviceId | null;
  readonly aggregates: Readonly<Record<AggregateType, readonly string[]>>;
  /** Commands of the batch and their predecessors. */
  readonly commands: readonly CommandId[];
  readonly seqs: readonly number[];
  /** Keys of the aggregates that will change. */
  readonly touched: readonly string[];
};

type KnownAggregate = {
  readonly type: AggregateType;
  readonly id: string;
  readonly version: number;
  readonly state: AnyState;
  readonly history: readonly HistoryEntry[];
  /** Of the last event; null where there is none. */
  readonly hash: Buffer | null;
};

/** The answer that was given to a command. */
export type StoredAnswer = {
  readonly commandId: CommandId;
  readonly payloadHash: string;
  readonly status: 'accepted' | 'rejected';
  readonly code: string | null;
  readonly params: Readonly<Record<string, unknown>> | null;
  readonly versions: Readonly<Record<string, number>>;
  readonly feedSeq: number;
};

/** A command that fails by a bug, and the subject it holds up for its device. */
type StoredFault = { readonly commandId: CommandId; readonly subject: string };

export type KnownRows = {
  readonly aggregates: readonly KnownAggregate[];
  readonly answers: readonly StoredAnswer[];
  readonly takenSeqs: readonly number[];
  readonly faults: readonly StoredFault[];
};

type Row =
  | ({ readonly kind: 'aggregate'; readonly body: AnyState } & Omit<KnownAggregate, 'state'>)
  | { readonly kind: 'answer'; readonly id: CommandId; readonly body: Omit<StoredAnswer, 'commandId'> }
  | { readonly kind: 'seq'; readonly body: number }
  | { readonly kind: 'fault'; readonly id: CommandId; readonly body: string };

const lastHash = (type: string, id: string, version: string) =>
  `(select e.hash from events e where e.organisation_id = $1 and e.aggregate_type = '${type}' and e.aggregate_id = ${id} and e.version = ${version})`;

const projected = (type: ProjectedType, ids: string) => `
  select 'aggregate' as kind, '${type}' as type, p.id, p.version, p.state as body, p.history, ${lastHash(type, 'p.id', 'p.version')} as hash
  from ${PROJECTION_TABLES[type]} p where p.organisation_id = $1 and p.id = any(${ids}::uuid[])`;

const refusals = (ids: string) => `
  select 'aggregate', 'refusal', r.command_id, r.version, r.state, '[]'::jsonb, ${lastHash('refusal', 'r.command_id', 'r.version')}
  from (
    select command_id, refusal_version as version, ${refusalState('receipts')} as state
    from receipts where organisation_id = $1 and command_id = any(${ids}::uuid[]) and status = 'rejected') r`;

const ALWAYS = `
  select 'answer' as kind, null::text as type, command_id as id, 0 as version, jsonb_build_object('status', status, 'code', code,
    'params', params, 'versions', versions, 'feedSeq', feed_seq, 'payloadHash', encode(payload_hash, 'hex')) as body,
    null::jsonb as history, null::bytea as hash
  from receipts where organisation_id = $1 and command_id = any($2::uuid[])
  union all
  select 'seq', null, command_id, 0, to_jsonb(device_seq), null, null
  from receipts where organisation_id = $1 and device_id = $3 and device_seq = any($4::bigint[])
  union all
  select 'fault', null, command_id, 0, to_jsonb(subject), null, null
  from faults where organisation_id = $1 and device_id is not distinct from $3 and (command_id = any($2::uuid[]) or subject = any($5))`;
const FIRST_IDS = 6;

/** Tables that hold nothing of interest are not even opened. */
function reading(types: readonly AggregateType[]): Statement {
  const parts = types.map((type, position) => {
    const ids = `$${FIRST_IDS + position}`;
    return type === 'refusal' ? refusals(ids) : projected(type, ids);
  });
  return { name: ['known', ...types].join('-'), text: [ALWAYS, ...parts].join(' union all ') };
}

export async function readKnown(ask: Ask, wanted: Wanted): Promise<KnownRows> {
  const { organisation, commands, deviceId, seqs, touched, aggregates } = wanted;
  const types = AGGREGATE_TYPES.filter((type) => aggregates[type].length > 0);
  const ids = types.map((type) => [...aggregates[type]]);
  const rows = await ask<Row>(reading(types), [organisation, [...commands], deviceId, [...seqs], [...touched], ...ids]);
  return {
    aggregates: rows.flatMap((row) => (row.kind === 'aggregate' ? [aggregateOf(row)] : [])),
    answers: rows.flatMap((row) => (row.kind === 'answer' ? [{ commandId: row.id, ...row.body }] : [])),
    takenSeqs: rows.flatMap((row) => (row.kind === 'seq' ? [row.body] : [])),
    faults: rows.flatMap((row) => (row.kind === 'fault' ? [{ commandId: row.id, subject: row.body }] : [])),
  };
}

function aggregateOf({ type, id, version, body, history, hash }: Extract<Row, { kind: 'aggregate' }>): KnownAggregate {
  return { type, id, version, state: body, history, hash };
}
