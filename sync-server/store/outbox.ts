// Announcements as a batch left them, in feed order. Rows are never changed; how far a sink is, sink_progress says.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import type { Cursor, Lease } from './sink-lease';
import { askOnce } from './transaction';

/** Partition keys are spread over so many buckets, each served by one relay at a time. Never changes. */
export const BUCKETS = 16;

export type OutboxMessage = Cursor & {
  /** The same on every retry and replay: what a consumer tells repeats by. */
  readonly id: string;
  readonly topic: string;
  /** Messages of one key reach a strict sink in the order in which they happened. */
  readonly partitionKey: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** What a query over `outbox o` selects to give an OutboxMessage. */
const MESSAGE = `o.feed_seq as "feedSeq", o.n, o.payload->>'id' as id, o.topic, o.partition_key as "partitionKey", o.payload`;

/** The bucket's next messages, in feed order. */
export async function messagesAfter(
  db: Database,
  { organisation, bucket }: Lease,
  after: Cursor,
  most: number,
): Promise<readonly OutboxMessage[]> {
  return askOnce<OutboxMessage>(db, AFTER, [organisation, bucket, after.feedSeq, after.n, most]);
}

const AFTER = {
  name: 'outbox-after',
  text: `select ${MESSAGE} from outbox o where o.organisation_id = $1 and o.bucket = $2 and (o.feed_seq, o.n) > ($3, $4)
    order by o.feed_seq, o.n limit $5`,
};

/** The newest message of each type among the last ones, or the one of this id. For people who look at a few. */
export async function sampleMessages(
  db: Database,
  organisation: OrganisationId,
  id: string | null,
): Promise<readonly OutboxMessage[]> {
  return askOnce<OutboxMessage>(db, SAMPLE, [organisation, id]);
}

const SAMPLE = {
  name: 'sample-messages',
  text: `select distinct on (o.topic) ${MESSAGE} from (
      select * from outbox where organisation_id = $1 and ($2::text is null or payload->>'id' = $2)
      order by feed_seq desc, n desc limit 1000
    ) o order by o.topic, o.feed_seq desc, o.n desc`,
};
