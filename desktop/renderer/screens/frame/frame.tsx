// The frame around every screen: who works here, where to go, how the data stands.
import type { ReactNode } from 'react';
import { Mark, Icon } from '../../ui/icon';
import { NeedsAttention } from '../needs-attention/needs-attention';
import { Orders } from '../orders/orders';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { PersonMenu } from './person-menu';
import { StatusBar } from './status-bar';
import { Toasts } from './toasts';
import { useUndoKey } from './use-undo';

export function Frame(): ReactNode {
  const { settings, standing } = useWorkplace();
  const organisation = useLive(settings)?.organisationName ?? 'Waybill';
  const { rejected } = useLive(standing);
  const { screen, show } = useViewState();
  useUndoKey();
  return (
    <div className="app">
      <header className="topbar">
        <div className="brand">
          <Mark />
          <bdi className="cut">{organisation}</bdi>
        </div>
        <PersonMenu />
      </header>
      <nav className="nav" aria-label="Main">
        <button
          type="button"
          title="Orders"
          aria-current={screen === 'orders' ? 'page' : undefined}
          onClick={() => {
            show('orders');
          }}
        >
          <Icon name="orders" />
          <span>Orders</span>
        </button>
        <button
          type="button"
          title="Needs attention"
          aria-current={screen === 'attention' ? 'page' : undefined}
          onClick={() => {
            show('attention');
          }}
        >
          <Icon name="inbox" />
          <span>Needs attention</span>
          {rejected > 0 && <span className="count">{rejected}</span>}
        </button>
      </nav>
      {screen === 'orders' ? <Orders /> : <NeedsAttention />}
      <StatusBar />
      <Toasts />
    </div>
  );
}
