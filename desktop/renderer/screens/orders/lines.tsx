// What was ordered, and what it comes to: one line above the sum.
import type { ReactNode } from 'react';
import { money } from 'shared/money';
import type { KnownOrder } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { priced } from 'shared/order/totals';
import { Amount } from '../../ui/amount';
import { useCountFormat, useSay } from '../language/language';

const SHOWN = 100;

type Props = { readonly order: KnownOrder; readonly provisional: boolean };

export function Lines({ order, provisional }: Props): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  if (order.lines.length === 0) return <p className="small support">{say('order.no-lines')}</p>;
  const amounts = priced(order).lines;
  const lines = order.lines.slice(0, SHOWN);
  return (
    <section className="column">
      <h3 className="subheading">
        {say('order.lines')} <span className="meta">{count(order.lines.length)}</span>
      </h3>
      <ul className="lines">
        {lines.map(({ sku, description, quantity }, position) => (
          <li key={position}>
            <bdi className="cut" title={`${sku} ${description}`}>
              {description || sku}
            </bdi>
            <span className="mono">{count(quantity).replace('-', '−')}</span>
            <Amount of={money(amounts[position]?.gross ?? 0, order.currency)} bare />
          </li>
        ))}
        {order.lines.length > SHOWN && (
          <li className="meta">{say('order.more-lines', { count: order.lines.length - SHOWN })}</li>
        )}
        <li className="sum">
          <span>{say('order.total')}</span>
          <span />
          <Amount of={grossOf(order)} bare provisional={provisional} />
        </li>
      </ul>
    </section>
  );
}
