// The catalogue: what is sold, at which price.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { ForRoles } from '../records/for-roles';
import { useRecordPlace } from '../records/record-place';
import { RecordScreen } from '../records/record-screen';
import { useSay } from '../language/language';
import { productColumns } from './product-columns';
import { CreateProduct } from './create-product';
import { ProductDetail } from './product-detail';

const TABS = [
  { status: 'offered', words: 'products.status.offered' },
  { status: 'withdrawn', words: 'products.status.withdrawn' },
] as const;

export function Products(): ReactNode {
  return (
    <ForRoles title="products.title" may="CreateProduct">
      <Catalogue />
    </ForRoles>
  );
}

function Catalogue(): ReactNode {
  const say = useSay();
  const place = useRecordPlace('/products');
  const columns = useMemo(() => productColumns(say), [say]);
  return (
    <>
      <RecordScreen
        kind="product"
        title="products.title"
        search="products.search"
        create="products.new"
        tabs={TABS}
        empty={{ words: 'products.empty', why: 'products.empty.why' }}
        {...{ columns, place }}
      />
      {place.doing === 'create' && <CreateProduct place={place} />}
      {place.doing !== 'create' && place.open !== null && (
        <ProductDetail key={place.open} id={place.open} place={place} />
      )}
    </>
  );
}
