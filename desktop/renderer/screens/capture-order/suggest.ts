// Where the form's suggestions come from. Whatever finds products and customers by text fits in here.
import { useMemo } from 'react';
import type { CustomerId, ProductId } from 'shared/ids';
import type { ProductContent } from 'shared/product/product';
import type { Live } from '../../local/live';
import { useWorkplace } from '../workplace';

export type SuggestedProduct = { readonly id: ProductId; readonly content: ProductContent };
export type SuggestedCustomer = { readonly id: CustomerId; readonly name: string; readonly email: string };

export type Suggest = {
  /** What is offered. A question overtaken by a newer one may stay open. */
  readonly products: (text: string) => Promise<readonly SuggestedProduct[]>;
  readonly customers: (text: string) => Promise<readonly SuggestedCustomer[]>;
  /** The one product with this SKU or bar code; null where there is none, or more than one. Always answered. */
  readonly product: (code: string) => Promise<SuggestedProduct | null>;
};

const MOST = 8;
const ASK_AGAIN_MS = 300;

export function useSuggest(): Suggest {
  const { search } = useWorkplace();
  return useMemo((): Suggest => {
    const offered = async (text: string) => (await search.products(text)).filter(({ withdrawn }) => !withdrawn);
    return {
      products: async (text) => (await offered(text)).slice(0, MOST),
      customers: async (text) => (await search.customers(text)).filter(({ name }) => name !== '').slice(0, MOST),
      product: async (code) => {
        const hasAll = search.ready.get();
        const found = exactly(await answered(offered, code), code);
        if (found !== null || hasAll) return found;
        await untilTrue(search.ready);
        return exactly(await answered(offered, code), code);
      },
    };
  }, [search]);
}

/** What is not found while the index fills may come with the next piece of it. */
const untilTrue = (live: Live<boolean>): Promise<void> =>
  live.get()
    ? Promise.resolve()
    : new Promise((resolve) => {
        const leave = live.subscribe(() => {
          if (!live.get()) return;
          leave();
          resolve();
        });
      });

/** Two of one code are nobody's to choose between but the person's. */
export function exactly(found: readonly SuggestedProduct[], code: string): SuggestedProduct | null {
  const wanted = code.trim().toLowerCase();
  const [first, ...more] = found.filter(
    ({ content: { sku, barcode } }) =>
      sku.toLowerCase() === wanted || (barcode !== '' && unpadded(barcode) === unpadded(wanted)),
  );
  return more.length === 0 ? (first ?? null) : null;
}

/** A bar code of 12 digits is one of 13 or 14 with zeros before it. */
const unpadded = (code: string) => (/^\d{8,}$/.test(code) ? code.replace(/^0+/, '') : code);

/** Another question, of the palette perhaps, may have overtaken this one; then it is asked again. */
function answered<Found>(ask: (text: string) => Promise<Found>, text: string): Promise<Found> {
  return new Promise((resolve, reject) => {
    const once = () => {
      ask(text)
        .then(resolve, reject)
        .finally(() => {
          clearInterval(again);
        });
    };
    const again = setInterval(once, ASK_AGAIN_MS);
    once();
  });
}
