// Products and customers as other programs see them.
import { z } from 'zod';
import type { Customer } from '../../customer/customer';
import { profileSchema } from '../../customer/customer';
import type { Product } from '../../product/product';
import { pageOf, restIdSchema, versionSchema } from './common';

export const productSchema = z
  .object({
    id: restIdSchema,
    version: versionSchema,
    state: z.enum(['offered', 'withdrawn']),
    sku: z.string(),
    name: z.string(),
    barcode: z.string(),
    unitPrice: z.int().meta({ description: 'Ten-thousandths of the major unit: 25500 is 2.55.' }),
    currency: z.string().length(3),
    taxBasisPoints: z.int(),
  })
  .meta({ id: 'Product' });
export type RestProduct = z.infer<typeof productSchema>;
export const productPageSchema = pageOf('ProductPage', productSchema);

export const customerSchema = z
  .object({
    id: restIdSchema,
    version: versionSchema,
    state: z.enum(['active', 'merged']),
    reference: z.string(),
    profile: profileSchema.nullable().meta({ description: 'Null once retention has removed it.' }),
    mergedInto: restIdSchema.nullable(),
    merged: z.array(restIdSchema).meta({ description: 'Customers that were merged into this one.' }),
  })
  .meta({ id: 'Customer' });
export type RestCustomer = z.infer<typeof customerSchema>;
export const customerPageSchema = pageOf('CustomerPage', customerSchema);

type Stored<State> = { readonly id: string; readonly version: number; readonly state: State };
export type StoredProduct = Stored<Exclude<Product, { status: 'new' }>>;
export type StoredCustomer = Stored<Exclude<Customer, { status: 'new' }>>;

export function restProductOf({ id, version, state: { status, ...content } }: StoredProduct): RestProduct {
  return { id, version, state: status, ...content };
}

export function restCustomerOf({ id, version, state: customer }: StoredCustomer): RestCustomer {
  const { status, reference, profile } = customer;
  return {
    ...{ id, version, state: status, reference, profile },
    mergedInto: customer.status === 'merged' ? customer.into : null,
    merged: customer.status === 'active' ? [...customer.merged] : [],
  };
}
