// The commands of one status, alive: read once, then kept as rows change. Ten thousand of them cost what changes, not what there is.
import type { RxCollection, RxStorageChangeEvent } from 'rxdb';
import { Observable } from 'rxjs';
import { rowOf } from './command-record';
import { withStatus } from './outbox-rows';
import type { CommandRecord } from './schemas';
import { select } from './storage-writes';
import type { OutboxRow, OutboxStatus } from './store';

type Event = RxStorageChangeEvent<CommandRecord>;

/** Few rows are told at once; many, while they come in by the thousand, a few times a second. */
const MANY = 200;
const PAUSE_MS = 100;

export function commandsWith(
  commands: RxCollection<CommandRecord>,
  status: OutboxStatus,
): Observable<readonly OutboxRow[]> {
  return new Observable((listener) => {
    const kept = keptRows(status);
    let early: Event[] | null = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      listener.next(kept.rows());
    };
    const following = commands.eventBulks$.subscribe(({ events }) => {
      if (early !== null) early.push(...events);
      else if (!kept.change(events)) return;
      else if (kept.size() < MANY && timer === undefined) tell();
      else timer ??= setTimeout(tell, PAUSE_MS);
    });
    select(commands, withStatus(status)).then(
      (found) => {
        kept.begin(found.map(rowOf));
        // What changed meanwhile may be in what was read, or later than it: in its order it comes out as it is now.
        kept.change(early ?? []);
        early = null;
        tell();
      },
      (fault: unknown) => {
        listener.error(fault);
      },
    );
    return () => {
      clearTimeout(timer);
      following.unsubscribe();
    };
  });
}

/** Rows by key, sorted as long as they come in order, which they do but for a restore of the server. */
function keptRows(status: OutboxStatus) {
  let byKey = new Map<string, OutboxRow>();
  let highest = '';
  let sorted = true;
  const put = (row: OutboxRow) => {
    if (!byKey.has(row.key)) sorted &&= highest < row.key;
    if (highest < row.key) highest = row.key;
    byKey.set(row.key, row);
  };
  return {
    begin: (rows: readonly OutboxRow[]) => {
      rows.forEach(put);
    },
    /** Whether anything is another now. */
    change: (events: readonly Event[]): boolean => {
      let changed = false;
      for (const { operation, documentData } of events) {
        const belongs = operation !== 'DELETE' && documentData.status === status;
        if (belongs) put(rowOf(documentData));
        changed = belongs || byKey.delete(documentData.key) || changed;
      }
      return changed;
    },
    size: () => byKey.size,
    rows: (): readonly OutboxRow[] => {
      if (!sorted) byKey = new Map([...byKey].sort(([a], [b]) => (a < b ? -1 : 1)));
      sorted = true;
      return [...byKey.values()];
    },
  };
}
