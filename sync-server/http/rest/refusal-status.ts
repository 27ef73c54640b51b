// How a refusal of the business is said over HTTP: its code stays, its status follows from what kind of no it is.
import type { RefusalCode } from 'shared/refusals';
import { isRefusalCode, refusalSentence } from 'shared/refusals';
import type { Problem } from '../problem';

/** Everything else is a conflict with what is there now. */
const STATUS: Partial<Readonly<Record<RefusalCode, number>>> = {
  'no-lines': 422,
  'too-many-lines': 422,
  'order-too-large': 422,
  'zero-quantity': 422,
  'mixed-signs': 422,
  'shipping-sign': 422,
  'amount-too-large': 422,
  'customer-merges-itself': 422,
  'product-unknown': 404,
  'customer-unknown': 404,
  'person-unknown': 404,
  'site-unknown': 404,
  VALIDATION: 422,
  ID_REUSED: 422,
  FORBIDDEN: 403,
  TOO_LARGE: 413,
  COMMAND_VERSION_UNSUPPORTED: 422,
};

export const slugOf = (code: string) => code.toLowerCase().replaceAll('_', '-');

export const statusOfRefusal = (code: string): number => (isRefusalCode(code) ? STATUS[code] : undefined) ?? 409;

export const problemOfRefusal = (code: string, params: Readonly<Record<string, unknown>>): Problem => ({
  status: statusOfRefusal(code),
  code: slugOf(code),
  title: refusalSentence(code, params),
  params,
});
