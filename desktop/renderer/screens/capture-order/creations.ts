// What is created along with an order: the customer nobody knew, the products nobody sold before. Each by its own command.
import { customerId, productId } from 'shared/ids';
import type { Intent } from '../../commands/intent';
import type { Figures } from './read-figures';
import { readLine } from './read-order';
import type { TypedOrder } from './typed-order';

/** In the order they must be asked for, before the order that names them. */
export function creationsOf(typed: TypedOrder, figures: Figures): readonly Intent[] {
  const products = typed.lines.flatMap((typedLine): readonly Intent[] => {
    const { line } = readLine(typedLine, figures);
    if (typedLine.creates === null || line === null) return [];
    const { sku, description: name, unitPrice, taxBasisPoints } = line;
    const content = { sku, name, barcode: '', unitPrice, currency: figures.currency, taxBasisPoints };
    return [{ type: 'CreateProduct', subject: productId(typedLine.creates), payload: content }];
  });
  if (typed.buyer.type !== 'new') return products;
  const profile = { name: typed.customer.trim(), email: typed.email.trim(), phone: '', address: '' };
  const subject = customerId(typed.buyer.id);
  return [{ type: 'CreateCustomer', subject, payload: { reference: '', profile } }, ...products];
}

/** Once it is on disk here it is not created a second time, should the order itself need another try. */
export function withCreated(typed: TypedOrder, { subject }: Intent): TypedOrder {
  const { buyer, lines } = typed;
  return {
    ...typed,
    buyer: buyer.type === 'new' && buyer.id === subject ? { type: 'known', id: buyer.id } : buyer,
    lines: lines.map((line) => (line.creates === subject ? { ...line, creates: null } : line)),
  };
}
