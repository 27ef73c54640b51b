// Where the form's suggestions come from. Whatever finds products and customers by text fits in here.
import { useMemo } from 'react';
import type { CustomerId, ProductId } from 'shared/ids';
import type { ProductContent } from 'shared/product/product';
import { customersBeginningWith, productsBeginningWith } from '../../local/beginning-with';
import { useWorkplace } from '../workplace';

export type SuggestedProduct = { readonly id: ProductId; readonly content: ProductContent };
export type SuggestedCustomer = { readonly id: CustomerId; readonly name: string; readonly email: string };

export type Suggest = {
  readonly products: (text: string) => Promise<readonly SuggestedProduct[]>;
  readonly customers: (text: string) => Promise<readonly SuggestedCustomer[]>;
};

const MOST = 8;

export function useSuggest(): Suggest {
  const { database } = useWorkplace();
  return useMemo(
    () => ({
      products: (text) => productsBeginningWith(database, text, MOST),
      customers: (text) => customersBeginningWith(database, text, MOST),
    }),
    [database],
  );
}
