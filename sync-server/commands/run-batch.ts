// One try at a batch: lock, read, decide, write; committed as a whole, or nothing of it.
import type { HeldDocument } from 'shared/contract/documents';
import type { PushResult } from 'shared/contract/receipts';
import { unreachable } from 'shared/unreachable';
import type { Database } from '../store/database';
import type { StoredAnswer } from '../store/known';
import { lockStatement } from '../store/locks';
import { keepStatistics } from '../store/statistics';
import type { Ask } from '../store/transaction';
import { inTransaction } from '../store/transaction';
import { writeBatch } from '../store/write-batch';
import type { WritePlan } from '../store/batch-rows';
import { PROJECTED_TYPES } from '../store/projections';
import { tellWritten } from '../watch';
import type { SagaMove } from '../watch';
import type { AskedAnswer } from './batch';
import { decideInOrder } from './decide-in-order';
import type { Work } from './known';
import { concernedBy, readAll } from './known';
import type { Change, Receipted, Verdict } from './verdict';
import { planOf } from './write-plan';

/** `onHold`: a command that failed alone before and was left out; it is to be tried alone. */
export type Answer = AskedAnswer & { readonly onHold: boolean };

/** @returns one answer per received command, in their order. @throws when the database or our own code fails */
export async function runBatch(db: Database, work: Work): Promise<readonly Answer[]> {
  const concerned = concernedBy(work);
  const locks = lockStatement(work.organisation, concerned.touched.keys(), concerned.consulted.keys());
  const decideAndWrite = async (ask: Ask, askLast: Ask) => {
    const known = await readAll(ask, work, concerned);
    const decided = decideInOrder(work, known);
    const receipted = [...new Set(decided.filter(isReceipted))];
    if (receipted.length === 0) return { verdicts: decided, base: 0, receipted, plan: null };
    const plan = planOf(work, known, receipted);
    return { verdicts: decided, base: await writeBatch(askLast, plan), receipted, plan };
  };
  const { verdicts, base, receipted, plan } = await inTransaction(db, decideAndWrite, locks);
  const head = base + receipted.length;
  if (plan !== null) tellWritten(db, () => ({ head, documents: documentsOf(plan, base), moves: movesOf(receipted) }));
  await keepStatistics(db, base, head);
  return verdicts.map((verdict) => ({
    result: resultOf(verdict, base),
    onHold: verdict.status === 'onHold',
    replayed: verdict.status === 'answered',
  }));
}

/** As the transaction left them. */
const documentsOf = ({ projections }: WritePlan, base: number): readonly HeldDocument[] =>
  PROJECTED_TYPES.flatMap((type) =>
    projections[type].map(({ id, version, state, history, offset }) => ({
      ...{ type, id, version, state },
      seq: base + offset,
      history: [...history],
    })),
  );

const movesOf = (receipted: readonly Receipted[]): readonly SagaMove[] =>
  receipted.flatMap((verdict) => (verdict.status === 'rejected' ? [] : verdict.changes.flatMap(moveOf)));

function moveOf({ ref, before, state }: Change): readonly SagaMove[] {
  if (ref.type !== 'order' || !('status' in before) || !('status' in state)) return [];
  return before.status === state.status ? [] : [{ from: before.status, to: state.status }];
}

const isReceipted = (verdict: Verdict): verdict is Receipted =>
  verdict.status === 'accepted' || verdict.status === 'rejected';

function resultOf(verdict: Verdict, base: number): AskedAnswer['result'] {
  switch (verdict.status) {
    case 'accepted':
      return {
        id: verdict.received.id,
        status: 'accepted',
        versions: verdict.versions,
        feedSeq: base + verdict.offset,
      };
    case 'rejected':
      return {
        id: verdict.received.id,
        status: 'rejected',
        code: verdict.code,
        params: verdict.params,
        feedSeq: base + verdict.offset,
      };
    case 'answered':
      return answeredBefore(verdict.answer);
    case 'reused':
      return {
        id: verdict.id,
        status: 'rejected',
        code: 'ID_REUSED',
        params: {},
        feedSeq: feedSeqOf(verdict.by, base),
      };
    case 'nameless':
      return { id: null, status: 'rejected', code: 'VALIDATION', params: { detail: verdict.detail }, feedSeq: 0 };
    case 'postponed':
      return { id: verdict.id, status: 'postponed', code: 'order-unknown' };
    case 'stale':
      return { id: verdict.id, status: 'stale', version: verdict.version };
    case 'retry':
      return { id: verdict.id, status: 'retry', code: verdict.code };
    case 'onHold':
      return { id: verdict.id, status: 'retry', code: 'FAULT' };
    default:
      return unreachable(verdict);
  }
}

function answeredBefore({ commandId, status, code, params, versions, feedSeq }: StoredAnswer): PushResult {
  if (status === 'accepted') return { id: commandId, status, versions, feedSeq };
  return { id: commandId, status, code: code ?? '', params: params ?? {}, feedSeq };
}

const feedSeqOf = (by: StoredAnswer | Receipted, base: number) => ('offset' in by ? base + by.offset : by.feedSeq);
