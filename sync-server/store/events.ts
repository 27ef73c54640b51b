// Reads the events of one aggregate as they were stored, for proofs and for timelines longer than a document carries.
import type { Ref } from 'shared/aggregate';
import type { CommandId, DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

type Members = Readonly<Record<string, unknown>>;

export type StoredEvent = {
  readonly aggregateType: Ref['type'];
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly v: number;
  readonly data: Members;
  /** What the event says of a person, with its salt; null where it says nothing, or once retention has removed it. */
  readonly private: { readonly salt: string; readonly fields: Members } | null;
  readonly privateHash: string | null;
  readonly commandId: CommandId;
  readonly userId: PersonId | null;
  readonly deviceId: DeviceId | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly feedSeq: number;
  /** Hashes in hexadecimal. */
  readonly hash: string;
};

const READ: Statement = {
  name: 'events-of',
  text: `select aggregate_type as "aggregateType", aggregate_id as "aggregateId", version, type, v, data, private,
      encode(private_hash, 'hex') as "privateHash", command_id as "commandId", user_id as "userId", device_id as "deviceId",
      occurred_at as "occurredAt", recorded_at as "recordedAt", feed_seq as "feedSeq", encode(hash, 'hex') as hash
    from events where organisation_id = $1 and aggregate_type = $2 and aggregate_id = $3 and version > $4
    order by version limit $5`,
};

/** In the order of versions, behind `after`. */
export async function eventsOf(
  db: Database,
  organisation: OrganisationId,
  { type, id }: Ref,
  { after = 0, limit = 1_000 }: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly StoredEvent[]> {
  return askOnce<StoredEvent>(db, READ, [organisation, type, id, after, limit]);
}
