// May this be done, on what is seen here and now? Yes comes as the command that goes into the outbox.
import type { Ref } from 'shared/aggregate';
import { keyOf } from 'shared/aggregate';
import type { Command } from 'shared/command';
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
import type { States } from 'shared/states';
import { mutableStates } from 'shared/states';
import { statesOf } from '../local/fold-set';
import type { ReadSet } from '../local/read-set';
import { readSet } from '../local/read-set';
import type { LocalStore, NewCommand } from '../local/store';
import { mayBegin } from '../local/beginning';
import type { Intent } from './intent';
import { predecessorsOf } from './predecessors';

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

export async function judge(judging: Judging, intent: Intent, reissueOf: CommandId | ''): Promise<Judgement> {
  const person = judging.who();
  const v = rowOf(intent.type).v;
  const stamp = { id: judging.newId(), author: person.id, occurredAt: judging.now() };
  const read = readCommand({ ...stamp, type: intent.type, v, subject: intent.subject, payload: { ...intent.payload } });
  if (read.type === 'unreadable') return { type: 'invalid', detail: read.detail };
  if (!permits(person, read.command)) return { type: 'forbidden', command: intent.type };
  const { touched, consulted } = targetsOf(read.command, judging.organisation);
  const set = await readSet(judging.store, judging.organisation, touched, consulted.length > 0);
  const missing = mayBegin(intent.type) ? [] : touched.filter((one) => !set.held.has(keyOf(one)));
  if (missing.length > 0) return { type: 'not-at-hand', missing };
  const decision = decide(read.command, await statesFor(judging.store, read.command, set), judging.organisation);
  if (decision.type === 'postponed') return { type: 'invalid', detail: 'only the server records what a shop says' };
  if (decision.type === 'refused') return { type: 'refused', refusal: decision.refusal };
  const keys = touched.map(keyOf);
  const after = predecessorsOf({ touched: keys, payload: read.command.payload }, await judging.store.unsettled());
  const { type, subject, payload } = read.command;
  const asked = { ...stamp, type, v, subject, touched: keys, payload, after, sentAt: '', reissueOf } as const;
  return { type: 'yes', command: { ...asked, unverified: decision.unverified } };
}

/** A refusal is known by its row in the outbox; another person's, which a manager takes over, by the server alone. */
async function statesFor(store: LocalStore, command: Command, set: ReadSet): Promise<States> {
  const rebased = statesOf(set);
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
