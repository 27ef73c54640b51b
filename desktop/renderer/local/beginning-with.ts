// Products by the beginning of their SKU, customers by that of their name, as they are sorted.
import type { RxDocument } from 'rxdb';
import type { CustomerId, ProductId } from 'shared/ids';
import { customerId, productId } from 'shared/ids';
import type { ProductContent } from 'shared/product/product';
import type { Documents, LocalDatabase } from './database';
import { documentOf, sortable } from './projections';
import type { DocumentRecord } from './schemas';
import type { LocalDocument } from './store';

type Product = { readonly id: ProductId; readonly content: ProductContent };
type Customer = { readonly id: CustomerId; readonly name: string; readonly email: string };

/** Only what is offered. */
export async function productsBeginningWith(
  { products }: LocalDatabase,
  text: string,
  most: number,
): Promise<readonly Product[]> {
  const found = await beginningWith(products, text, 'offered', most);
  return found.flatMap(({ type, id, state }) => {
    if (type !== 'product' || state.status === 'new') return [];
    const { status: _, ...content } = state;
    return [{ id: productId(id), content }];
  });
}

/** Not those merged into others, nor those whose name retention has removed. */
export async function customersBeginningWith(
  { customers }: LocalDatabase,
  text: string,
  most: number,
): Promise<readonly Customer[]> {
  const found = await beginningWith(customers, text, 'active', most);
  return found.flatMap(({ type, id, state }) => {
    if (type !== 'customer' || state.status === 'new' || state.profile === null) return [];
    return [{ id: customerId(id), name: state.profile.name, email: state.profile.email }];
  });
}

async function beginningWith(
  collection: Documents,
  text: string,
  status: string,
  most: number,
): Promise<readonly LocalDocument[]> {
  const from = sortable(text);
  if (from === '') return [];
  const query = collection.find({
    selector: { status, rank: { $gte: from, $lt: `${from}\uffff` } },
    sort: [{ status: 'asc' }, { rank: 'asc' }],
    limit: most,
  });
  return (await query.exec()).map(({ _data }: RxDocument<DocumentRecord>) => documentOf(_data));
}
