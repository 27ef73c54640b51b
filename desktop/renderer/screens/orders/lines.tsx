// What was ordered, and what it comes to: one line above the sum.
import type { ReactNode } from 'react';
import { money } from 'shared/money';
import type { KnownOrder } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { priced } from 'shared/order/totals';
import { Amount } from '../../ui/amount';

const SHOWN = 100;

export function Lines({ order }: { readonly order: KnownOrder }): ReactNode {
  if (order.lines.length === 0) return null;
  const amounts = priced(order).lines;
  const lines = order.lines.slice(0, SHOWN);
  return (
    <section className="column">
      <h3 className="subheading">
        Lines <span className="meta">{order.lines.length}</span>
      </h3>
      <ul className="lines">
        {lines.map(({ sku, description, quantity }, position) => (
          <li key={position}>
            <bdi className="cut" title={`${sku} ${description}`}>
              {description || sku}
            </bdi>
            <span className="mono">{String(quantity).replace('-', '−')}</span>
            <Amount of={money(amounts[position]?.gross ?? 0, order.currency)} bare />
          </li>
        ))}
        {order.lines.length > SHOWN && <li className="meta">and {order.lines.length - SHOWN} more</li>}
        <li className="sum">
          <span>Total</span>
          <span />
          <Amount of={grossOf(order)} bare />
        </li>
      </ul>
    </section>
  );
}
