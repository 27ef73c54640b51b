// THE door: every change goes through here. One batch, one transaction; asked twice, it answers the same twice.
import { setTimeout as pause } from 'node:timers/promises';
import type { RetryCode } from 'shared/contract/codes';
import type { PushResult } from 'shared/contract/receipts';
import type { CommandId } from 'shared/ids';
import { systemActor } from 'shared/policy';
import { traceparentOfCommand } from 'shared/trace';
import type { Database } from '../store/database';
import { isPassing } from '../store/failures';
import { recordFault } from '../store/faults';
import { follow } from '../watch';
import type { Arrived } from '../watch';
import type { Asked, AskedAnswer, Batch, OwnBatch, OwnResult } from './batch';
import type { Work } from './known';
import type { Received } from './read-batch';
import { readAsked, readOwn, readWire } from './read-batch';
import type { Answer } from './run-batch';
import { runBatch } from './run-batch';

const TRIES = 4;
const PAUSE_MS = 20;

/** Decides pushed commands and answers each, in the order they came. Never throws because of what a command says. */
export async function handleBatch(db: Database, batch: Batch): Promise<readonly PushResult[]> {
  const { organisation, commands, traceparent = null, ...rest } = batch;
  const received = commands.map((command) => readWire(command, organisation));
  const answers = await answerWatched(db, { ...rest, organisation, received, trying: null }, traceparent);
  return answers.map(({ result }) =>
    result.status === 'postponed' || result.status === 'stale' ? busy(result.id) : result,
  );
}

/** The same for what the server itself does; a fact that came too early is told apart, so that it can be held. */
export async function handleOwn(db: Database, batch: OwnBatch): Promise<readonly OwnResult[]> {
  const { organisation, commands, actor = systemActor, traceparent = null, ...rest } = batch;
  const author = actor.type === 'person' ? actor.id : null;
  const received = commands.map((command) => readOwn(command, organisation, author));
  const work = { ...rest, organisation, actor, deviceId: null, received, trying: null };
  const answers = await answerWatched(db, work, traceparent);
  return answers.map(({ result }) => (result.status === 'stale' ? busy(result.id) : result));
}

/** The same for one command of a caller who waits, and who may say which version of its subject they have seen. */
export async function handleAsked(db: Database, asked: Asked): Promise<AskedAnswer> {
  const { command: _, expected: __, traceparent = null, ...rest } = asked;
  const [answer] = await answerWatched(db, { ...rest, received: [readAsked(asked)], trying: null }, traceparent);
  if (answer === undefined) throw new Error('a command without an answer');
  return answer;
}

type Unwatched = Omit<Work, 'traceparentOf'>;

async function answerWatched(
  db: Database,
  work: Unwatched,
  traceparent: string | null,
): Promise<readonly AskedAnswer[]> {
  const following = follow(db, () => arrivedOf(work, traceparent));
  const traceparentOf = (id: CommandId) => following.traceparentOf?.(id) ?? traceparent ?? traceparentOfCommand(id);
  let answers: readonly AskedAnswer[] = [];
  try {
    answers = await answerAll(db, { ...work, traceparentOf });
    return answers;
  } finally {
    following.ended(answers.map(({ result }) => result.status));
  }
}

const arrivedOf = ({ actor, correlationId, received }: Unwatched, traceparent: string | null): Arrived => ({
  by: actor.type,
  correlationId,
  traceparent,
  commands: received.map((one) => (one.status === 'nameless' ? null : { id: one.id, type: one.type })),
});

async function answerAll(db: Database, work: Work): Promise<readonly AskedAnswer[]> {
  if (work.received.length === 0) return [];
  const outcome = await attempt(db, work);
  if (outcome.status === 'busy') return work.received.map((received) => unanswered(received, 'CONFLICT_RETRY'));
  if (outcome.status === 'failed') return inTurn(db, work, () => true);
  if (!outcome.answers.some(({ onHold }) => onHold)) return outcome.answers;
  const again = await inTurn(db, work, (position) => outcome.answers[position]?.onHold === true);
  return outcome.answers.map((answer, position) => (answer.onHold ? (again[position] ?? answer) : answer));
}

/** Each command in a transaction of its own, so that the one with the bug stands alone. Only the chosen ones are answered. */
async function inTurn(db: Database, work: Work, isChosen: (position: number) => boolean): Promise<AskedAnswer[]> {
  const results: AskedAnswer[] = [];
  const order = [...work.received.entries()]
    .filter(([position]) => isChosen(position))
    .sort(([, a], [, b]) => seqOf(a) - seqOf(b));
  for (const [position, received] of order) results[position] = await alone(db, work, received);
  return results;
}

const seqOf = (received: Received): number => (received.status === 'nameless' ? 0 : (received.seq ?? 0));

async function alone(db: Database, work: Work, received: Received): Promise<AskedAnswer> {
  const trying = received.status === 'nameless' ? null : received.id;
  const outcome = await attempt(db, { ...work, received: [received], trying });
  const answer = outcome.status === 'done' ? outcome.answers[0] : undefined;
  if (answer !== undefined) return answer;
  if (outcome.status === 'failed' && received.status !== 'nameless') {
    await recordFault(db, work, { commandId: received.id, subject: subjectOf(received), error: outcome.error });
    return unanswered(received, 'FAULT');
  }
  return unanswered(received, 'CONFLICT_RETRY');
}

type Outcome =
  | { readonly status: 'done'; readonly answers: readonly Answer[] }
  | { readonly status: 'busy' }
  | { readonly status: 'failed'; readonly error: unknown };

/** A machine that fails is given a few more tries; a bug is not, it would fail again. */
async function attempt(db: Database, work: Work): Promise<Outcome> {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return { status: 'done', answers: await runBatch(db, work) };
    } catch (error) {
      if (!isPassing(error)) return { status: 'failed', error };
      if (left > 1) await pause(PAUSE_MS * (TRIES - left + 1) * (0.5 + Math.random()));
    }
  }
  return { status: 'busy' };
}

function unanswered(received: Received, code: RetryCode): AskedAnswer {
  if (received.status !== 'nameless') return { result: { id: received.id, status: 'retry', code }, replayed: false };
  const params = { detail: received.detail };
  return { result: { id: null, status: 'rejected', code: 'VALIDATION', params, feedSeq: 0 }, replayed: false };
}

const busy = (id: CommandId): PushResult => ({ id, status: 'retry', code: 'CONFLICT_RETRY' });

/** What a command on hold holds up: the aggregate it is about, or itself alone where it has none. */
function subjectOf(received: Exclude<Received, { status: 'nameless' }>): string {
  const [subject] = received.status === 'readable' ? received.targets.touched : [];
  return subject === undefined ? `command:${received.id}` : `${subject.type}:${subject.id}`;
}
