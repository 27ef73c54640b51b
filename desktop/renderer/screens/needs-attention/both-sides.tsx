// What was asked beside what the server has: one table, a row per field, and a mark where they differ.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { unreachable } from 'shared/unreachable';
import type { OutboxRow } from '../../local/store';
import { Amount } from '../../ui/amount';
import { Icon } from '../../ui/icon';
import { Badge } from '../../ui/marks';
import { Moment } from '../../ui/moment';
import { useCountFormat, useSay } from '../language/language';
import { useNow } from '../use-now';
import { useZone } from '../use-time';
import { useLive, useWorkplace } from '../workplace';
import type { About } from './about';
import { madeOn } from './about';
import type { Value } from './field';
import type { Side } from './fields';
import { sidesOf } from './fields';
import { useNameOf } from './use-of-others';

type Props = { readonly row: OutboxRow; readonly about: About };

export function BothSides({ row, about }: Props): ReactNode {
  const say = useSay();
  const sides = sidesOf(row, about.held);
  const isThere = about.held !== null && about.held.base !== null;
  return (
    <table className="both-sides">
      <thead>
        <tr>
          <th scope="col" className="unseen">
            {say('attention.field')}
          </th>
          <th scope="col">
            <Yours row={row} about={about} />
          </th>
          <th scope="col" colSpan={2}>
            <Theirs />
          </th>
        </tr>
      </thead>
      <tbody>
        {sides.map((side) => (
          <Line key={`${side.name} ${String(side.n)}`} side={side} />
        ))}
        {!isThere && (
          <tr>
            <th scope="row" />
            <td />
            <td colSpan={2}>{say('attention.theirs.nothing')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Yours({ row, about }: Props): ReactNode {
  const { person } = useWorkplace();
  const zone = useZone();
  const now = useNow();
  const say = useSay();
  const nameOf = useNameOf();
  const isMine = row.author === person.personId;
  const code = madeOn(row, about.placed, person.deviceCode);
  const where = code === null ? say('attention.elsewhere') : say('attention.on-device', { code });
  return (
    <span className="side-head">
      <Icon name="user" />
      <span className="column tight">
        <span className="subheading">
          {isMine ? say('attention.yours') : say('attention.of', { name: nameOf(row.author) })}
        </span>
        <span className="meta">
          {isMine ? `${where}, ` : code !== null && `${code}, `}
          <Moment at={row.occurredAt} now={now} zone={zone} />
        </span>
      </span>
    </span>
  );
}

function Theirs(): ReactNode {
  const { standing } = useWorkplace();
  const zone = useZone();
  const { lastSuccessAt } = useLive(standing);
  const now = useNow();
  const say = useSay();
  return (
    <span className="side-head">
      <Icon name="server" />
      <span className="column tight">
        <span className="subheading">{say('attention.theirs')}</span>
        {lastSuccessAt !== null && (
          <span className="meta">
            {say('attention.theirs.as-of')} <Moment at={lastSuccessAt} now={now} zone={zone} />
          </span>
        )}
      </span>
    </span>
  );
}

function Line({ side: { name, n, yours, theirs, differs } }: { readonly side: Side }): ReactNode {
  const say = useSay();
  return (
    <tr data-differs={differs ? 'true' : undefined}>
      <th scope="row">{say(name, { n })}</th>
      <td>
        <Shown value={yours} />
      </td>
      <td>
        <Shown value={theirs} />
      </td>
      <td>
        {differs && (
          <span className="differs">
            <Icon name="differs" small />
            {say('attention.differs')}
          </span>
        )}
      </td>
    </tr>
  );
}

/** What was not spoken of stays blank. */
function Shown({ value }: { readonly value: Value | null | undefined }): ReactNode {
  const say = useSay();
  const counted = useCountFormat();
  const intl = useIntl();
  if (value === undefined) return null;
  if (value === null) return <span className="meta">{say('attention.none')}</span>;
  switch (value.type) {
    case 'text':
      return <bdi>{value.text}</bdi>;
    case 'words':
      return say(value.words);
    case 'count':
      return counted(value.count);
    case 'rate':
      return intl.formatNumber(value.basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
    case 'amount':
      return <Amount of={value.amount} />;
    case 'order-state':
      return <Badge status={value.status} />;
    default:
      return unreachable(value);
  }
}
