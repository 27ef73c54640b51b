// What happened to it around the refused command, in order: usually the last line says who was there first.
import type { ReactNode } from 'react';
import type { HistoryEntry } from 'shared/contract/documents';
import { instantFrom } from 'shared/instant';
import type { OutboxRow } from '../../local/store';
import { Icon } from '../../ui/icon';
import { Moment } from '../../ui/moment';
import { useSay } from '../language/language';
import { eventWords, isOrderEvent } from '../order/timeline-words';
import { happeningWords } from '../records/happenings';
import { useNow } from '../use-now';
import { useZone } from '../use-time';
import { useLive, useWorkplace } from '../workplace';
import { useCommandName } from './use-about';

const LATEST = 4;
type Props = { readonly row: OutboxRow; readonly history: readonly HistoryEntry[] };

export function WhatHappened({ row, history }: Props): ReactNode {
  const say = useSay();
  const named = useCommandName();
  const { names, person } = useWorkplace();
  const zone = useZone();
  const known = useLive(names);
  const now = useNow();
  const mine = { at: row.occurredAt, words: named(row.type), by: row.author, own: true };
  const theirs = history.slice(-LATEST).map(({ type, by, occurredAt }) => ({
    ...{ at: instantFrom(occurredAt), by, own: false },
    words: isOrderEvent(type) ? eventWords(type, say) : say(happeningWords(type)),
  }));
  const lines = [...theirs, mine].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));
  const who = (by: string | null) => {
    if (by === null) return 'Waybill';
    return by === person.personId ? say('attention.you') : (known?.get(by) ?? say('attention.somebody'));
  };
  return (
    <section className="column">
      <h3 className="subheading">{say('attention.happened')}</h3>
      <ol className="timeline">
        {lines.map(({ at, words, by, own }, position) => (
          <li key={`${String(at)} ${position}`} className={own ? 'here' : undefined}>
            <span className="dot">
              <Icon name={own ? 'refused' : 'check'} />
            </span>
            <span className="strong">{words}</span>
            <span className="meta">
              {at !== null && (
                <>
                  {' · '}
                  <Moment at={at} now={now} zone={zone} />
                </>
              )}
              {` · ${who(by)}`}
              {own && row.status === 'rejected' && ` · ${say('attention.happened.refused')}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
