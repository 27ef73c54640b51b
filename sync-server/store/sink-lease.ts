// Which relay holds a bucket of a sink at the moment. Leases run on the database's clock, so that relays on several computers agree.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import { askOnce } from './transaction';

export type SinkKey = { readonly organisation: OrganisationId; readonly sinkId: string };
/** The last message dealt with: delivered, or set aside. */
export type Cursor = { readonly feedSeq: number; readonly n: number };
export type Lease = SinkKey & { readonly bucket: number; readonly owner: string; readonly leaseMs: number };
/** A statement that begins with the lease's key writes only for its holder. */
export const HELD = 'organisation_id = $1 and sink_id = $2 and bucket = $3 and lease_owner = $4';

/** Holds the bucket for another while. False: it is another relay's by now. */
export async function renewLease(db: Database, lease: Lease): Promise<boolean> {
  return (await askOnce(db, RENEW, [...leaseKeyOf(lease), lease.leaseMs])).length > 0;
}

export const RENEW = {
  name: 'renew-sink-lease',
  text: `update sink_progress set lease_until = now() + $5 * interval '1 millisecond' where ${HELD} returning 1`,
};

export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await askOnce(db, RELEASE, leaseKeyOf(lease));
}

const RELEASE = {
  name: 'release-sink-lease',
  text: `update sink_progress set lease_owner = null, lease_until = now() where ${HELD}`,
};

export const leaseKeyOf = ({ organisation, sinkId, bucket, owner }: Lease) => [organisation, sinkId, bucket, owner];
