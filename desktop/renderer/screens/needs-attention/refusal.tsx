// One refusal: the sentence, both sides of it, and what happened around it.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { instantFromMillis, epochMillis } from 'shared/instant';
import type { OutboxRow } from '../../local/store';
import { Button, Fault } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Tag } from '../../ui/marks';
import { Moment, shownMoment } from '../../ui/moment';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useNow } from '../use-now';
import { useViewState } from '../view-state';
import { useZone } from '../use-time';
import { useLive, useWorkplace } from '../workplace';
import type { About } from './about';
import { questionIn } from './ask';
import { useCommandName } from './use-about';
import { BothSides } from './both-sides';
import { copyText } from './copy-text';
import { inTwo } from './in-two';
import { useNameOf, useOfOthers } from './use-of-others';
import { WhatHappened } from './what-happened';

type Props = {
  readonly row: OutboxRow;
  readonly about: About;
  readonly fault: string | null;
};

export function Refusal({ row, about, fault }: Props): ReactNode {
  const say = useSay();
  const named = useCommandName();
  const sentences = useSentences();
  const isAnswered = row.status === 'rejected';
  const { happened, advice } = inTwo(sentences.refusal(row.code, row.params));
  return (
    <div className="body" tabIndex={0} role="region" aria-label={named(row.type)}>
      <div className="column">
        <div className="row wrap">
          <Tag where={isAnswered && row.code !== 'PREDECESSOR_REJECTED' ? 'rejected' : 'blocked'} />
          <span className="small support">{say(whose(row))}</span>
          <From row={row} />
          <Clocks row={row} />
          {isAnswered && <Code row={row} />}
        </div>
        <h2 className="title prose">{isAnswered ? happened : say('attention.blocked')}</h2>
        <p className="support prose">
          {isAnswered
            ? `${advice} ${say('attention.not-done', { what: named(row.type) })}`
            : say('attention.still-queued')}
        </p>
      </div>
      <TakenOver row={row} />
      <Question row={row} about={about} />
      <BothSides row={row} about={about} />
      {about.held !== null && <WhatHappened row={row} history={about.held.history} />}
      {fault !== null && <Fault>{fault}</Fault>}
    </div>
  );
}

/** Whose it was, where it is not one's own. */
function From({ row: { author } }: { readonly row: OutboxRow }): ReactNode {
  const say = useSay();
  const nameOf = useNameOf();
  const { person } = useWorkplace();
  return author === person.personId ? null : (
    <span className="small strong">{say('attention.from', { name: nameOf(author) })}</span>
  );
}

/** To whoever deals with it for its author. */
function Question({ row, about }: Omit<Props, 'fault'>): ReactNode {
  const say = useSay();
  const { person } = useWorkplace();
  const asked = row.author === person.personId ? null : questionIn(row, about, person.organisationId);
  return asked === null ? null : (
    <div className="note">
      <Icon name="message" small />
      <span>
        <b>{say('attention.question')}</b> {asked}
      </span>
    </div>
  );
}

function TakenOver({ row }: { readonly row: OutboxRow }): ReactNode {
  const say = useSay();
  const nameOf = useNameOf();
  const taken = useOfOthers().away.get(row.id);
  if (taken === undefined) return null;
  return (
    <div className="note local" role="status">
      <Icon name="info" small />
      <span>
        <b>
          {say(taken.isDone ? 'attention.away.done' : 'attention.away.open', { name: nameOf(taken.by, 'a-manager') })}
        </b>{' '}
        {say('attention.away.stays')}
      </span>
    </div>
  );
}

function whose({ status, code }: OutboxRow) {
  if (status !== 'rejected' || code === 'PREDECESSOR_REJECTED') return 'attention.blocked';
  return code === 'TOO_LARGE' ? 'attention.rejected.here' : 'attention.rejected';
}

const NOTICEABLE_MS = 60_000;

/** When it was made and sent by the clock of its device; the server's where that one is off. */
function Clocks({ row }: { readonly row: OutboxRow }): ReactNode {
  const { standing } = useWorkplace();
  const zone = useZone();
  const { clockAheadMs } = useLive(standing);
  const now = useNow();
  const say = useSay();
  const { locale } = useIntl();
  const ahead = row.seq > 0 ? (clockAheadMs ?? 0) : 0;
  const server = instantFromMillis(epochMillis(row.occurredAt) - Math.round(ahead));
  return (
    <span className="small meta">
      {say('attention.made')} <Moment at={row.occurredAt} now={now} zone={zone} />
      {Math.abs(ahead) > NOTICEABLE_MS &&
        ` (${say('attention.by-server-clock', { time: shownMoment(server, now, zone, locale) })})`}
      {row.sentAt !== '' && (
        <>
          {' · '}
          {say('attention.sent')} <Moment at={row.sentAt} now={now} zone={zone} />
        </>
      )}
    </span>
  );
}

function Code({ row: { code, id } }: { readonly row: OutboxRow }): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const copy = async () => {
    const isCopied = await copyText(`${code} ${id}`);
    notify({ words: say(isCopied ? 'attention.copied' : 'attention.not-copied'), undo: null });
  };
  return (
    <span className="row at-end">
      <span className="mono meta">{code}</span>
      <Button
        look="quiet"
        size="compact"
        square
        aria-label={say('attention.copy')}
        onPress={() => {
          void copy();
        }}
      >
        <Icon name="copy" small />
      </Button>
    </span>
  );
}
