// What was ordered, with discounts and tax, and what it comes to: one rule above the sum, for nothing here is proven.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Money } from 'shared/money';
import { decimalOf, money } from 'shared/money';
import type { Discount, Line } from 'shared/order/line';
import type { KnownOrder } from 'shared/order/order';
import type { Amounts } from 'shared/order/totals';
import { priced } from 'shared/order/totals';
import { unitPriceDecimal } from 'shared/unit-price';
import { Amount } from '../../ui/amount';
import { Button } from '../../ui/controls';
import { useCountFormat, useSay } from '../language/language';

const SHOWN = 100;

type Props = { readonly order: KnownOrder; readonly provisional: boolean };

export function OrderLines({ order, provisional }: Props): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const [all, setAll] = useState(false);
  const amounts = useMemo(() => priced(order), [order]);
  const lines = all ? order.lines : order.lines.slice(0, SHOWN);
  return (
    <section className="card flush">
      <header className="row">
        <h2 className="subheading">{say('order.lines')}</h2>
        <span className="small meta">{count(order.lines.length)}</span>
        <span className="small meta at-end">
          {order.taxIncluded && `${say('order.tax-included')} `}
          {order.currency}
        </span>
      </header>
      {order.lines.length === 0 ? (
        <p className="small support padded">{say('order.no-lines')}</p>
      ) : (
        <div className="wide" tabIndex={0} role="region" aria-label={say('order.lines')}>
          <table className="ledger">
            <Head />
            <tbody>
              {lines.map((line, position) => (
                <Row key={position} line={line} order={order} amounts={amounts.lines[position]} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lines.length < order.lines.length && (
        <Button
          look="quiet"
          onPress={() => {
            setAll(true);
          }}
        >
          {say('order.more-lines', { count: order.lines.length - lines.length })}
        </Button>
      )}
      <Totals order={order} shipping={amounts.shipping} provisional={provisional} />
    </section>
  );
}

const COLUMNS = ['sku', 'item', 'quantity', 'price', 'discount', 'tax', 'gross'] as const;

function Head(): ReactNode {
  const say = useSay();
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <th key={column} scope="col" className={column}>
            {say(`order.line.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type RowProps = { readonly line: Line; readonly order: KnownOrder; readonly amounts: Amounts | undefined };

function Row({ line, order: { currency }, amounts }: RowProps): ReactNode {
  const count = useCountFormat();
  const percent = usePercent();
  const shown = useDiscount();
  return (
    <tr>
      <td className="sku mono" title={line.sku}>
        {line.sku}
      </td>
      <td className="item cut" title={line.description}>
        <bdi>{line.description}</bdi>
      </td>
      <td className="figures">{count(line.quantity).replace('-', '−')}</td>
      <td className="figures">
        <UnitPrice of={line} />
      </td>
      <td className="figures">{line.discount === null ? '' : shown(line.discount, currency)}</td>
      <td className="figures">{line.taxBasisPoints === 0 ? '' : percent(line.taxBasisPoints)}</td>
      <td className="figures">
        <Amount of={money(amounts?.gross ?? 0, currency)} bare />
      </td>
    </tr>
  );
}

/** Up to four decimals, in the marks of the place. */
export function UnitPrice({ of: { unitPrice } }: { readonly of: Pick<Line, 'unitPrice'> }): ReactNode {
  const { formatNumber } = useIntl();
  const text = unitPriceDecimal(unitPrice);
  const digits = text.split('.')[1]?.length ?? 2;
  return <span className="mono">{formatNumber(Number(text), { minimumFractionDigits: digits })}</span>;
}

function usePercent(): (basisPoints: number) => string {
  const { formatNumber } = useIntl();
  return (basisPoints) => formatNumber(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
}

function useDiscount(): (discount: Discount, currency: Money['currency']) => string {
  const percent = usePercent();
  return (discount, currency) =>
    discount.type === 'rate' ? `−${percent(discount.basisPoints)}` : `−${decimalOf(money(discount.minor, currency))}`;
}

type TotalsProps = Props & { readonly shipping: Amounts };

function Totals({ order, shipping, provisional }: TotalsProps): ReactNode {
  const say = useSay();
  const { totals, currency } = order;
  const of = (minor: number, dashed = false) => <Amount of={money(minor, currency)} provisional={dashed} />;
  return (
    <dl className="sums" aria-label={say('order.totals')}>
      {totals.discount !== 0 && (
        <>
          <dt>{say('order.goods')}</dt>
          <dd>{of(totals.goods)}</dd>
          <dt>{say('order.discount')}</dt>
          <dd>{of(-totals.discount)}</dd>
        </>
      )}
      {order.shipping !== null && (
        <>
          <dt>{say('order.shipping')}</dt>
          <dd>{of(order.taxIncluded ? shipping.gross : shipping.net)}</dd>
        </>
      )}
      <dt>{say('order.net')}</dt>
      <dd>{of(totals.net)}</dd>
      <dt>{say('order.tax')}</dt>
      <dd>{of(totals.tax)}</dd>
      <dt className="strong">{say('order.gross')}</dt>
      <dd className="strong">
        <span className="ledger-rule">{of(totals.gross, provisional)}</span>
      </dd>
    </dl>
  );
}
