// A product as a form: what is typed, read as the content of a product or as what to do about each field.
import type { Currency } from 'shared/currency';
import { isCurrency } from 'shared/currency';
import type { ProductContent } from 'shared/product/product';
import { createProductSchema } from 'shared/product/product';
import { unitPriceDecimal, unitPriceFromDecimal } from 'shared/unit-price';
import { plainDecimal } from '../capture-order/plain-decimal';
import { currencies } from '../records/choices';
import type { Form, Read, Typed } from '../records/form';
import { atMost, faultsOf, filled } from '../records/form';
import { basisPoints, percent } from '../records/plain-figures';

export type ProductField = 'sku' | 'name' | 'unitPrice' | 'currency' | 'tax' | 'barcode';

export const blankProduct = (currency: Currency): Typed<ProductField> => ({
  ...{ sku: '', name: '', unitPrice: '', tax: '0', barcode: '' },
  currency,
});

export const productForm: Form<ProductField, ProductContent> = {
  fields: [
    { name: 'sku', label: 'products.sku', kind: 'code', hint: 'products.sku.hint' },
    { name: 'name', label: 'products.name', kind: 'text' },
    { name: 'unitPrice', label: 'products.price', kind: 'figures' },
    { name: 'currency', label: 'products.currency', kind: 'pick', choices: currencies },
    { name: 'tax', label: 'products.tax', kind: 'figures', unit: 'products.tax.unit' },
    { name: 'barcode', label: 'products.barcode', kind: 'code' },
  ],
  read,
  typedOf: ({ sku, name, unitPrice, currency, taxBasisPoints, barcode }, decimal) => ({
    ...{ sku, name, currency, barcode },
    unitPrice: unitPriceDecimal(unitPrice).replace('.', decimal),
    tax: percent(taxBasisPoints, decimal),
  }),
};

function read(typed: Typed<ProductField>, decimal: string): Read<ProductField, ProductContent> {
  const price = unitPriceFromDecimal(plainDecimal(typed.unitPrice, decimal) ?? '');
  const tax = basisPoints(typed.tax, decimal);
  const currency = typed.currency.trim().toUpperCase();
  const faults = faultsOf<ProductField>({
    sku: filled(typed.sku, 64, 'products.fault.sku'),
    name: filled(typed.name, 500, 'products.fault.name'),
    unitPrice: price === null ? { words: 'products.fault.price' } : null,
    currency: isCurrency(currency) ? null : { words: 'records.fault.currency' },
    tax: tax === null || tax > 10_000 ? { words: 'products.fault.tax' } : null,
    barcode: atMost(typed.barcode, 64),
  });
  if (faults !== null) return { type: 'faults', faults };
  const content = createProductSchema.safeParse({
    ...{ sku: typed.sku.trim(), name: typed.name.trim(), barcode: typed.barcode.trim() },
    ...{ unitPrice: price, currency, taxBasisPoints: tax },
  });
  if (content.success) return { type: 'content', content: content.data };
  return { type: 'faults', faults: { name: { words: 'records.fault.unstorable' } } };
}
