// The catalogue: what we sell, at which price. Products can be created offline.
import { z } from 'zod';
import { currencySchema } from '../currency';
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { CommandOf } from '../envelope';
import type { ProductId } from '../ids';
import { filledText, text } from '../text';
import { unitPriceSchema } from '../unit-price';
import { unreachable } from '../unreachable';
import { wholeNumber } from '../whole-number';
import { canonicalJson } from '../canonical-json';

const contentSchema = z.strictObject({
  sku: filledText(64),
  name: filledText(500),
  barcode: text(64),
  unitPrice: unitPriceSchema,
  currency: currencySchema,
  taxBasisPoints: wholeNumber(0, 10_000),
});
export type ProductContent = Readonly<z.infer<typeof contentSchema>>;

export const createProductSchema = contentSchema;
export const changeProductSchema = contentSchema;
export const withdrawProductSchema = z.strictObject({});

export type CreateProduct = CommandOf<'CreateProduct', ProductId, ProductContent>;
export type ChangeProduct = CommandOf<'ChangeProduct', ProductId, ProductContent>;
export type WithdrawProduct = CommandOf<'WithdrawProduct', ProductId, Readonly<Record<string, never>>>;
export type ProductCommand = CreateProduct | ChangeProduct | WithdrawProduct;

export type Product =
  | { readonly status: 'new' }
  | ({ readonly status: 'offered' } & ProductContent)
  | ({ readonly status: 'withdrawn' } & ProductContent);

export type ProductEvent =
  | ({ readonly type: 'ProductCreated' } & ProductContent)
  | ({ readonly type: 'ProductChanged' } & ProductContent)
  | { readonly type: 'ProductWithdrawn' };

export type ProductRefusal =
  | { readonly code: 'product-exists'; readonly sku: string }
  | { readonly code: 'product-unknown' }
  | { readonly code: 'product-withdrawn'; readonly sku: string };

export const newProduct: Product = { status: 'new' };

export function decideProduct(command: ProductCommand, product: Product): Decision<ProductEvent, ProductRefusal> {
  switch (command.type) {
    case 'CreateProduct':
      if (product.status === 'new') return accept({ type: 'ProductCreated', ...command.payload });
      return same(product, command.payload) ? accept() : refuse({ code: 'product-exists', sku: product.sku });
    case 'ChangeProduct':
      if (product.status === 'new') return refuse({ code: 'product-unknown' });
      if (product.status === 'withdrawn') return refuse({ code: 'product-withdrawn', sku: product.sku });
      return same(product, command.payload) ? accept() : accept({ type: 'ProductChanged', ...command.payload });
    case 'WithdrawProduct':
      if (product.status === 'new') return refuse({ code: 'product-unknown' });
      return product.status === 'withdrawn' ? accept() : accept({ type: 'ProductWithdrawn' });
    default:
      return unreachable(command);
  }
}

export function evolveProduct(product: Product, event: ProductEvent): Product {
  switch (event.type) {
    case 'ProductCreated': {
      if (product.status !== 'new') throw new Error('a product is created once');
      const { type: _, ...content } = event;
      return { status: 'offered', ...content };
    }
    case 'ProductChanged': {
      const { type: _, ...content } = event;
      return { ...offered(product), ...content };
    }
    case 'ProductWithdrawn':
      return { ...offered(product), status: 'withdrawn' };
    default:
      return unreachable(event);
  }
}

function offered(product: Product): Exclude<Product, { status: 'new' }> {
  if (product.status !== 'offered') throw new Error(`a fact that cannot follow a ${product.status} product`);
  return product;
}

/** The same content again, as two devices that create one SKU from one file do. */
function same(product: Exclude<Product, { status: 'new' }>, content: ProductContent): boolean {
  const { status: _, ...known } = product;
  return canonicalJson(known) === canonicalJson(content);
}
