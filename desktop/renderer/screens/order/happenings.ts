// What happened to an order, newest first: what was done here and is not on the server on top, then what the server recorded.
import type { HistoryEntry } from 'shared/contract/documents';
import { epochMillis, instantFrom } from 'shared/instant';
import { amendOrderSchema, placeOrderSchema } from 'shared/order/commands';
import type { KnownOrder } from 'shared/order/order';
import { priced } from 'shared/order/totals';
import type { OutboxRow } from '../../local/store';

export type Happening =
  | { readonly type: 'recorded'; readonly key: string; readonly entry: HistoryEntry; readonly said: string | null }
  /** Only here so far. */
  | {
      readonly type: 'here';
      readonly key: string;
      readonly row: OutboxRow;
      readonly said: string | null;
      readonly gross: GrossChange | null;
    };
/** In minor units of the order's currency. */
export type GrossChange = { readonly was: number; readonly becomes: number };

export type Whose = 'all' | 'people' | 'system';

export type Past = {
  readonly order: KnownOrder;
  /** As the server last said it; null where it has said nothing. */
  readonly base: KnownOrder | null;
  readonly history: readonly HistoryEntry[];
  /** Own commands that are not in the history, oldest first. */
  readonly open: readonly OutboxRow[];
};

export function happenings({ order, base, history, open }: Past, whose: Whose): readonly Happening[] {
  const recorded = history.map((entry, position): Happening => ({
    type: 'recorded',
    key: `${entry.commandId} ${position}`,
    entry,
    said: saidIn(entry, order),
  }));
  const here = open
    .filter(({ type }) => type !== 'Withdrawn')
    .map((row, position, rows): Happening => {
      const gross = grossChange(row, rows.slice(0, position), base, order);
      return { type: 'here', key: row.id, row, said: wordsOf(row, order), gross };
    });
  return [...recorded, ...here].filter((happening) => isOf(happening, whose)).reverse();
}

function isOf(happening: Happening, whose: Whose): boolean {
  const byPerson = happening.type === 'here' || happening.entry.by !== null;
  return whose === 'all' || (whose === 'people') === byPerson;
}

/** An entry has no words of its own; those of the order that were said at its very moment by the same person are its. */
function saidIn({ type, by, occurredAt }: HistoryEntry, order: KnownOrder): string | null {
  const same = (one: { readonly by: string | null; readonly at: string }) => one.by === by && one.at === occurredAt;
  switch (type) {
    case 'NoteAdded':
      return order.notes.find(same)?.text ?? null;
    case 'HoldPlaced':
      return order.holds.find(same)?.reason ?? null;
    case 'OrderCancelled':
      return order.status === 'cancelled' && order.cancelledAt === occurredAt ? order.reason : null;
    default:
      return null;
  }
}

function wordsOf({ payload }: OutboxRow, order: KnownOrder): string | null {
  const said = payload['reason'] ?? payload['text'];
  if (typeof said === 'string') return said;
  return order.holds.find(({ id }) => id === payload['holdId'])?.reason ?? null;
}

/** What an own change makes of the total, against what was here before it. */
function grossChange(
  row: OutboxRow,
  before: readonly OutboxRow[],
  base: KnownOrder | null,
  { currency }: KnownOrder,
): GrossChange | null {
  if (row.type !== 'AmendOrder') return null;
  const grossOf = ({ type, payload }: OutboxRow): number | null => {
    const read = type === 'PlaceOrder' ? placeOrderSchema.safeParse(payload) : amendOrderSchema.safeParse(payload);
    return read.success ? priced({ ...read.data, currency }).totals.gross : null;
  };
  const earlier = before.findLast(({ type }) => type === 'AmendOrder' || type === 'PlaceOrder');
  const was = earlier === undefined ? (base?.totals.gross ?? null) : grossOf(earlier);
  const becomes = grossOf(row);
  return was === null || becomes === null || was === becomes ? null : { was, becomes };
}

export type Apart = { readonly unit: 'minute' | 'hour' | 'day'; readonly count: number } | 'ahead';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;

/** From doing to recording, in the unit people would say; null where it is no more than a minute. */
export function timesApart({ occurredAt, recordedAt }: HistoryEntry): Apart | null {
  const [done, recorded] = [instantFrom(occurredAt), instantFrom(recordedAt)];
  if (done === null || recorded === null) return null;
  const apart = epochMillis(recorded) - epochMillis(done);
  if (Math.abs(apart) <= MINUTE) return null;
  if (apart < 0) return 'ahead';
  if (apart < 2 * HOUR) return { unit: 'minute', count: Math.round(apart / MINUTE) };
  return apart < 2 * DAY
    ? { unit: 'hour', count: Math.round(apart / HOUR) }
    : { unit: 'day', count: Math.round(apart / DAY) };
}

/** How many entries the server has that did not travel with the order. @param version counts its events */
export const olderOnServer = (version: number, history: readonly HistoryEntry[]): number =>
  Math.max(0, version - history.length);
