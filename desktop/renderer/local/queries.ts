// What screens ask of the local database, each answer alive: it changes as rows do, in this window or another.
import { Observable, distinctUntilChanged, filter, map, merge } from 'rxjs';
import { keyOf, ref } from 'shared/aggregate';
import type { Ref } from 'shared/aggregate';
import type { OrderStatus } from 'shared/order/order';
import type { Settings } from 'shared/settings/settings';
import { rowOf } from './command-record';
import { commandsWith } from './commands-with';
import type { KeptCounts } from './counts';
import { keepCounts } from './counts';
import type { LocalDatabase } from './database';
import { collectionOf } from './database';
import type { Folded } from './folded';
import type { Live } from './live';
import { following } from './live';
import type { OrderDocument } from './order-list';
import { documentOf } from './projections';
import { sameContent } from './same-document';
import type { LocalDocument, LocalState, OutboxRow } from './store';

const STATUSES = ['new', 'placed', 'completed', 'cancelled', 'failed'] as const satisfies readonly OrderStatus[];
const LOCAL_STATES = ['synced', 'pending', 'blocked', 'createRejected'] as const satisfies readonly LocalState[];

/** Orders by their status. */
export const orderCounts = ({ orders }: LocalDatabase): Promise<KeptCounts> =>
  keepCounts(orders, {
    values: STATUSES,
    valueOf: ({ status }) => status,
    having: (status) => ({ selector: { status, rank: { $gte: '' } }, sort: [{ status: 'asc' }, { rank: 'asc' }] }),
  });

/** Orders by what this device has that the server does not. */
export const localOrderCounts = ({ orders }: LocalDatabase): Promise<KeptCounts> =>
  keepCounts(orders, {
    values: LOCAL_STATES,
    valueOf: ({ localState }) => localState,
    having: (localState) => ({
      selector: { localState, rank: { $gte: '' } },
      sort: [{ localState: 'asc' }, { rank: 'asc' }],
    }),
  });

/** As it was read, or as it was folded and is being written; null where it is not held, `undefined` until that is known. */
export function oneOrder(database: LocalDatabase, folded: Folded, id: string): Live<OrderDocument | null | undefined> {
  const told = new Observable<LocalDocument>((heard) =>
    folded.listen((documents) => {
      for (const document of documents) heard.next(document);
    }),
  );
  return following(
    merge(one(database, 'orders', keyOf(ref('order', id))), told.pipe(filter((document) => document.id === id))).pipe(
      map((document) => (document?.type === 'order' ? document : null)),
      distinctUntilChanged<OrderDocument | null>(sameContent),
    ),
  );
}

/** Whatever kind it is; null where it is not held, `undefined` until that is known. */
export const oneDocument = (database: LocalDatabase, wanted: Ref): Live<LocalDocument | null | undefined> =>
  following(
    collectionOf(database, wanted.type)
      .findOne(keyOf(wanted))
      .$.pipe(map((found) => (found === null ? null : documentOf(found._data)))),
  );

export function organisationSettings(database: LocalDatabase, id: string): Live<Settings | null | undefined> {
  const document = one(database, 'settings', keyOf(ref('settings', id)));
  return following(document.pipe(map((found) => (found?.type === 'settings' ? found.state : null))));
}

/** Refused and not yet dealt with, those of other devices first. */
export const refusedCommands = (database: LocalDatabase): Live<readonly OutboxRow[] | undefined> =>
  following(commandsWith(database.commands, 'rejected'));

/** Waiting to be sent or answered, in the order they were made. */
export const queuedCommands = (database: LocalDatabase): Live<readonly OutboxRow[] | undefined> =>
  following(commandsWith(database.commands, 'queued'));

/** What was done here to one thing and is not in its base yet, in the order it was done. */
export function openCommandsOn({ commands }: LocalDatabase, subject: string): Live<readonly OutboxRow[] | undefined> {
  const open = commands.find({
    selector: { stage: 'open', key: { $gte: '' }, subject },
    sort: [{ stage: 'asc' }, { key: 'asc' }],
  });
  return following(open.$.pipe(map((documents) => documents.map(({ _data }) => rowOf(_data)))));
}

/** Names by id, of everybody held here. */
export function peopleNames({ people }: LocalDatabase): Live<ReadonlyMap<string, string> | undefined> {
  const named = people.find({ selector: { rank: { $gte: '' } }, sort: [{ rank: 'asc' }] }).$;
  return following(named.pipe(map((found) => new Map(found.flatMap(({ _data }) => nameOf(documentOf(_data)))))));
}

function nameOf({ type, id, state }: LocalDocument): readonly (readonly [string, string])[] {
  return type === 'person' && state.status !== 'new' ? [[id, state.name]] : [];
}

function one(
  database: LocalDatabase,
  collection: 'orders' | 'settings',
  key: string,
): Observable<LocalDocument | null> {
  return database[collection]
    .findOne(key)
    .$.pipe(map((document) => (document === null ? null : documentOf(document._data))));
}
