// Every code a command can be refused with, and the one sentence a person reads: what happened, and what to do.
import type { FinalCode } from './contract/codes';
import type { BusinessRefusal } from './decide';
import { decimalOf, moneySchema } from './money';

/** `TOO_LARGE` is said by the desktop itself, of a command that fits no message. */
export type RefusalCode = BusinessRefusal['code'] | FinalCode | 'TOO_LARGE';

/** Names in braces are the refusal's own params. */
export const refusalSentences: Readonly<Record<RefusalCode, string>> = {
  'wrong-status':
    'The order is {status}, so this can no longer be done. Look at its timeline to see what happened in between.',
  'order-exists': 'This order is already here as {number}. Open it, or place a new order.',
  'no-lines': 'The order has no lines. Add at least one.',
  'too-many-lines': 'The order has {lines} lines and can hold {most}. Split it into several orders.',
  'order-too-large': 'The order takes {size} bytes and can take {most}. Split it, or shorten its descriptions.',
  'zero-quantity': 'Line {line} has a quantity of 0. Enter a quantity, or remove the line.',
  'mixed-signs': 'Line {line} has a quantity of the other sign. Capture sales and credits as separate orders.',
  'shipping-sign': 'Shipping has another sign than the lines. Give it the sign of the order.',
  'amount-too-large': 'The order adds up to more than can be counted exactly. Split it into several orders.',
  'shop-order-has-no-lines': 'This order comes from the shop, which keeps its lines. Change it there.',
  'kind-fixed': 'The order is a {kind} and stays one. Place a new order for the other.',
  'goods-shipped': 'Goods of this order are with the customer. Take them back first, or write a credit.',
  'money-not-refunded': '{captured} was received and {refunded} of it refunded. Refund the rest first.',
  'not-paid': 'The order is not paid in full (paid: {payment}). Record the payment, or put it on account.',
  'not-shipped': 'The order is not shipped in full (shipped: {fulfilment}). Ship the rest first.',
  'on-hold': 'The order is on hold: {reason}. Release the hold first.',
  'hold-exists': 'This hold is already on the order. Nothing is left to do.',
  'hold-unknown': 'This hold is no longer on the order. Somebody may have released it already.',
  'too-many-notes': 'The order has {most} notes, which is as many as it can hold. Write the next one elsewhere.',
  'too-many-holds': 'The order has {most} holds, which is as many as it can have. Release one first.',
  'product-exists': 'This product is already here as {sku}, with other content. Change that one instead.',
  'product-unknown': 'This product is not known. It may not have reached the server yet; create it first.',
  'product-withdrawn': 'The product {sku} was withdrawn. Create a new one to offer it again.',
  'customer-exists': 'This customer is already here, with other content. Change that one instead.',
  'customer-unknown': 'This customer is not known. It may not have reached the server yet; create it first.',
  'customer-merged': 'This customer was merged into another one. Work with that one instead.',
  'customer-merges-itself': 'A customer cannot be merged with itself. Choose two different ones.',
  'person-exists': 'This person is already here as {signInName}, with other content. Change that one instead.',
  'person-unknown': 'This person is not known. Add them first.',
  'last-administrator': 'This is the last administrator. Make somebody else administrator first.',
  'site-exists': 'This place is already here as {siteCode}, with other content. Change that one instead.',
  'site-unknown': 'This place is not known. Create it first.',
  'site-closed': 'The place {siteCode} is closed. Create a new one to use it again.',
  'settings-unknown': 'These are not the settings of this organisation. Open the settings again and repeat the change.',
  'too-many-views': 'There are {most} shared views, which is as many as there can be. Take one away first.',
  'nothing-refused': 'Nothing was refused here. Nothing is left to do.',
  'refusal-of-another': 'This is for somebody else to deal with. A manager can take it over.',
  VALIDATION: 'The server could not read this: {detail}. Update the desktop, then enter it again.',
  FORBIDDEN: 'None of your roles may do this. Ask a manager or an administrator.',
  ID_REUSED: 'Something else was already sent under this number. Enter it again to give it a new one.',
  PREDECESSOR_REJECTED: 'Something this builds on was refused. Deal with that first, then enter this again.',
  TOO_LARGE: 'This is too large to be sent in one piece. Split it, or shorten its text.',
  COMMAND_VERSION_UNSUPPORTED:
    'This desktop speaks an older or newer version than the server. Update it, then enter this again.',
};

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusalSentences, code);

/** The sentence for a refusal as it came over the wire; a code of a newer server is named as it is. */
export function refusalSentence(code: string, params: Readonly<Record<string, unknown>>): string {
  if (!isRefusalCode(code)) return `The server refused this (${code}). Update the desktop to learn more.`;
  return refusalSentences[code].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    shown(Object.hasOwn(params, name) ? params[name] : undefined),
  );
}

function shown(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const amount = moneySchema.safeParse(value);
  return amount.success ? `${decimalOf(amount.data)} ${amount.data.currency}` : '?';
}
