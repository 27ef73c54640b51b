// The sums as a ledger has them: one rule above what the parts come to.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { money } from 'shared/money';
import { Amount } from '../../ui/amount';
import { useSay } from '../language/language';
import { rateText } from './typed-order';
import type { Capture } from './use-capture';

export function Sums({ capture }: { readonly capture: Capture }): ReactNode {
  const { totals, typed, figures } = capture;
  const say = useSay();
  const { locale } = useIntl();
  if (totals === null) return null;
  const { goods, discount, net, gross } = totals.totals;
  const rate = (basisPoints: number) => new Intl.NumberFormat(locale).format(Number(rateText(basisPoints)));
  const part = (words: string, minor: number) => (
    <li key={words}>
      <span>{words}</span>
      <Amount of={money(minor, figures.currency)} bare />
    </li>
  );
  return (
    <section className="column">
      <ul className="sums">
        {part(say('capture.sum.goods'), goods)}
        {discount !== 0 && part(say('capture.order-discount'), -discount)}
        {totals.shipping !== null && part(say('capture.shipping'), totals.shipping)}
      </ul>
      <ul className="sums">
        {part(say('capture.sum.net'), net)}
        {totals.taxes.map(({ basisPoints, minor }) => part(say('capture.sum.tax', { rate: rate(basisPoints) }), minor))}
        <li className="sum">
          <span>{say(totals.kind === 'sale' ? 'capture.sum.sale' : 'capture.sum.credit')}</span>
          <Amount of={money(gross, figures.currency)} bare />
        </li>
      </ul>
      <p className="hint">{say(typed.rounding === 'line' ? 'capture.rounding' : 'capture.rounding.order')}</p>
    </section>
  );
}
