// Why an order command is refused, with enough said for a clerk to act. Codes travel as they are.
import type { Money } from '../money';
import type { OrderStatus } from './order';

export type OrderRefusal =
  | { readonly code: 'wrong-status'; readonly status: OrderStatus }
  | { readonly code: 'order-exists'; readonly number: string }
  | { readonly code: 'no-lines' }
  | { readonly code: 'too-many-lines'; readonly lines: number; readonly most: number }
  | { readonly code: 'order-too-large'; readonly size: number; readonly most: number }
  | { readonly code: 'zero-quantity'; readonly line: number }
  | { readonly code: 'mixed-signs'; readonly line: number }
  | { readonly code: 'shipping-sign' }
  | { readonly code: 'amount-too-large' }
  | { readonly code: 'shop-order-has-no-lines' }
  | { readonly code: 'kind-fixed'; readonly kind: 'sale' | 'credit' }
  | { readonly code: 'goods-shipped' }
  | { readonly code: 'money-not-refunded'; readonly captured: Money; readonly refunded: Money }
  | { readonly code: 'not-paid'; readonly payment: string }
  | { readonly code: 'not-shipped'; readonly fulfilment: string }
  | { readonly code: 'on-hold'; readonly reason: string }
  | { readonly code: 'hold-exists' }
  | { readonly code: 'hold-unknown' }
  | { readonly code: 'too-many-notes'; readonly most: number }
  | { readonly code: 'too-many-holds'; readonly most: number };
