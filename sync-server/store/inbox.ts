// What came in from outside, once and for ever: a message that comes again is known by its source and its own id.
import type { OrderId, OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import { storableJson } from './storable-json';
import { askOnce } from './transaction';

/** `applied` and `ignored` are final. What was held is asked again; what was parked or skipped is read anew when it comes again. */
export type InboxOutcome = 'applied' | 'ignored' | 'held' | 'parked' | 'skipped';

export type InboxKey = { readonly organisation: OrganisationId; readonly source: string; readonly messageId: string };

export type InboxEntry = InboxKey & {
  readonly receivedAt: Instant;
  readonly outcome: InboxOutcome;
  readonly reason: string | null;
  /** For a person, and names no person: which members are wrong, which type is unknown. */
  readonly detail: string | null;
  readonly orderId: OrderId | null;
  /** As it came; kept only of what is held or parked. */
  readonly message: KeptMessage | null;
  readonly heldUntil: Instant | null;
};

/** With the currency its amounts are in, so that it can be read again without asking. */
export type KeptMessage = { readonly text: string; readonly currency: string };

/** What became of a message that came before; null: it did not. */
export async function outcomeOf(
  db: Database,
  { organisation, source, messageId }: InboxKey,
): Promise<InboxOutcome | null> {
  const [row] = await askOnce<{ outcome: InboxOutcome }>(db, OUTCOME, [organisation, source, messageId]);
  return row?.outcome ?? null;
}

const ONE = 'organisation_id = $1 and source = $2 and message_id = $3';
const OUTCOME = { name: 'inbox-outcome', text: `select outcome from inbox where ${ONE}` };

/** False: the message came twice at the same moment and the other one was written. */
export async function record(db: Database, entry: InboxEntry): Promise<boolean> {
  const { organisation, source, messageId, receivedAt, outcome, reason, heldUntil, detail } = entry;
  const message = entry.message === null ? null : storableJson(entry.message);
  const values = [
    organisation,
    source,
    messageId,
    receivedAt,
    outcome,
    reason,
    entry.orderId,
    message,
    heldUntil,
    detail,
  ];
  return (await askOnce(db, RECORD, values)).length > 0;
}

const RECORD = {
  name: 'record-inbox',
  text: `insert into inbox (organisation_id, source, message_id, received_at, outcome, reason, order_id, message, held_until, detail)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (organisation_id, source, message_id) do update
    set received_at = excluded.received_at, outcome = excluded.outcome, reason = excluded.reason, order_id = excluded.order_id,
      message = excluded.message, held_until = excluded.held_until, detail = excluded.detail
    where inbox.outcome in ('parked', 'skipped') returning 1`,
};

export type Held = InboxKey & { readonly message: KeptMessage; readonly receivedAt: Instant };

/** Held messages whose order is known by now, as they came. @param of of this order only; null: of every order */
export async function releasable(
  db: Database,
  organisation: OrganisationId,
  of: OrderId | null,
  most: number,
): Promise<readonly Held[]> {
  const rows = await askOnce<Omit<Held, 'organisation'>>(db, RELEASABLE, [organisation, of, most]);
  return rows.map((row) => ({ organisation, ...row }));
}

const RELEASABLE = {
  name: 'releasable-inbox',
  text: `select source, message_id as "messageId", message, received_at as "receivedAt" from inbox i
    where i.organisation_id = $1 and outcome = 'held' and order_id = coalesce($2::uuid, order_id)
      and exists (select 1 from orders o where o.organisation_id = i.organisation_id and o.id = i.order_id)
    order by received_at, message_id limit $3`,
};

/** Writes what became of a held message. What it said of a person is no longer needed here. */
export async function release(
  db: Database,
  { organisation, source, messageId }: InboxKey,
  outcome: InboxOutcome,
  reason: string | null,
) {
  await askOnce(db, RELEASE, [organisation, source, messageId, outcome, reason]);
}

const RELEASE = {
  name: 'release-inbox',
  text: `update inbox set outcome = $4, reason = $5, detail = null, held_until = null,
      message = case when $4 = 'parked' then message end
    where ${ONE} and outcome in ('held', 'parked')`,
};

export type Expired = InboxKey & { readonly orderId: string };

/** Parks what was held long enough and whose order is still unknown. */
export async function parkExpired(
  db: Database,
  organisation: OrganisationId,
  now: Instant,
  reason: string,
): Promise<readonly Expired[]> {
  const rows = await askOnce<Omit<Expired, 'organisation'>>(db, EXPIRE, [organisation, now, reason]);
  return rows.map((row) => ({ organisation, ...row }));
}

const EXPIRE = {
  name: 'park-expired-inbox',
  text: `update inbox i set outcome = 'parked', reason = $3, held_until = null
    where i.organisation_id = $1 and outcome = 'held' and held_until <= $2::timestamptz
      and not exists (select 1 from orders o where o.organisation_id = i.organisation_id and o.id = i.order_id)
    returning source, message_id as "messageId", order_id as "orderId"`,
};
