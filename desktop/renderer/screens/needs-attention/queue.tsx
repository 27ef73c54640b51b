// The refused commands, oldest first. Nothing leaves this list by itself.
import type { ReactNode } from 'react';
import type { OutboxRow } from '../../local/store';
import { OrderNumber, Tag } from '../../ui/marks';
import { Moment } from '../../ui/moment';
import { useNow } from '../use-now';
import { commandWords } from '../words';
import { useLive, useWorkplace } from '../workplace';
import { useOrderOf } from './use-order-of';

type Props = {
  readonly rows: readonly OutboxRow[];
  readonly chosen: string;
  readonly choose: (id: OutboxRow['id']) => void;
};

export function Queue({ rows, chosen, choose }: Props): ReactNode {
  return (
    <ul className="queue" aria-label="Refused">
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            data-edge="rejected"
            aria-current={row.id === chosen ? 'true' : undefined}
            onClick={() => {
              choose(row.id);
            }}
          >
            <Entry row={row} />
          </button>
        </li>
      ))}
      <li className="empty small meta">Nothing leaves this list by itself.</li>
    </ul>
  );
}

function Entry({ row }: { readonly row: OutboxRow }): ReactNode {
  const zone = useLive(useWorkplace().settings)?.timeZone ?? 'UTC';
  const now = useNow();
  const { number, name } = useOrderOf(row);
  return (
    <>
      <span className="row">
        <span className="strong">{commandWords(row.type)}</span>
        <span className="meta at-end">
          <Moment at={row.occurredAt} now={now} zone={zone} />
        </span>
      </span>
      <span className="row">
        {number !== null && <OrderNumber of={number} />}
        <bdi className="cut support">{name}</bdi>
      </span>
      <span>
        <Tag where="rejected" />
      </span>
    </>
  );
}
