// What a person sees: what the server last said, with their own unsettled commands played on top, as one set, in seq order.
import type { AggregateType, Ref } from './aggregate';
import { keyOf } from './aggregate';
import type { Command } from './command';
import { targetsOf } from './command';
import type { BusinessRefusal } from './decide';
import { decide } from './decide';
import type { CommandId, OrganisationId } from './ids';
import type { Happened, StateOf } from './states';
import { mutableStates } from './states';

/** What the server last said of one aggregate. Version 0 with no state: it has said nothing yet. */
export type Base = {
  [T in AggregateType]: {
    readonly type: T;
    readonly id: string;
    readonly version: number;
    readonly state: StateOf[T] | null;
  };
}[AggregateType];

/** An own command that is not settled. `versions`: what the server made of it, by aggregate key, once accepted. */
export type Unsettled = {
  readonly seq: number;
  readonly command: Command;
  readonly status: 'queued' | 'accepted';
  readonly versions: Readonly<Record<string, number>>;
};

export type View = {
  readonly ref: Ref;
  /** Own commands not yet in the base. */
  readonly pending: readonly CommandId[];
  /** Own commands that no longer go through on what the server has said since. */
  readonly blocked: readonly { readonly id: CommandId; readonly refusal: BusinessRefusal }[];
  /** What the pending commands add, in order, each with the command it came from. */
  readonly effects: readonly { readonly command: CommandId; readonly happened: Happened }[];
  /** Some guard was skipped for want of what it consults. */
  readonly unverified: boolean;
};

export type Rebased = {
  readonly views: ReadonlyMap<string, View>;
  readonly state: <T extends AggregateType>(type: T, id: string) => StateOf[T] | undefined;
};

type Draft = {
  ref: Ref;
  pending: CommandId[];
  blocked: View['blocked'][number][];
  effects: View['effects'][number][];
  unverified: boolean;
};

/**
 * Folds a set of aggregates that is closed under shared unsettled commands.
 * A command already in the base of one of its aggregates acts on the others alone.
 * @param consulted bases that are only read, where they are at hand
 * @param unsettled in seq order
 */
export function rebase(
  bases: readonly Base[],
  unsettled: readonly Unsettled[],
  consulted: readonly Base[],
  organisation: OrganisationId,
): Rebased {
  const states = mutableStates();
  const drafts = new Map<string, Draft>();
  const versions = new Map<string, number>();
  for (const base of [...consulted, ...bases]) if (base.state !== null) setState(states, base);
  for (const { type, id, version } of bases) {
    const key = keyOf({ type, id });
    versions.set(key, version);
    drafts.set(key, { ref: { type, id }, pending: [], blocked: [], effects: [], unverified: false });
  }
  for (const own of unsettled) {
    const open = targetsOf(own.command, organisation)
      .touched.map(keyOf)
      .filter((key) => versions.has(key) && stillOpen(own, key, versions.get(key) ?? 0));
    play(own, open, drafts, states, organisation);
  }
  return { views: drafts, state: states.get };
}

/** Queued commands are always on top; accepted ones until their rows have come. */
function stillOpen(own: Unsettled, key: string, baseVersion: number): boolean {
  if (own.status === 'queued') return true;
  const version = own.versions[key];
  return version !== undefined && version > baseVersion;
}

function play(
  { command, status }: Unsettled,
  open: readonly string[],
  drafts: ReadonlyMap<string, Draft>,
  states: ReturnType<typeof mutableStates>,
  organisation: OrganisationId,
): void {
  if (open.length === 0) return;
  const decision = decide(command, states, organisation);
  const events = decision.type === 'accepted' ? decision.events : [];
  for (const key of open) {
    const draft = drafts.get(key);
    if (draft === undefined) continue;
    draft.pending.push(command.id);
    if (decision.type === 'refused' && status === 'queued')
      draft.blocked.push({ id: command.id, refusal: decision.refusal });
    if (decision.type === 'accepted' && decision.unverified) draft.unverified = true;
  }
  for (const happened of events) {
    const draft = drafts.get(keyOf({ type: happened.aggregate, id: happened.id }));
    if (draft === undefined || !open.includes(keyOf(draft.ref))) continue;
    states.apply(happened);
    draft.effects.push({ command: command.id, happened });
  }
}

function setState(states: ReturnType<typeof mutableStates>, base: Base): void {
  // Each member of the union pairs its own type and state, which the generic setter cannot see through.
  const set = states.set as (type: AggregateType, id: string, state: Base['state']) => void;
  set(base.type, base.id, base.state);
}
