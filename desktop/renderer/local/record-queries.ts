// One record, and how many there are of each status: alive, as the lists are.
import { map } from 'rxjs';
import type { AggregateType } from 'shared/aggregate';
import { keyOf, ref } from 'shared/aggregate';
import type { KeptCounts } from './counts';
import { keepCounts } from './counts';
import type { LocalDatabase } from './database';
import { collectionOf } from './database';
import type { Live } from './live';
import { following } from './live';
import { documentOf } from './projections';
import type { RecordKind } from './record-list';
import type { DocumentRecord } from './schemas';
import type { LocalDocument, LocalState } from './store';

/** Null where it is not held; `undefined` until that is known. */
export function oneDocument<K extends AggregateType>(
  database: LocalDatabase,
  type: K,
  id: string,
): Live<Extract<LocalDocument, { type: K }> | null | undefined> {
  const found = collectionOf(database, type).findOne(keyOf(ref(type, id))).$;
  // The key names the kind, which the compiler cannot see.
  return following(
    found.pipe(map((one) => (one === null ? null : (documentOf(one._data) as Extract<LocalDocument, { type: K }>)))),
  );
}

const STATUSES = {
  product: ['offered', 'withdrawn'],
  customer: ['active', 'merged'],
  person: ['active', 'disabled'],
} as const satisfies Record<RecordKind, readonly string[]>;

export const recordCounts = (database: LocalDatabase, kind: RecordKind): Promise<KeptCounts> =>
  keepCounts<DocumentRecord, string>(collectionOf(database, kind), {
    values: STATUSES[kind],
    valueOf: ({ status }) => status,
    having: (status) => ({ selector: { status, rank: { $gte: '' } }, sort: [{ status: 'asc' }, { rank: 'asc' }] }),
  });

const UNSYNCED = ['pending', 'blocked', 'createRejected'] as const satisfies readonly LocalState[];

/** What this device has that the server does not. */
export const localRecordCounts = (database: LocalDatabase, kind: RecordKind): Promise<KeptCounts> =>
  keepCounts<DocumentRecord, LocalState>(collectionOf(database, kind), {
    values: UNSYNCED,
    valueOf: ({ localState }) => localState,
    having: (localState) => ({
      selector: { localState, rank: { $gte: '' } },
      sort: [{ localState: 'asc' }, { rank: 'asc' }],
    }),
  });
