// The cursor and the selection of the queue. The selection holds ids: what has left the queue is no longer selected.
import { useMemo, useState } from 'react';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';
import { useViewState } from '../view-state';
import type { Entry } from './arranged';
import { nextAfter } from './arranged';
import type { Press } from './triage-keys';

export type Triage = {
  readonly chosen: OutboxRow | undefined;
  /** Those that can be acted on, in the order of the queue. */
  readonly selected: readonly OutboxRow[];
  readonly choose: (id: CommandId) => void;
  readonly mark: (id: CommandId) => void;
  readonly clear: () => void;
  /** After an act on the selected ones: on to what stands where the first of them stood. */
  readonly cleared: () => void;
  /** After an act on the chosen one. */
  readonly goOn: () => void;
  /** @returns whether this press was about cursor or selection */
  readonly press: (press: Press) => boolean;
};

export function useTriage(entries: readonly Entry[]): Triage {
  const { refused: cursor, selectRefused } = useViewState();
  /** Where the cursor was: what has left the queue gives its place to the next. */
  const [place, setPlace] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<CommandId>>(new Set());
  const found = entries.findIndex(({ row }) => row.id === cursor);
  const at = found < 0 ? Math.max(Math.min(place, entries.length - 1), 0) : found;
  const choose = (id: CommandId) => {
    setPlace(entries.findIndex(({ row }) => row.id === id));
    selectRefused(id);
  };
  const chosen = entries[at]?.row;
  const selected = useMemo(
    () => entries.map(({ row }) => row).filter(({ id, status }) => status === 'rejected' && marked.has(id)),
    [entries, marked],
  );
  const add = (...ids: readonly (CommandId | undefined)[]) => {
    setMarked((before) => new Set([...before, ...ids.filter((id) => id !== undefined)]));
  };
  const mark = (id: CommandId) => {
    setMarked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  };
  const clear = () => {
    setMarked(new Set());
  };
  const goTo = (position: number, isMarking = false) => {
    const next = entries[Math.min(Math.max(position, 0), entries.length - 1)]?.row.id;
    if (isMarking) add(chosen?.id, next);
    if (next !== undefined) choose(next);
  };
  const acts: Partial<Record<Press, () => void>> = {
    next: () => {
      goTo(at + 1);
    },
    previous: () => {
      goTo(at - 1);
    },
    'mark-next': () => {
      goTo(at + 1, true);
    },
    'mark-previous': () => {
      goTo(at - 1, true);
    },
    first: () => {
      goTo(0);
    },
    last: () => {
      goTo(entries.length - 1);
    },
    mark: () => {
      if (chosen !== undefined) mark(chosen.id);
    },
    'mark-all': () => {
      add(...entries.map(({ row }) => row.id));
    },
    ...(marked.size > 0 && { clear }),
  };
  return {
    ...{ chosen, selected, choose, mark, clear },
    cleared: () => {
      setPlace(entries.findIndex(({ row }) => marked.has(row.id)));
      clear();
    },
    goOn: () => {
      const next = chosen === undefined ? null : nextAfter(entries, chosen.id);
      if (next !== null) choose(next);
    },
    press: (press) => {
      const act = acts[press];
      act?.();
      return act !== undefined;
    },
  };
}
