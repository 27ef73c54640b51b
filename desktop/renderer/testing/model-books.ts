// The books of the model server: each command is decided once by the shared code and has one receipt for ever.
import type { AggregateType, Ref } from 'shared/aggregate';
import { keyOf, ref } from 'shared/aggregate';
import { canonicalJson } from 'shared/canonical-json';
import type { Command } from 'shared/command';
import { targetsOf } from 'shared/command';
import { rowOf } from 'shared/command-table';
import type { WireCommand } from 'shared/contract/commands';
import { readCommand, wireCommandSchema } from 'shared/contract/commands';
import type { PushResult, Receipt } from 'shared/contract/receipts';
import { decide } from 'shared/decide';
import type { CommandId, DeviceId, OrganisationId, PersonId } from 'shared/ids';
import { commandId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import { permits } from 'shared/policy';
import { responsibleFor } from 'shared/refusal/refusal';
import type { AnyState, MutableStates } from 'shared/states';
import { initialStates, mutableStates } from 'shared/states';

export type HeldHere = { readonly version: number; readonly seq: number; readonly state: AnyState };
type Kept = { readonly receipt: Receipt; readonly hash: string; readonly result: PushResult };

/** What a backup holds. */
export type ServerPicture = {
  readonly head: number;
  readonly held: ReadonlyMap<string, HeldHere>;
  readonly refs: ReadonlyMap<string, Ref>;
  readonly receipts: ReadonlyMap<CommandId, Kept>;
};

export type Visitor = {
  readonly person: PersonId;
  readonly deviceId: DeviceId;
  /** The head when it began from nothing. */
  freshUpTo: number;
  /** Of its last greeting. */
  epoch: string;
};

export type Books = {
  readonly organisation: OrganisationId;
  readonly people: ReadonlyMap<PersonId, readonly Role[]>;
  head: number;
  epoch: number;
  held: Map<string, HeldHere>;
  refs: Map<string, Ref>;
  receipts: Map<CommandId, Kept>;
  states: MutableStates;
  /** Commands, and aggregates by key, on which the program stumbles. */
  readonly faults: Set<string>;
  /** Every command that got a receipt, in order. */
  readonly log: {
    readonly deviceId: DeviceId;
    readonly epoch: number;
    readonly seq: number;
    readonly subject: string;
  }[];
};

export const emptyBooks = (organisation: OrganisationId, people: Books['people']): Books => ({
  ...{ organisation, people, head: 0, epoch: 1, held: new Map(), refs: new Map(), receipts: new Map() },
  ...{ states: mutableStates(), faults: new Set(), log: [] },
});

export const pictureOf = ({ head, held, refs, receipts }: Books): ServerPicture => ({
  head,
  held: new Map(held),
  refs: new Map(refs),
  receipts: new Map(receipts),
});

export function restoreBooks(books: Books, { head, held, refs, receipts }: ServerPicture): void {
  const states = mutableStates();
  // A kept aggregate's kind and state belong together; the compiler sees two unions.
  const set = states.set as (type: AggregateType, id: string, state: AnyState) => void;
  for (const [key, { state }] of held) {
    const named = refs.get(key);
    if (named !== undefined) set(named.type, named.id, state);
  }
  for (const { receipt } of receipts.values()) {
    const { verdict, author, commandId: id } = receipt;
    if (verdict.status === 'accepted') continue;
    if (!held.has(keyOf(ref('refusal', id))))
      states.set('refusal', id, { status: verdict.acknowledged ? 'acknowledged' : 'open', author, code: verdict.code });
  }
  Object.assign(books, { head, held: new Map(held), refs: new Map(refs), receipts: new Map(receipts), states });
}

/** @throws where a command comes again with other content: it changed after its first send */
export function enter(books: Books, sent: unknown, visitor: Visitor): PushResult {
  const wire = wireCommandSchema.parse(sent);
  const known = books.receipts.get(wire.id);
  if (known !== undefined) {
    if (known.hash !== hashOf(wire)) throw new Error(`SYN-11 ${wire.type} ${wire.id} came with other content`);
    return known.result;
  }
  const after = wire.type === 'Withdrawn' ? [] : wire.after.map((id) => books.receipts.get(id)?.receipt.verdict.status);
  if (after.includes(undefined)) return { id: wire.id, status: 'retry', code: 'PREDECESSOR_UNKNOWN' };
  const read = readCommand(wire);
  if (read.type === 'unreadable') return reject(books, wire, visitor, read.code, {});
  const { command } = read;
  const stumbles = [wire.id, ...targetsOf(command, books.organisation).touched.map(keyOf)];
  if (stumbles.some((name) => books.faults.has(name))) return { id: wire.id, status: 'retry', code: 'FAULT' };
  const alone = command.type === 'Withdrawn' || rowOf(command.type).independent;
  if (after.includes('rejected') && !alone) return reject(books, wire, visitor, 'PREDECESSOR_REJECTED', {});
  const roles = books.people.get(visitor.person) ?? [];
  const allowed = permits({ type: 'person', id: visitor.person, roles }, command);
  return allowed ? decided(books, wire, command, visitor) : reject(books, wire, visitor, 'FORBIDDEN', {});
}

const hashOf = ({ type, v, subject, payload, author, occurredAt }: WireCommand) =>
  canonicalJson({ type, v, subject, payload, author, occurredAt });

function decided(books: Books, wire: WireCommand, command: Command, visitor: Visitor): PushResult {
  const decision = decide(command, books.states, books.organisation);
  if (decision.type === 'postponed') return { id: wire.id, status: 'retry', code: 'FAULT' };
  if (decision.type === 'refused') {
    const { code, ...params } = decision.refusal;
    return reject(books, wire, visitor, code, params);
  }
  const versions: Record<string, number> = {};
  for (const happened of decision.events) {
    books.states.apply(happened);
    const named = { type: happened.aggregate, id: happened.id };
    const key = keyOf(named);
    const version = (books.held.get(key)?.version ?? 0) + 1;
    const state = books.states.get(named.type, named.id) ?? initialStates[named.type];
    versions[key] = version;
    books.refs.set(key, named);
    books.held.set(key, { version, seq: books.head + 1, state });
  }
  const refused = command.type === 'AcknowledgeRefusal' ? commandId(command.subject) : null;
  if (refused !== null) acknowledge(books, refused, visitor.person);
  return keep(books, wire, visitor, { status: 'accepted', versions }, refused);
}

/** Its author need not see it any more; where it was taken over, only they themselves say so. */
function acknowledge({ receipts, states, held, head }: Books, id: CommandId, by: PersonId): void {
  const refused = receipts.get(id);
  const state = states.get('refusal', id);
  if (refused?.receipt.verdict.status !== 'rejected' || state === undefined || state.status === 'none') return;
  if (state.author !== by && responsibleFor(state) !== state.author) return;
  const key = keyOf(ref('refusal', id));
  const document = held.get(key);
  if (document !== undefined) held.set(key, { ...document, seq: head + 1 });
  const verdict = { ...refused.receipt.verdict, acknowledged: true };
  receipts.set(id, { ...refused, receipt: { ...refused.receipt, verdict } });
}

function reject(books: Books, wire: WireCommand, visitor: Visitor, code: string, params: Record<string, unknown>) {
  const { type, v, subject, payload, occurredAt } = wire;
  const refused = { type, params, command: { v, subject, payload, occurredAt } };
  const state = { status: 'open', author: visitor.person, code, refused } as const;
  const named = ref('refusal', wire.id);
  books.states.set('refusal', wire.id, state);
  books.refs.set(keyOf(named), named);
  books.held.set(keyOf(named), { version: 0, seq: books.head + 1, state });
  const verdict = { status: 'rejected', code, params, command: wire, acknowledged: false } as const;
  return keep(books, wire, visitor, verdict, null);
}

function keep(
  books: Books,
  wire: WireCommand,
  { deviceId, person }: Visitor,
  verdict: Receipt['verdict'],
  acknowledges: CommandId | null,
): PushResult {
  const { id, seq, type, subject } = wire;
  const feedSeq = ++books.head;
  const receipt = { commandId: id, deviceId, deviceSeq: seq, author: person, type, feedSeq, verdict, acknowledges };
  const result: PushResult =
    verdict.status === 'accepted'
      ? { id, status: 'accepted', versions: verdict.versions, feedSeq }
      : { id, status: 'rejected', code: verdict.code, params: verdict.params, feedSeq };
  books.receipts.set(id, { receipt, hash: hashOf(wire), result });
  if (type !== 'Withdrawn') books.log.push({ deviceId, epoch: books.epoch, seq, subject });
  return result;
}
