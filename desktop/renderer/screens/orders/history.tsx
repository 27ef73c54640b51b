// What happened, newest first. The line is dashed as far as it has not been sent.
import type { ReactNode } from 'react';
import type { HistoryEntry } from 'shared/contract/documents';
import { instantFrom } from 'shared/instant';
import type { PersonId } from 'shared/ids';
import { Icon } from '../../ui/icon';
import { Moment } from '../../ui/moment';
import { commandWords, eventWords } from '../words';
import { useNow } from '../use-now';
import { useLive, useWorkplace } from '../workplace';

type Happening = {
  readonly id: string;
  readonly words: string;
  readonly at: string;
  readonly by: PersonId | null;
  readonly here: boolean;
};

export function History({
  id,
  entries,
}: {
  readonly id: string;
  readonly entries: readonly HistoryEntry[];
}): ReactNode {
  const queued = useLive(useWorkplace().queued) ?? [];
  const unsent = queued
    .filter(({ subject, type }) => subject === id && type !== 'Withdrawn')
    .map((row): Happening => ({
      id: row.id,
      words: commandWords(row.type),
      at: row.occurredAt,
      by: row.author,
      here: true,
    }));
  const known = entries.map((entry, position): Happening => ({
    id: `${entry.commandId} ${position}`,
    words: eventWords(entry.type),
    at: entry.occurredAt,
    by: entry.by,
    here: false,
  }));
  return (
    <section className="column">
      <h3 className="subheading">Latest</h3>
      <ol className="timeline">
        {[...known, ...unsent].reverse().map((happening) => (
          <Entry key={happening.id} of={happening} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ of: { words, at, by, here } }: { readonly of: Happening }): ReactNode {
  const { settings } = useWorkplace();
  const zone = useLive(settings)?.timeZone ?? 'UTC';
  const now = useNow();
  const who = useWho();
  const moment = instantFrom(at);
  return (
    <li className={here ? 'here' : undefined}>
      <span className="dot">
        <Icon name={here ? 'clock' : 'check'} />
      </span>
      <span className="strong">{words}</span>
      {moment !== null && (
        <span className="meta">
          {' · '}
          <Moment at={moment} now={now} zone={zone} />
        </span>
      )}
      <div className="meta">
        {who(by)}
        {here && '. Not on the server yet.'}
      </div>
    </li>
  );
}

/** People by name, the reader as "You", the server as itself. */
function useWho(): (by: PersonId | null) => string {
  const { names, person } = useWorkplace();
  const known = useLive(names);
  return (by) => {
    if (by === null) return 'Waybill';
    return by === person.personId ? 'You' : (known?.get(by) ?? 'Somebody else');
  };
}
