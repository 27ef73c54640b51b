// One entry of the timeline: act, time, then person and device, both times where they differ, and what was said.
import type { ReactNode } from 'react';
import { instantFrom } from 'shared/instant';
import { money } from 'shared/money';
import { Amount } from '../../ui/amount';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { Badge } from '../../ui/marks';
import { useSay } from '../language/language';
import { useTimeOfDay } from '../use-time';
import { useWorkplace } from '../workplace';
import { useDeviceCodes } from './device-codes';
import type { Happening } from './happenings';
import { timesApart } from './happenings';
import { useWho } from './people';
import { leadsTo } from './saga-picture';
import { actWords, eventWords } from './timeline-words';
import { useCurrencyOf } from './order-context';
import { When } from './when';

type Here = Extract<Happening, { type: 'here' }>;
type Recorded = Extract<Happening, { type: 'recorded' }>;

export function HereEntry({ of: { row, said, gross } }: { readonly of: Here }): ReactNode {
  const say = useSay();
  const { person } = useWorkplace();
  const time = useTime();
  const currency = useCurrencyOf();
  return (
    <li className="here">
      <span className="dot">
        <Icon name="clock" />
      </span>
      <First words={actWords(row.type, say)} at={row.occurredAt} />
      <div className="support">{say('timeline.by-here', { who: say('order.you'), device: person.deviceCode })}</div>
      {gross !== null && (
        <div className="mono">
          <del>
            <Amount of={money(gross.was, currency)} bare />
          </del>{' '}
          → <Amount of={money(gross.becomes, currency)} bare provisional />
        </div>
      )}
      {said !== null && <Said>{said}</Said>}
      <div className="meta">{say('timeline.made-here', { time: time(row.occurredAt) })}</div>
    </li>
  );
}

export function RecordedEntry({ of: { entry, said } }: { readonly of: Recorded }): ReactNode {
  const say = useSay();
  const who = useWho();
  const time = useTime();
  const { person, actor } = useWorkplace();
  const { type, by, device, occurredAt, recordedAt } = entry;
  const name = who(by);
  const apart = timesApart(entry);
  const codes = useDeviceCodes((state) => state.codes);
  const code = device === person.deviceId ? person.deviceCode : codes[device ?? ''];
  return (
    <li>
      <Dot type={type} />
      <First words={eventWords(type, say)} at={occurredAt} />
      <div className="support">
        {device === null
          ? name
          : say(code === undefined ? 'timeline.by-elsewhere' : 'timeline.by-here', { who: name, device: code })}
      </div>
      {said !== null && <Said>{said}</Said>}
      {apart !== null && (
        <div className="meta">
          {say('timeline.both', { made: time(occurredAt), recorded: time(recordedAt) })},{' '}
          {apart === 'ahead' ? say('timeline.ahead') : say(`timeline.late.${apart.unit}`, { count: apart.count })}
        </div>
      )}
      {actor().roles.includes('admin') && (
        <details>
          <summary className="meta">{say('timeline.raw')}</summary>
          <pre className="mono">{JSON.stringify(entry, null, 2)}</pre>
        </details>
      )}
    </li>
  );
}

function First({ words, at }: { readonly words: string; readonly at: string }): ReactNode {
  return (
    <div className="row">
      <span className="strong grow">{words}</span>
      <span className="meta">
        <When at={at} />
      </span>
    </div>
  );
}

const Said = ({ children }: { readonly children: string }): ReactNode => (
  <p className="said">
    <bdi>{children}</bdi>
  </p>
);

const ICONS: Readonly<Record<string, IconName>> = {
  OrderAmended: 'pencil',
  HoldPlaced: 'hand',
  PlacementRetried: 'syncing',
  DifferenceNoted: 'warning',
  NotificationOwed: 'warning',
};

/** An event that moves the order carries the shape of the status it led to. */
function Dot({ type }: { readonly type: string }): ReactNode {
  const to = leadsTo(type);
  if (to === null || to === 'stays' || to === 'new')
    return (
      <span className="dot">
        <Icon name={ICONS[type] ?? 'check'} />
      </span>
    );
  return (
    <span className="dot state" aria-hidden="true">
      <Badge status={to} />
    </span>
  );
}

/** A moment within a sentence; what is none is shown as it came. */
function useTime(): (at: string) => string {
  const time = useTimeOfDay();
  return (at) => {
    const moment = instantFrom(at);
    return moment === null ? at : time(moment);
  };
}
