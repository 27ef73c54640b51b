// Sums of what a file brings, sales and credits apart, never across currencies.
import type { ReactNode } from 'react';
import type { Currency } from 'shared/currency';
import { moneyFromDecimal } from 'shared/money';
import type { Judged } from 'shared/import/summary';
import { Amount } from '../../ui/amount';
import { useCountFormat, useSay } from '../language/language';
import { summariesByCurrency } from './results';

/** Exact as text; an amount beyond exact numbers is shown as the text it is. */
export function Sum({ text, currency }: { readonly text: string; readonly currency: Currency }): ReactNode {
  const amount = moneyFromDecimal(text, currency);
  return amount === null ? `${text} ${currency}` : <Amount of={amount} />;
}

export function SumTable({ judged }: { readonly judged: readonly Judged[] }): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const rows = summariesByCurrency(judged).filter(({ sales, credits }) => sales + credits > 0);
  return (
    <table className="sums">
      <tbody>
        {rows.flatMap(({ currency, sales, credits, salesTotal, creditsTotal }) =>
          (
            [
              ['import.sales', sales, salesTotal],
              ['import.credits', credits, creditsTotal],
            ] as const
          )
            .filter(([, orders]) => orders > 0)
            .map(([words, orders, total]) => (
              <tr key={`${currency} ${words}`}>
                <th scope="row">{say(words)}</th>
                <td className="figures">{count(orders)}</td>
                <td className="figures">
                  <Sum text={total ?? '0'} currency={currency} />
                </td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  );
}
