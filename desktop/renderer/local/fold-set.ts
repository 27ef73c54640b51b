// The pure half of folding: a closed set as it was read, and what is said of it now, become documents to write.
import type { Ref } from 'shared/aggregate';
import { keyOf } from 'shared/aggregate';
import type { Command } from 'shared/command';
import type { Base, Rebased, Unsettled } from 'shared/rebase';
import { rebase } from 'shared/rebase';
import type { AnyState } from 'shared/states';
import { initialStates } from 'shared/states';
import { commandOf } from './read-row';
import { roundOf } from './round';
import type { ReadSet } from './read-set';
import { sameDocument } from './same-document';
import type { DocumentWrite, Held, LocalDocument, LocalState, OutboxRow, Removal } from './store';

/** What is said of one aggregate: its state, that this device no longer gets it, or that nobody here asks for it any more. */
export type Said =
  | {
      readonly type: 'held';
      readonly base: {
        readonly version: number;
        readonly epoch: string;
        readonly seq: number;
        readonly state: AnyState;
      };
      readonly history: LocalDocument['history'];
      /** `asked`: fetched by name, whether in scope or not. */
      readonly why: 'scope' | 'asked' | 'pinned';
    }
  | { readonly type: 'gone'; readonly version: number }
  /** The server no longer has it at all: it was restored from before. */
  | { readonly type: 'lost' }
  | { readonly type: 'unpinned' };
export type SaidByKey = ReadonlyMap<string, Said>;

export type Folded = { readonly writes: readonly DocumentWrite[]; readonly removals: readonly Removal[] };

const NOTHING_SAID: SaidByKey = new Map();

/** A view that is as it was is not written. */
export function foldSet(set: ReadSet, said: SaidByKey = NOTHING_SAID): Folded {
  const bases = new Map(set.refs.map((ref) => [keyOf(ref), affairsOf(set.held.get(keyOf(ref)), said.get(keyOf(ref)))]));
  const rebased = set.rows.length === 0 ? null : rebasedOf(set, bases);
  const writes: DocumentWrite[] = [];
  const removals: Removal[] = [];
  for (const ref of set.refs) {
    const key = keyOf(ref);
    const held = set.held.get(key);
    const affairs = bases.get(key);
    const document = affairs === undefined ? null : viewOf(ref, affairs, set, rebased);
    if (document !== null) {
      if (held === undefined || !sameDocument(held.document, document))
        writes.push({ document, revision: held?.revision ?? null });
    } else if (held !== undefined) removals.push({ ref, revision: held.revision });
  }
  return { writes, removals };
}

/** The states of a closed set with own commands on top, for deciding the next one. */
export function statesOf(set: ReadSet): Rebased {
  return rebasedOf(set, new Map(set.refs.map((ref) => [keyOf(ref), affairsOf(set.held.get(keyOf(ref)), undefined)])));
}

type Affairs = {
  readonly base: {
    readonly version: number;
    readonly epoch: string;
    readonly seq: number;
    readonly state: AnyState;
  } | null;
  /** Own commands up to here are behind us, even where the state that contains them is not given to this device. */
  readonly version: number;
  readonly history: LocalDocument['history'];
  readonly pinned: boolean;
  readonly gone: boolean;
};

function affairsOf(held: Held | undefined, said: Said | undefined): Affairs {
  const document = held?.document;
  const known = {
    base: document?.base ?? null,
    version: document?.base?.version ?? 0,
    history: document?.history ?? [],
    pinned: document?.pinned ?? false,
    gone: document?.gone ?? false,
  };
  if (said === undefined) return known;
  if (said.type === 'unpinned') return { ...known, pinned: false };
  if (said.type === 'lost') return { ...known, base: null, version: 0, history: [], pinned: false, gone: false };
  if (said.type === 'gone') return { ...known, gone: true, version: Math.max(known.version, said.version) };
  const asked = said.why === 'scope' ? { gone: false } : { gone: known.base === null || known.gone };
  const kept = { ...asked, pinned: known.pinned || said.why === 'pinned' };
  if (known.base !== null && !wins(said.base, known.base)) return { ...known, ...kept };
  return { base: said.base, version: said.base.version, history: said.history, ...kept };
}

/** A later round always wins, whatever the versions; within one, versions only rise. */
const wins = (said: { epoch: string; version: number }, known: { epoch: string; version: number }) =>
  said.epoch === known.epoch ? said.version > known.version : roundOf(said.epoch) > roundOf(known.epoch);

function rebasedOf(set: ReadSet, affairs: ReadonlyMap<string, Affairs>, alsoRefused = false): Rebased {
  const bases = set.refs.map((ref) => {
    const { base, version } = affairs.get(keyOf(ref)) ?? { base: null, version: 0 };
    return baseOf(ref, version, base?.state ?? null);
  });
  const rows = alsoRefused ? [...set.rows, ...set.refused].sort((a, b) => a.seq - b.seq) : set.rows;
  const unsettled = rows.flatMap((row): readonly Unsettled[] => {
    const command = commandOf(row);
    return command === null ? [] : [standing(row, command, affairs, set.round)];
  });
  const consulted = set.consulted?.document;
  return rebase(
    bases,
    unsettled,
    consulted === undefined ? [] : [baseOf(consulted, 0, consulted.state)],
    set.organisation,
  );
}

/**
 * A command the server once accepted and, since it was restored, is asked again: bases from before contain it,
 * and on bases from after it is played without being called blocked, until the server has answered anew.
 */
function standing(row: OutboxRow, command: Command, affairs: ReadonlyMap<string, Affairs>, round: string): Unsettled {
  const { seq, versions } = row;
  if (row.status === 'accepted') return { seq, command, status: 'accepted', versions };
  if (row.status !== 'queued' || Object.keys(versions).length === 0)
    return { seq, command, status: 'queued', versions };
  const again = Object.entries(versions).map(([key, version]) => [
    key,
    affairs.get(key)?.base?.epoch === round ? Number.MAX_SAFE_INTEGER : version,
  ]);
  return { seq, command, status: 'accepted', versions: Object.fromEntries(again) };
}

function viewOf(ref: Ref, affairs: Affairs, set: ReadSet, rebased: Rebased | null): LocalDocument | null {
  const { base, history, pinned, gone } = affairs;
  const key = keyOf(ref);
  const view = rebased?.views.get(key);
  const unread = set.rows.filter((row) => row.touched.includes(key) && commandOf(row) === null).length;
  const pendingCount = (view?.pending.length ?? 0) + unread;
  const blocked = view?.blocked ?? [];
  const born = base !== null || !set.refused.some(({ touched }) => touched[0] === key);
  if (pendingCount === 0 && ((base === null && born) || (gone && !pinned))) return null;
  // A refusal the server has not spoken of as a document is known by its row alone.
  if (ref.type === 'refusal' && base === null) return null;
  const state =
    base !== null || born ? rebased?.state(ref.type, ref.id) : rebasedOf(set, new Map(), true).state(ref.type, ref.id);
  return documentOf(ref, {
    base,
    state: state ?? base?.state ?? initialStates[ref.type],
    history,
    pendingCount,
    localState: localStateOf(born, blocked.length, pendingCount),
    blocked,
    unverified: view?.unverified ?? false,
    pinned,
    gone,
  });
}

function localStateOf(born: boolean, blocked: number, pending: number): LocalState {
  if (!born) return 'createRejected';
  if (blocked > 0) return 'blocked';
  return pending > 0 ? 'pending' : 'synced';
}

type Parts = Omit<LocalDocument, 'type' | 'id' | 'base' | 'state'> & {
  readonly base: Affairs['base'];
  readonly state: AnyState;
};

function documentOf({ type, id }: Ref, parts: Parts): LocalDocument {
  // Kind and state were paired when they were read; the compiler cannot follow the pairing through the union.
  return { type, id, ...parts } as LocalDocument;
}

function baseOf({ type, id }: Ref, version: number, state: AnyState | null): Base {
  // As above: a document's kind names its state.
  return { type, id, version, state } as Base;
}
