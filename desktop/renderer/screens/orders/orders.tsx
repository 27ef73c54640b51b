// The order board: the live list, the order under the cursor beside it.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { orderList } from '../../local/order-list';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { NewOrderLink } from './new-order-link';
import { OrderDetail } from './order-detail';
import { OrderGrid } from './order-grid';
import { StatusTabs } from './status-tabs';

export function Orders(): ReactNode {
  const { filter, order } = useViewState();
  const { database, orderCounts, localCounts } = useWorkplace();
  const counts = useLive(orderCounts);
  const synced = useLive(localCounts).get('synced') ?? 0;
  const list = useMemo(() => orderList(database, filter), [database, filter]);
  const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
  return (
    <>
      <main className="main" id="main">
        <div className="head">
          <h1 className="title">Orders</h1>
          <span className="small support">{total.toLocaleString('en')} on this device</span>
          {total > synced && (
            <span className="small meta">{(total - synced).toLocaleString('en')} not on the server as shown</span>
          )}
          <NewOrderLink />
        </div>
        <StatusTabs counts={counts} total={total} />
        <OrderGrid list={list} filter={filter} />
      </main>
      {order !== null && <OrderDetail key={order} id={order} />}
    </>
  );
}
