// What happened to a record, newest first. The line is dashed as far as it has not been sent.
import type { ReactNode } from 'react';
import type { HistoryEntry } from 'shared/contract/documents';
import { instantFrom } from 'shared/instant';
import { Icon } from '../../ui/icon';
import { Moment } from '../../ui/moment';
import { useSay } from '../language/language';
import { useNow } from '../use-now';
import { useZone } from '../use-time';
import { useLive, useWorkplace } from '../workplace';
import { happeningWords } from './happenings';

type Props = { readonly id: string; readonly entries: readonly HistoryEntry[] };

export function RecordHistory({ id, entries }: Props): ReactNode {
  const say = useSay();
  const { queued, person, names } = useWorkplace();
  const known = useLive(names);
  const mine = (useLive(queued) ?? []).filter((row) => row.subject === id && row.type !== 'Withdrawn');
  const who = (by: string | null) =>
    by === null ? 'Waybill' : by === person.personId ? say('records.you') : (known?.get(by) ?? say('records.somebody'));
  const unsent = mine.map((row) => ({
    ...{ key: row.id, words: say(happeningWords(row.type)), at: row.occurredAt, by: row.author, here: true },
  }));
  const past = entries.map((entry, position) => ({
    key: `${entry.commandId} ${String(position)}`,
    words: say(happeningWords(entry.type)),
    ...{ at: entry.occurredAt, by: entry.by, here: false },
  }));
  return (
    <section className="column">
      <h3 className="subheading">{say('records.latest')}</h3>
      <ol className="timeline">
        {[...past, ...unsent].reverse().map(({ key, words, at, by, here }) => (
          <li key={key} className={here ? 'here' : undefined}>
            <span className="dot">
              <Icon name={here ? 'clock' : 'check'} />
            </span>
            <span className="strong">{words}</span>
            <When at={at} />
            <div className="meta">
              {who(by)}
              {here && `. ${say('records.here')}`}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function When({ at }: { readonly at: string }): ReactNode {
  const zone = useZone();
  const now = useNow();
  const moment = instantFrom(at);
  if (moment === null) return null;
  return (
    <span className="meta">
      {' · '}
      <Moment at={moment} now={now} zone={zone} />
    </span>
  );
}
