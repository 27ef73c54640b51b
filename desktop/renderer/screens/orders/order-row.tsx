// One order in the list. A row that did not change is not drawn again.
import type { ReactNode } from 'react';
import { memo } from 'react';
import type { Instant } from 'shared/instant';
import { grossOf } from 'shared/order/order';
import type { OrderRow } from '../../local/order-list';
import { Amount } from '../../ui/amount';
import { Badge, OrderNumber, Tag } from '../../ui/marks';
import { Moment } from '../../ui/moment';
import { whereabouts } from './whereabouts';

type Props = {
  readonly row: OrderRow;
  readonly isCursor: boolean;
  readonly now: Instant;
  readonly zone: string;
  readonly isLive: boolean;
  readonly select: (order: string) => void;
};

export const Row = memo(function Row({ row, isCursor, now, zone, isLive, select }: Props): ReactNode {
  const { id, state, localState } = row;
  const where = whereabouts(localState, isLive);
  const name = state.contact?.fullName ?? '';
  return (
    <div
      role="row"
      id={`order-${id}`}
      className={isCursor ? 'order-row cursor' : 'order-row'}
      aria-selected={isCursor}
      data-edge={where ?? undefined}
      onClick={() => {
        select(id);
      }}
    >
      <span role="gridcell">
        <OrderNumber of={state.number} />
      </span>
      <span role="gridcell" className="meta">
        <Moment at={state.placedAt} now={now} zone={zone} />
      </span>
      <span role="gridcell" className="cut" title={name}>
        {name === '' ? <span className="meta">no name</span> : <bdi>{name}</bdi>}
      </span>
      <span role="gridcell">
        <Badge status={state.status} />
      </span>
      <span role="gridcell" className="total">
        <Amount of={grossOf(state)} provisional={where !== null} />
      </span>
      <span role="gridcell">{where !== null && <Tag where={where} />}</span>
    </div>
  );
});
