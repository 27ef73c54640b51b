// A new product, which needs no server: its id is final from the first moment.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { productId } from 'shared/ids';
import type { ProductContent } from 'shared/product/product';
import { defaultSettings } from 'shared/settings/settings';
import { recordList } from '../../local/record-list';
import { Why } from '../../ui/controls';
import { useSay } from '../language/language';
import { RecordForm } from '../records/record-form';
import { RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useDo } from '../records/use-whether';
import { useLive, useWorkplace } from '../workplace';
import { blankProduct, productForm } from './product-form';

export function CreateProduct({ place }: { readonly place: RecordPlace }): ReactNode {
  const say = useSay();
  const { newId, settings } = useWorkplace();
  const currency = (useLive(settings) ?? defaultSettings).currency;
  const [id] = useState(() => productId(newId()));
  const run = useDo();
  const intentOf = (payload: ProductContent) => ({ type: 'CreateProduct', subject: id, payload }) as const;
  return (
    <RecordPanel title={say('products.new')} place={place}>
      <RecordForm
        form={productForm}
        base={blankProduct(currency)}
        isNew
        draft="product new"
        label={say('products.new')}
        submit={say('products.create')}
        intentOf={intentOf}
        save={async (content) => {
          const why = await run(intentOf(content), say('products.created', { sku: content.sku }));
          if (why === null) place.go(id);
          return why;
        }}
        cancel={place.back}
        note={({ sku }) => <SkuTaken sku={sku} except={id} />}
      />
    </RecordPanel>
  );
}

/** Two products may have one SKU; better known before than after. */
export function SkuTaken({ sku, except }: { readonly sku: string; readonly except: string }): ReactNode {
  const say = useSay();
  const { database } = useWorkplace();
  const wanted = sku.trim();
  const list = useMemo(
    () => recordList(database, { kind: 'product', status: 'offered', prefix: wanted }, 2),
    [database, wanted],
  );
  const others = useLive(list)?.rows.filter((row) => row.id !== except && row.state.sku === wanted) ?? [];
  const [other] = others;
  if (wanted === '' || other === undefined) return null;
  return <Why>{say('products.sku.taken', { name: other.state.name })}</Why>;
}
