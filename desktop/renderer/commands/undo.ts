// Taking back what was done here, and doing it again. What was never sent is withdrawn; what was sent is answered by a
// command that brings back how it was, where there is one. Nothing is unmade behind anybody's back.
import { keyOf, ref } from 'shared/aggregate';
import type { CommandType } from 'shared/command-table';
import { isCommandType, rowOf } from 'shared/command-table';
import { readCommand } from 'shared/contract/commands';
import type { CommandId } from 'shared/ids';
import { mayWithdraw } from '../local/outbox';
import type { LocalDocument, LocalStore, OutboxRow } from '../local/store';
import type { Act, Acting, Outcome } from './act';
import { inverseOf, isAsMade, mayHaveInverse } from './inverse';
import type { Intent } from './intent';
import type { NotDone } from './judge';
import { orderNumber } from './order-number';
import { withdrawAll } from './withdraw';

/** What was taken back, as it can be asked for again. */
export type Again = {
  readonly intent: Intent;
  /** The number it was given is its order's (ORD-12). */ readonly numbered: boolean;
};

export type Undone =
  | { readonly type: 'withdrawn' | 'compensated'; readonly command: CommandType; readonly again: Again }
  /** Sent, and nothing brings back how it was. */
  | { readonly type: 'stays'; readonly command: CommandType }
  /** The server said no, so it has not happened. */
  | { readonly type: 'was-refused'; readonly command: CommandType }
  | { readonly type: 'others-stand-on-it'; readonly command: CommandType }
  /** Somebody has changed since what it made. */
  | { readonly type: 'changed-since'; readonly command: CommandType }
  | { readonly type: 'not-done'; readonly command: CommandType; readonly why: NotDone }
  /** Not in the outbox, or taken back already. */
  | { readonly type: 'gone' };

/** What of a command is known while this window is open. */
export type Remembered = { readonly command: CommandType; readonly isReversible: boolean };

export type Undoing = {
  /** The one door, with a memory. */
  readonly act: Act;
  readonly remembered: (id: CommandId) => Remembered | null;
  /** Once every act asked for so far is through and whoever asked has been told: what is shown may run ahead of that. */
  readonly settled: () => Promise<void>;
  /** Latest first; an answer for each. */
  readonly undo: (ids: readonly CommandId[]) => Promise<readonly Undone[]>;
  /** Each under a new id, where the business still says yes. */
  readonly redo: (again: readonly Again[]) => Promise<readonly Outcome[]>;
};

const MOST = 500;

type Memory = Map<CommandId, { readonly made: Intent; readonly inverse: Intent | null }>;

/** @param deviceCode part of the numbers of orders */
export function undoing(acting: Acting, plain: Act, deviceCode: string): Undoing {
  const memory: Memory = new Map();
  const inHand = new Set<Promise<Outcome>>();
  const remember = remembering(acting, plain, memory);
  const act: Act = (intent, extra) => {
    const outcome = remember(intent, extra);
    inHand.add(outcome);
    const through = () => inHand.delete(outcome);
    outcome.then(through, through);
    return outcome;
  };
  const undoOne = async (id: CommandId, row: OutboxRow | undefined, withdrawal: string | undefined) => {
    // What is settled leaves the outbox after a while.
    const made = memory.get(id)?.made;
    const again = row !== undefined ? againOf(row, deviceCode) : made && { intent: made, numbered: false };
    if (again === undefined || again === null) return { type: 'gone' } as const;
    const inverse = memory.get(id)?.inverse ?? null;
    return without(row, again, withdrawal) ?? compensated({ acting, act, inverse }, again);
  };
  return {
    act,
    remembered: (id) => {
      const known = memory.get(id);
      return known === undefined ? null : { command: known.made.type, isReversible: known.inverse !== null };
    },
    settled: async () => {
      while (inHand.size > 0) {
        await Promise.allSettled(inHand);
        await nextTask();
      }
    },
    undo: async (ids) => {
      const rows = new Map((await acting.store.rows(ids)).map((row) => [row.id, row]));
      const open = ids.filter((id) => isOpen(rows.get(id)));
      const answers = await withdrawAll(acting, open);
      const withdrawals = new Map(open.map((id, position) => [id, answers[position]?.type]));
      const undone: Undone[] = [];
      for (const id of ids.toReversed()) undone.push(await undoOne(id, rows.get(id), withdrawals.get(id)));
      return undone;
    },
    redo: async (again) => {
      const outcomes: Outcome[] = [];
      for (const one of again) outcomes.push(await act(asked(one, deviceCode)));
      return outcomes;
    },
  };
}

/** By then everybody who waited for a promise has gone on. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

function remembering(acting: Acting, plain: Act, memory: Memory): Act {
  return async (intent, extra) => {
    // An order that is placed is new, and has no inverse; only such intents wait for their number.
    const inverse = typeof intent === 'function' ? null : await inverseBefore(acting.store, intent);
    const outcome = await plain(intent, extra);
    const made = outcome.type === 'done' ? intentOf(outcome.row) : null;
    if (outcome.type !== 'done' || made === null) return outcome;
    memory.set(outcome.row.id, { made, inverse });
    if (memory.size > MOST) for (const id of [...memory.keys()].slice(0, -MOST)) memory.delete(id);
    return outcome;
  };
}

type Compensating = { readonly acting: Acting; readonly act: Act; readonly inverse: Intent | null };

async function compensated({ acting, act, inverse }: Compensating, again: Again): Promise<Undone> {
  const { type: command } = again.intent;
  if (inverse === null) return { type: 'stays', command };
  const now = await documentOf(acting.store, again.intent);
  if (now === undefined || !isAsMade(again.intent, now)) return { type: 'changed-since', command };
  const outcome = await act(inverse);
  if (outcome.type !== 'done') return { type: 'not-done', command, why: outcome };
  return { type: 'compensated', command, again };
}

const isOpen = (row: OutboxRow | undefined): boolean => row !== undefined && mayWithdraw(row);

/** What needs no command of its own; null where the server has it, or may have it. */
function without(row: OutboxRow | undefined, again: Again, answer: string | undefined): Undone | null {
  const command = again.intent.type;
  if (answer === 'withdrawn') return { type: answer, command, again };
  if (answer === 'others-stand-on-it') return { type: answer, command };
  const isRefused = row?.status === 'rejected' || row?.status === 'acknowledged';
  return isRefused ? { type: 'was-refused', command } : null;
}

function againOf(row: OutboxRow, deviceCode: string): Again | null {
  const intent = intentOf(row);
  if (intent === null) return null;
  return { intent, numbered: row.payload['number'] === orderNumber(deviceCode, row.seq) };
}

/** An order that is placed again has the number of its new command. */
function asked({ intent, numbered }: Again, deviceCode: string): Parameters<Act>[0] {
  if (!numbered || intent.type !== 'PlaceOrder') return intent;
  return (seq) => ({ ...intent, payload: { ...intent.payload, number: orderNumber(deviceCode, seq) } });
}

async function inverseBefore(store: LocalStore, intent: Intent): Promise<Intent | null> {
  if (!mayHaveInverse(intent.type)) return null;
  const document = await documentOf(store, intent);
  return document === undefined ? null : inverseOf(intent, document);
}

async function documentOf(store: LocalStore, { type, subject }: Intent): Promise<LocalDocument | undefined> {
  const about = ref(rowOf(type).aggregate, subject);
  return (await store.documents([about])).get(keyOf(about))?.document;
}

/** Null for one that was withdrawn, or of another version. */
function intentOf({ id, type, v, subject, payload, author, occurredAt }: OutboxRow): Intent | null {
  if (!isCommandType(type)) return null;
  const read = readCommand({ id, type, v, subject, payload: { ...payload }, author, occurredAt });
  if (read.type !== 'read' || read.command.type === 'Withdrawn') return null;
  const { command } = read;
  return { type: command.type, subject: command.subject, payload: command.payload } as Intent;
}
