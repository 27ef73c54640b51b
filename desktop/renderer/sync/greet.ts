// The first exchange on every connection: who are we to each other, which epoch, which scope, which numbers have arrived.
import type { HelloAck } from 'shared/contract/conversation';
import { LIMITS } from 'shared/contract/version';
import { epochMillis, instantFrom } from 'shared/instant';
import { numberOnly } from '../local/outbox';
import type { Bounds } from './batch';
import type { Desk } from './desk';
import type { Received } from './numbers';
import { receivedFrom } from './numbers';
import { refillLost } from './refill';
import { beginEpoch, enterEpoch } from './rounds';
import type { Ask, Trouble } from './session';

export type Greeting = {
  readonly type: 'greeted';
  readonly person: HelloAck['person'];
  readonly received: Received;
  readonly bounds: Bounds;
  readonly pageRows: number;
  readonly scope: string;
  readonly head: number;
  /** How far the clock here is ahead of the server's. */
  readonly clockAheadMs: number;
};

/** @param leads whether this window may change where the device stands */
export async function greet(desk: Desk, ask: Ask, leads: boolean): Promise<Greeting | Trouble> {
  const { store } = desk;
  const { cursor, epoch, scope } = await store.position();
  const { queued } = await store.counts();
  const lastSeq = await store.highestSeq();
  const reply = await ask('hello', { cursor, epoch, scope, queuedCount: queued, lastSeq, clock: desk.now() });
  if (reply.type === 'too-large') return { type: 'wait', atLeastMs: 0 };
  if (reply.type !== 'answer') return reply;
  const { answer } = reply;
  if (answer.person.id !== desk.person) return { type: 'stop', reason: 'wrong-user' };
  const received = receivedFrom(answer.receivedSeq, answer.gaps);
  const greeting = { type: 'greeted', person: answer.person, received, ...termsOf(answer, desk) } as const;
  if (!leads) return greeting;
  await takePosition(desk, answer);
  await continueBehind(desk, answer.receivedSeq);
  const refilled = await refillLost(desk, ask, received);
  return refilled.type === 'refilled' ? { ...greeting, received: refilled.received } : refilled;
}

function termsOf({ limits, scope, head, serverTime }: HelloAck, desk: Desk) {
  const theirs = instantFrom(serverTime);
  return {
    bounds: {
      commands: Math.min(limits.pushCommands, LIMITS.pushCommands),
      bytes: Math.min(limits.pushBytes, LIMITS.pushBytes),
    },
    pageRows: Math.min(limits.pullRows, LIMITS.pullRows),
    scope,
    head,
    clockAheadMs: theirs === null ? 0 : epochMillis(desk.now()) - epochMillis(theirs),
  };
}

/** Another epoch, or a cursor beyond the head: the server was restored and everything is asked for anew. */
async function takePosition(desk: Desk, { epoch, head, scope, backedUpTo }: HelloAck): Promise<void> {
  const { store } = desk;
  const position = await store.position();
  if (position.epoch !== epoch || position.cursor > head) await beginEpoch(store, position, epoch);
  if ((await store.position()).scope === null) await enterEpoch(desk, scope);
  await store.setPosition({ head, backedUpTo });
}

/** The server knows numbers this store has forgotten (it was itself restored): go on behind them, and never give one twice. */
async function continueBehind({ store, person, now, newId }: Desk, receivedSeq: number): Promise<void> {
  if (receivedSeq <= (await store.highestSeq())) return;
  await store.append(async () => numberOnly(newId(), person, now()), receivedSeq + 1);
}
