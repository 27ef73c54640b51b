// May this be done, on what is seen here and now? Yes comes as the command that goes into the outbox.
import type { Ref } from 'shared/aggregate';
import { keyOf } from 'shared/aggregate';
import type { Command, Targets } from 'shared/command';
import { targetsOf } from 'shared/command';
import type { CommandType } from 'shared/command-table';
import { rowOf } from 'shared/command-table';
import { readCommand } from 'shared/contract/commands';
import type { BusinessRefusal } from 'shared/decide';
import { decide } from 'shared/decide';
import type { CommandId, OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Actor } from 'shared/policy';
import { permits } from 'shared/policy';
import type { Rebased } from 'shared/rebase';
import type { States } from 'shared/states';
import { mutableStates } from 'shared/states';
import { distinct } from '../local/fold';
import { statesOf } from '../local/fold-set';
import type { ReadSet } from '../local/read-set';
import { readSet } from '../local/read-set';
import type { LocalStore, NewCommand, OutboxRow } from '../local/store';
import { mayBegin } from '../local/beginning';
import type { Intent } from './intent';
import { predecessorsOf, textsIn } from './predecessors';

export type NotDone =
  | { readonly type: 'refused'; readonly refusal: BusinessRefusal }
  | { readonly type: 'forbidden'; readonly command: CommandType }
  /** Members are named, not their values. */
  | { readonly type: 'invalid'; readonly detail: string }
  /** These must be fetched first. */
  | { readonly type: 'not-at-hand'; readonly missing: readonly Ref[] };

export type Judging = {
  readonly store: LocalStore;
  readonly organisation: OrganisationId;
  /** Who is signed in, with the roles known here. */
  readonly who: () => Extract<Actor, { type: 'person' }>;
  readonly now: () => Instant;
  /** A UUIDv7. */
  readonly newId: () => CommandId;
};

export type Judgement = { readonly type: 'yes'; readonly command: NewCommand } | NotDone;

export type Judged = {
  readonly judgements: readonly Judgement[];
  /** What they were judged on; null where nothing had to be read. */
  readonly set: ReadSet | null;
};

/** Intents that have nothing to do with each other, on one reading; a judgement for each. */
export async function judgeAll(
  judging: Judging,
  intents: readonly Intent[],
  reissueOf: CommandId | '',
): Promise<Judged> {
  const heard = intents.map((intent) => hear(judging, intent));
  const commands = heard.flatMap((one) => (one.type === 'heard' ? [one] : []));
  if (commands.length === 0) return { judgements: heard.filter((one) => one.type !== 'heard'), set: null };
  const refs = distinct(commands.flatMap(({ targets }) => targets.touched));
  const consults = commands.some(({ targets }) => targets.consulted.length > 0);
  const named = commands.flatMap(({ command }) => [command.subject, ...textsIn(command.payload)]);
  const [set, underWay] = await Promise.all([
    readSet(judging.store, judging.organisation, refs, consults),
    judging.store.about([...refs.map(({ id }) => id), ...named]),
  ]);
  const reading = { set, states: statesOf(set), underWay, reissueOf };
  const judgements: Judgement[] = [];
  for (const one of heard) judgements.push(one.type === 'heard' ? await judge(judging, one, reading) : one);
  return { judgements, set };
}

type Heard = { readonly type: 'heard'; readonly command: Command; readonly targets: Targets };

/** Whether it is a command at all, and one this person may give. */
function hear({ who, newId, now, organisation }: Judging, intent: Intent): Heard | NotDone {
  const person = who();
  const stamp = { id: newId(), author: person.id, occurredAt: intent.occurredAt ?? now() };
  const { type, subject } = intent;
  const read = readCommand({ ...stamp, type, v: rowOf(type).v, subject, payload: { ...intent.payload } });
  if (read.type === 'unreadable') return { type: 'invalid', detail: read.detail };
  if (!permits(person, read.command)) return { type: 'forbidden', command: intent.type };
  return { type: 'heard', command: read.command, targets: targetsOf(read.command, organisation) };
}

type Reading = {
  readonly set: ReadSet;
  readonly states: Rebased;
  readonly underWay: readonly OutboxRow[];
  readonly reissueOf: CommandId | '';
};

async function judge(judging: Judging, { command, targets }: Heard, reading: Reading): Promise<Judgement> {
  const { touched } = targets;
  const missing = mayBegin(command.type) ? [] : touched.filter((one) => !reading.set.held.has(keyOf(one)));
  if (missing.length > 0) return { type: 'not-at-hand', missing };
  const decision = decide(command, await statesFor(judging.store, command, reading.states), judging.organisation);
  if (decision.type === 'postponed') return { type: 'invalid', detail: 'only the server records what a shop says' };
  if (decision.type === 'refused') return { type: 'refused', refusal: decision.refusal };
  if (command.type === 'Withdrawn') return { type: 'invalid', detail: 'nothing was asked' };
  const keys = touched.map(keyOf);
  const after = predecessorsOf({ touched: keys, payload: command.payload }, reading.underWay);
  const { id, occurredAt, type, subject, payload } = command;
  const author = judging.who().id;
  const entered = { id, author, occurredAt, type, v: rowOf(type).v, subject, touched: keys, payload, after } as const;
  const { reissueOf } = reading;
  return { type: 'yes', command: { ...entered, sentAt: '', reissueOf, unverified: decision.unverified } };
}

/** A refusal is known by its row in the outbox; another person's, which a manager takes over, by the server alone. */
async function statesFor(store: LocalStore, command: Command, rebased: Rebased): Promise<States> {
  const states: States = { get: rebased.state };
  if (command.type !== 'AcknowledgeRefusal' || states.get('refusal', command.subject) !== undefined) return states;
  const known = mutableStates();
  const [row] = await store.rows([command.subject]);
  if (row === undefined && command.payload.takeOver)
    known.set('refusal', command.subject, { status: 'open', author: null, code: '' });
  if (row === undefined || (row.status !== 'rejected' && row.status !== 'acknowledged')) return known;
  known.set('refusal', row.id, {
    status: row.status === 'rejected' ? 'open' : 'acknowledged',
    author: row.author,
    code: row.code,
  });
  return known;
}
