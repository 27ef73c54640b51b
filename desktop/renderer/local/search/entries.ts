// What is searched of a product, a customer and an order, read from the record as it lies in the database.
// Of shared/ it takes types only: what reads messages of the wire has no business in the worker.
import type { CustomerId, OrderId, ProductId } from 'shared/ids';
import type { Customer } from 'shared/customer/customer';
import type { Order } from 'shared/order/order';
import type { Product } from 'shared/product/product';
import type { DocumentRecord } from '../schemas';
import type { FoundCustomer, FoundIn, FoundOrder, FoundProduct, Kind } from './found';
import type { Entry } from './row';

/** As much of a record as is sent to the index. */
export type Searched = Pick<DocumentRecord, 'id' | 'rank' | 'body'>;

/** Null for what is not to be found: nothing yet, or merged into another. */
export const ENTRIES: { readonly [K in Kind]: (record: Searched) => Entry<FoundIn[K]> | null } = {
  products: (record) => product(record, stateIn(record)),
  customers: (record) => customer(record, stateIn(record)),
  orders: (record) => order(record, stateIn(record)),
};

/** Written by `recordOf`; the collection it comes from says of which kind the state is. */
const stateIn = <State>({ body }: Searched): State => (JSON.parse(body) as { readonly state: State }).state;

function product({ id, rank }: Searched, state: Product): Entry<FoundProduct> | null {
  if (state.status === 'new') return null;
  const { status, ...content } = state;
  const { sku, name, barcode } = content;
  const withdrawn = status === 'withdrawn';
  return {
    ...{ id, rank, name, codes: [sku, barcode], parts: [], aside: withdrawn },
    found: { id: id as ProductId, label: name, detail: sku, withdrawn, content },
  };
}

function customer({ id, rank }: Searched, state: Customer): Entry<FoundCustomer> | null {
  if (state.status !== 'active') return null;
  const { reference, profile } = state;
  const { name, email } = profile ?? { name: '', email: '' };
  const [label = '', ...others] = [name, reference, email].filter((text) => text !== '');
  return {
    ...{ id, rank, name, codes: [reference, email], parts: [], aside: false },
    found: { id: id as CustomerId, label, detail: others.join(' · '), name, email },
  };
}

function order({ id, rank }: Searched, state: Order): Entry<FoundOrder> | null {
  if (state.status === 'new') return null;
  const { number, contact, reference, lines, status, placedAt, totals, currency } = state;
  const name = contact?.fullName ?? '';
  return {
    ...{ id, rank, name, codes: [number, reference], parts: lines.map(({ sku }) => sku), aside: false },
    found: {
      ...{ id: id as OrderId, label: number, detail: [name, reference].filter((text) => text !== '').join(' · ') },
      ...{ status, gross: { minor: totals.gross, currency }, placedAt },
    },
  };
}
