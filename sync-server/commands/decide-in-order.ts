// Decides a batch in the order of its numbers, each command on the states its predecessors left. Pure: nothing is written here.
import { keyOf } from 'shared/aggregate';
import { rowOf } from 'shared/command-table';
import type { Command } from 'shared/command';
import type { FinalCode } from 'shared/contract/codes';
import { decide } from 'shared/decide';
import type { CommandId } from 'shared/ids';
import type { Actor } from 'shared/policy';
import { permits } from 'shared/policy';
import type { Happened } from 'shared/states';
import { changesOf } from './changes';
import type { Known, Work } from './known';
import type { Readable, Received, Unreadable } from './read-batch';
import type { Receipted, Rejected, Verdict } from './verdict';

type Sitting = {
  readonly work: Work;
  readonly known: Known;
  readonly settled: Map<CommandId, Receipted>;
  readonly versions: Map<string, number>;
  readonly takenSeqs: Set<number>;
};

/** @returns one verdict per received command, in the order they came */
export function decideInOrder(work: Work, known: Known): readonly Verdict[] {
  const versions = new Map([...known.streams].map(([key, { version }]) => [key, version]));
  const sitting: Sitting = { work, known, settled: new Map(), versions, takenSeqs: new Set(known.takenSeqs) };
  const order = [...work.received.entries()].sort(([, a], [, b]) => seqOf(a) - seqOf(b));
  const verdicts = new Map(order.map(([position, received]) => [position, verdictOn(sitting, received)]));
  return work.received.flatMap((_, position) => verdicts.get(position) ?? []);
}

const seqOf = (received: Received): number => (received.status === 'nameless' ? 0 : (received.seq ?? 0));

function verdictOn(sitting: Sitting, received: Received): Verdict {
  if (received.status === 'nameless') return received;
  const before = sitting.settled.get(received.id) ?? sitting.known.answers.get(received.id);
  if (before !== undefined) return repeated(received, before);
  if (received.status === 'unreadable') return reject(sitting, received, received.code, { detail: received.detail });
  return (
    held(sitting, received) ??
    overtaken(sitting, received) ??
    precluded(sitting, received) ??
    decided(sitting, received)
  );
}

/** Somebody changed what the caller has looked at. They hear so, and may look and ask again under the same id. */
function overtaken({ versions }: Sitting, { id, targets, expected }: Readable): Verdict | null {
  const [subject] = targets.touched;
  if (expected === 'any' || subject === undefined) return null;
  const version = versions.get(keyOf(subject)) ?? 0;
  const isSame = expected === 'present' ? version > 0 : version === (expected === 'absent' ? 0 : expected);
  return isSame ? null : { status: 'stale', id, version };
}

/** One answer per id, for ever: a repeat gets it again, another command under the same id does not. */
function repeated(
  { id, payloadHash }: Readable | Unreadable,
  before: NonNullable<ReturnType<Known['answers']['get']>> | Receipted,
): Verdict {
  const known = 'received' in before ? before.received.payloadHash : before.payloadHash;
  if (known !== payloadHash) return { status: 'reused', id, by: before };
  return 'received' in before ? before : { status: 'answered', answer: before };
}

/** A device's commands on one subject run in order, so a command that fails by a bug holds up the later ones. */
function held({ work, known }: Sitting, { id, targets }: Readable): Verdict | null {
  const keys = targets.touched.map(keyOf);
  const fault = known.faults.find(
    ({ commandId, subject }) => commandId !== work.trying && (commandId === id || keys.includes(subject)),
  );
  if (fault === undefined) return null;
  return fault.commandId === id ? { status: 'onHold', id } : { status: 'retry', id, code: 'FAULT' };
}

function precluded(sitting: Sitting, received: Readable): Verdict | null {
  const { id, command, after } = received;
  const { actor } = sitting.work;
  if (actor.type === 'person' && command.author !== actor.id)
    return reject(sitting, received, 'FORBIDDEN', { type: command.type });
  const statuses = after.map((predecessor) => [predecessor, statusOf(sitting, predecessor)] as const);
  if (statuses.some(([, status]) => status === undefined)) return { status: 'retry', id, code: 'PREDECESSOR_UNKNOWN' };
  const [refused] = statuses.find(([, status]) => status === 'rejected') ?? [];
  if (refused === undefined || standsAlone(command)) return null;
  return reject(sitting, received, 'PREDECESSOR_REJECTED', { predecessor: refused });
}

const statusOf = ({ settled, known }: Sitting, id: CommandId) => (settled.get(id) ?? known.answers.get(id))?.status;
const standsAlone = (command: Command) => command.type === 'Withdrawn' || rowOf(command.type).independent;

function decided(sitting: Sitting, received: Readable): Verdict {
  const { id, command } = received;
  const { work, known } = sitting;
  if (!permits(asKnownHere(work.actor, known), command))
    return reject(sitting, received, 'FORBIDDEN', { type: command.type });
  const decision = decide(command, known.states, work.organisation);
  if (decision.type === 'postponed') return { status: 'postponed', id };
  if (decision.type === 'refused') {
    const { code, ...params } = decision.refusal;
    return reject(sitting, received, code, params);
  }
  return acceptAll(sitting, received, decision.events);
}

/** The roles in the database at this moment: those at hand may be minutes old, and a disabled person has none. */
function asKnownHere(actor: Actor, { states }: Known): Actor {
  if (actor.type !== 'person') return actor;
  const person = states.get('person', actor.id);
  return { ...actor, roles: person?.status === 'active' ? person.roles : [] };
}

function acceptAll(sitting: Sitting, received: Readable, events: readonly Happened[]): Verdict {
  const changes = changesOf(sitting, received.targets.touched, events);
  const versions = Object.fromEntries(changes.map(({ ref, version }) => [keyOf(ref), version]));
  return settle(sitting, { ...numbered(sitting, received), status: 'accepted', received, changes, versions });
}

function reject(
  sitting: Sitting,
  received: Readable | Unreadable,
  code: FinalCode | Lowercase<string>,
  params: Rejected['params'],
): Verdict {
  const verdict: Rejected = {
    ...numbered(sitting, received),
    status: 'rejected',
    received,
    code,
    params,
    versions: {},
  };
  sitting.known.states.set('refusal', received.id, { status: 'open', author: verdict.userId, code });
  return settle(sitting, verdict);
}

/** A number that another command of this device has already is not given twice (a restored old local store). */
function numbered({ work, settled, takenSeqs }: Sitting, { seq }: Readable | Unreadable) {
  const free = work.deviceId !== null && seq !== null && !takenSeqs.has(seq);
  if (free) takenSeqs.add(seq);
  const { actor } = work;
  return { offset: settled.size + 1, deviceSeq: free ? seq : null, userId: actor.type === 'person' ? actor.id : null };
}

function settle({ settled }: Sitting, verdict: Receipted): Receipted {
  settled.set(verdict.received.id, verdict);
  return verdict;
}
