// The queue at the start: what was refused, by order, each with what waits behind it. One tab stop with a cursor of its own.
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { CommandId } from 'shared/ids';
import { useSay } from '../language/language';
import type { Group } from './arranged';
import { QueueEntry, aboutId, entryId } from './queue-entry';

type Props = {
  readonly groups: readonly Group[];
  readonly chosen: CommandId | undefined;
  readonly selected: ReadonlySet<CommandId>;
  readonly choose: (id: CommandId) => void;
  readonly mark: (id: CommandId) => void;
};

export function Queue({ groups, chosen, selected, choose, mark }: Props): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const say = useSay();
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(entryId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="queue">
      <div
        ref={list}
        role="listbox"
        aria-multiselectable="true"
        aria-label={say('attention.queue')}
        aria-activedescendant={chosen === undefined ? undefined : entryId(chosen)}
        tabIndex={0}
        data-triage
      >
        {groups.map(({ subject, entries }) => (
          <div role="group" key={subject} aria-labelledby={entries[0] && aboutId(entries[0].row.id)}>
            {entries.map((entry) => (
              <QueueEntry
                key={entry.row.id}
                entry={entry}
                isCursor={entry.row.id === chosen}
                isSelected={selected.has(entry.row.id)}
                press={(isMarking) => {
                  choose(entry.row.id);
                  if (isMarking) mark(entry.row.id);
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="small meta queue-end">
        {say('attention.queue.end')}
        <span className="row">
          <kbd>j</kbd> <kbd>k</kbd> <kbd>␣</kbd> {say('attention.queue.keys')}
        </span>
      </p>
    </div>
  );
}
