// The currency of the order around: everything in one order is in one currency.
import { createContext, use } from 'react';
import type { Currency } from 'shared/currency';

export const CurrencyContext = createContext<Currency | null>(null);

export function useCurrencyOf(): Currency {
  const currency = use(CurrencyContext);
  if (currency === null) throw new Error('there is no order around');
  return currency;
}
