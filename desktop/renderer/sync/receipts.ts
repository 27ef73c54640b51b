// The first step of a page: the server's answers to own commands, on this device and the author's others.
import type { Receipt } from 'shared/contract/receipts';
import type { PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { accepted, acknowledged, isMoot, refusedElsewhere, rejected, reopened } from '../local/outbox';
import type { OutboxRow } from '../local/store';
import type { Desk } from './desk';

/** Answers the own rows that were spoken of, as they are now. The same receipt again changes nothing. */
export async function receiveReceipts(desk: Desk, receipts: readonly Receipt[]): Promise<readonly OutboxRow[]> {
  if (receipts.length === 0) return [];
  const { store, person } = desk;
  const now = desk.now();
  const byId = new Map(receipts.map((receipt) => [receipt.commandId, receipt]));
  const onTheWay = new Set((await store.about(byId.keys())).filter(isAcknowledgement).map(({ subject }) => subject));
  const rows = await store.changeRows([...byId.keys()], (row) => {
    const receipt = byId.get(row.id);
    return receipt === undefined ? null : changeBy(receipt, row, onTheWay.has(row.id), now);
  });
  const known = new Set(rows.map(({ id }) => id));
  const foreign = receipts.filter(({ commandId, author }) => author === person && !known.has(commandId));
  const refused = foreign.flatMap((receipt) => foreignRow(receipt, person, now));
  if (refused.length > 0) await store.keepForeign(refused);
  const dealtWith = receipts.flatMap(({ acknowledges, verdict }) =>
    acknowledges !== null && verdict.status === 'accepted' ? [acknowledges] : [],
  );
  if (dealtWith.length === 0) return rows;
  return [...rows, ...(await store.changeRows(dealtWith, acknowledged(now)))];
}

const isAcknowledgement = ({ type }: OutboxRow) => type === 'AcknowledgeRefusal';

/** @param onTheWay it was acknowledged here and the server is yet to hear of it */
function changeBy(
  { verdict, feedSeq }: Receipt,
  row: OutboxRow,
  onTheWay: boolean,
  now: Instant,
): Partial<OutboxRow> | null {
  if (verdict.status === 'accepted') return accepted({ versions: verdict.versions, feedSeq })(row);
  const refusal = rejected({ ...verdict, feedSeq }, now)(row);
  if (verdict.acknowledged) return { ...refusal, ...acknowledged(now)({ ...row, ...refusal }) };
  // A restored server may have forgotten that it was acknowledged.
  return onTheWay || isMoot(row.type, verdict.code) ? refusal : (refusal ?? reopened(row));
}

/** A refusal its author got on another device, or on this one before it lost its store. It has no number here. */
function foreignRow(
  { commandId, type, verdict, feedSeq }: Receipt,
  person: PersonId,
  now: Instant,
): readonly OutboxRow[] {
  if (verdict.status === 'accepted' || verdict.acknowledged || isMoot(type, verdict.code)) return [];
  const { code, params, command } = verdict;
  const occurredAt = command?.occurredAt ?? now;
  return [refusedElsewhere({ id: commandId, type, author: person, code, params, feedSeq, occurredAt }, command)];
}
