// One product: its facts, its change, its withdrawal.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { productId } from 'shared/ids';
import type { ProductContent } from 'shared/product/product';
import { oneDocument } from '../../local/record-queries';
import type { RecordRow } from '../../local/record-list';
import { decimalMark } from '../capture-order/plain-decimal';
import { useSay } from '../language/language';
import { Facts } from '../records/facts';
import { OpeningAct } from '../records/record-act';
import { RecordDetail, RecordGone, RecordPanel } from '../records/record-detail';
import { RecordForm } from '../records/record-form';
import type { RecordPlace } from '../records/record-place';
import { useDo } from '../records/use-whether';
import { useLive, useWorkplace } from '../workplace';
import { SkuTaken } from './create-product';
import { Percent, Price } from './product-columns';
import { productForm } from './product-form';
import { WithdrawDialog } from './withdraw-dialog';

type Props = { readonly row: RecordRow<'product'>; readonly place: RecordPlace };

export function ProductDetail({ id, place }: { readonly id: string; readonly place: RecordPlace }): ReactNode {
  const { database } = useWorkplace();
  const found = useLive(useMemo(() => oneDocument(database, 'product', id), [database, id]));
  if (found === undefined) return null;
  if (found === null || found.state.status === 'new') return <RecordGone place={place} />;
  const row = { ...found, state: found.state };
  return place.doing === 'change' ? <ChangeProduct row={row} place={place} /> : <Product row={row} place={place} />;
}

function Product({ row, place }: Props): ReactNode {
  const say = useSay();
  const { state } = row;
  return (
    <RecordDetail
      label={state.sku}
      name={state.name}
      status={say(`products.status.${state.status}`)}
      row={row}
      place={place}
    >
      <Facts
        of={[
          ['products.sku', <span className="mono">{state.sku}</span>],
          ['products.price', <Price of={state.unitPrice} currency={state.currency} />],
          ['products.tax', <Percent of={state.taxBasisPoints} />],
          ['products.barcode', state.barcode === '' ? '' : <span className="mono">{state.barcode}</span>],
        ]}
      />
      <Acts row={row} place={place} />
    </RecordDetail>
  );
}

function Acts({ row, place }: Props): ReactNode {
  const say = useSay();
  const [withdrawing, setWithdrawing] = useState(false);
  const { status: _, ...content } = row.state;
  const subject = productId(row.id);
  return (
    <section className="column">
      <h3 className="subheading">{say('records.acts')}</h3>
      <OpeningAct
        intent={{ type: 'ChangeProduct', subject, payload: content }}
        seen={row}
        open={() => {
          place.go(row.id, 'change');
        }}
      >
        {say('products.change')} <kbd>e</kbd>
      </OpeningAct>
      {row.state.status === 'offered' && (
        <OpeningAct
          intent={{ type: 'WithdrawProduct', subject, payload: {} }}
          seen={row}
          open={() => {
            setWithdrawing(true);
          }}
        >
          {say('products.withdraw')}
        </OpeningAct>
      )}
      {withdrawing && (
        <WithdrawDialog
          {...{ subject, sku: row.state.sku }}
          close={() => {
            setWithdrawing(false);
          }}
        />
      )}
    </section>
  );
}

function ChangeProduct({ row, place }: Props): ReactNode {
  const say = useSay();
  const decimal = decimalMark(useIntl().locale);
  const run = useDo();
  const intentOf = (payload: ProductContent) =>
    ({ type: 'ChangeProduct', subject: productId(row.id), payload }) as const;
  return (
    <RecordPanel title={say('products.change')} place={place}>
      <RecordForm
        form={productForm}
        base={productForm.typedOf(row.state, decimal)}
        isNew={false}
        draft={`product ${row.id}`}
        label={say('products.change')}
        submit={say('records.save')}
        intentOf={intentOf}
        save={async (content) => {
          const why = await run(intentOf(content), say('products.changed', { sku: content.sku }));
          if (why === null) place.go(row.id);
          return why;
        }}
        cancel={place.back}
        note={({ sku }) => <SkuTaken sku={sku} except={row.id} />}
      />
    </RecordPanel>
  );
}
