// Says what a batch concerns, and reads what is known of it.
import type { AggregateType, Ref } from 'shared/aggregate';
import { keyOf, ref } from 'shared/aggregate';
import type { HistoryEntry } from 'shared/contract/documents';
import type { CommandId, DeviceId, OrganisationId } from 'shared/ids';
import { settingsIdOf } from 'shared/ids';
import type { Actor } from 'shared/policy';
import { defaultSettings } from 'shared/settings/settings';
import type { AnyState, MutableStates } from 'shared/states';
import { mutableStates } from 'shared/states';
import type { KnownRows, StoredAnswer, Wanted } from '../store/known';
import { readKnown } from '../store/known';
import type { Ask } from '../store/transaction';
import type { Instant } from 'shared/instant';
import type { Readable, Received } from './read-batch';

/** A batch whose commands have been read. */
export type Work = {
  readonly organisation: OrganisationId;
  readonly actor: Actor;
  readonly deviceId: DeviceId | null;
  readonly correlationId: string;
  /** What the announcements of a command carry on. */
  readonly traceparentOf: (command: CommandId) => string | null;
  readonly recordedAt: Instant;
  readonly received: readonly Received[];
  /** A command on hold that is tried again, alone. */
  readonly trying: CommandId | null;
};

/** An aggregate's place in its stream, before the batch. */
export type Stream = {
  readonly version: number;
  readonly history: readonly HistoryEntry[];
  readonly hash: Buffer | null;
};

export type Known = {
  readonly states: MutableStates;
  readonly streams: ReadonlyMap<string, Stream>;
  readonly answers: ReadonlyMap<CommandId, StoredAnswer>;
  readonly takenSeqs: ReadonlySet<number>;
  readonly faults: KnownRows['faults'];
};

type Concerned = { readonly touched: ReadonlyMap<string, Ref>; readonly consulted: ReadonlyMap<string, Ref> };

/** What a batch changes and what it reads; the roles of its author are read too. */
export function concernedBy(work: Work): Concerned {
  const touched = refsOf(work, ({ targets }) => targets.touched);
  const consulted = refsOf(work, ({ targets }) => targets.consulted);
  if (work.actor.type === 'person') consulted.set(`person:${work.actor.id}`, ref('person', work.actor.id));
  return { touched, consulted };
}

/** The transaction holds the locks of what is concerned. */
export async function readAll(ask: Ask, work: Work, concerned: Concerned): Promise<Known> {
  return knownOf(await readKnown(ask, wanted(work, concerned)), work.organisation);
}

const readable = (work: Work): readonly Readable[] =>
  work.received.flatMap((received) => (received.status === 'readable' ? [received] : []));

function refsOf(work: Work, pick: (received: Readable) => readonly Ref[]): Map<string, Ref> {
  return new Map(
    readable(work).flatMap((received) => pick(received).map((target) => [keyOf(target), target] as const)),
  );
}

function wanted(work: Work, { touched, consulted }: Concerned): Wanted {
  const { organisation, deviceId } = work;
  // What follows from an order's events needs the settings, also where its decision does not.
  const settings = ref('settings', settingsIdOf(organisation));
  const refs = new Map([...consulted, ...touched, [keyOf(settings), settings]]);
  const ids = (type: AggregateType) =>
    [...refs.values()].flatMap((target) => (target.type === type ? [target.id] : []));
  const named = work.received.flatMap((received) => (received.status === 'nameless' ? [] : [received]));
  return {
    organisation,
    deviceId,
    aggregates: {
      order: ids('order'),
      product: ids('product'),
      customer: ids('customer'),
      person: ids('person'),
      site: ids('site'),
      settings: ids('settings'),
      refusal: ids('refusal'),
    },
    commands: [...new Set([...named.map(({ id }) => id), ...readable(work).flatMap(({ after }) => after)])],
    seqs: named.flatMap(({ seq }) => (seq === null ? [] : [seq])),
    touched: [...touched.keys()],
  };
}

function knownOf(rows: KnownRows, organisation: OrganisationId): Known {
  const states = mutableStates();
  states.set('settings', settingsIdOf(organisation), defaultSettings);
  // The store's rows pair each type with its own state, which the generic setter cannot see through.
  const set = states.set as (type: AggregateType, id: string, state: AnyState) => void;
  for (const { type, id, state } of rows.aggregates) set(type, id, state);
  return {
    states,
    streams: new Map(
      rows.aggregates.map(({ type, id, version, history, hash }) => [keyOf({ type, id }), { version, history, hash }]),
    ),
    answers: new Map(rows.answers.map((answer) => [answer.commandId, answer])),
    takenSeqs: new Set(rows.takenSeqs),
    faults: rows.faults,
  };
}
