// What the list of products shows.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Currency } from 'shared/currency';
import type { UnitPrice } from 'shared/unit-price';
import { unitPriceDecimal } from 'shared/unit-price';
import type { RecordRow } from '../../local/record-list';
import { Code, Fraction } from '../../ui/amount';
import type { GridColumn } from '../../ui/data-grid/grid-types';
import { decimalMark } from '../capture-order/plain-decimal';
import type { Say } from '../language/language';
import { Text, commonColumns } from '../records/record-columns';
import { percent } from '../records/plain-figures';

export const productColumns = (say: Say): readonly GridColumn<RecordRow<'product'>>[] => [
  {
    ...{ id: 'sku', header: say('products.sku'), width: 150, sticky: true, hideable: false },
    cell: ({ state }) => <Text of={state.sku} looks="mono" />,
  },
  {
    ...{ id: 'name', header: say('products.name'), width: 160, flex: 1 },
    cell: ({ state }) => <Text of={state.name} looks="cut" />,
  },
  {
    ...{ id: 'price', header: say('products.price'), width: 140, align: 'end' },
    cell: ({ state }) => <Price of={state.unitPrice} currency={state.currency} />,
  },
  {
    ...{ id: 'tax', header: say('products.tax'), width: 84, align: 'end', priority: 2 },
    cell: ({ state }) => <Percent of={state.taxBasisPoints} />,
  },
  ...commonColumns<'product'>(say, { withdrawn: 'products.status.withdrawn' }),
];

export function Price({ of, currency }: { readonly of: UnitPrice; readonly currency: Currency }): ReactNode {
  const decimal = decimalMark(useIntl().locale);
  const [whole = '', fraction = ''] = unitPriceDecimal(of).split('.');
  return (
    <span className="amount">
      {whole}
      <Fraction of={`${decimal}${fraction}`} />
      <Code of={currency} />
    </span>
  );
}

export function Percent({ of }: { readonly of: number }): ReactNode {
  const decimal = decimalMark(useIntl().locale);
  return <span className="mono">{percent(of, decimal)} %</span>;
}
