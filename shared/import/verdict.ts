// What reading one order out of a file comes to: an order that can be placed, or why there is none.
import type { CommandId, OrderId } from '../ids';
import type { Instant } from '../instant';
import type { PlaceOrder } from '../order/commands';
import type { OrderKind } from '../order/order';
import type { OrderRefusal } from '../order/refusals';
import type { RowFault } from './table';

/** Why no order can be read at all. */
export type FileCode = 'not-a-text-file' | 'file-too-large' | 'empty-file' | 'missing-columns' | 'duplicate-columns';
export type ImportCode =
  | FileCode
  | RowFault
  | OrderRefusal['code']
  | 'missing-order'
  | 'missing-cell'
  | 'malformed-number'
  | 'malformed-date'
  | 'malformed-rate'
  | 'malformed-choice'
  | 'fractional-quantity'
  | 'quantity-too-large'
  | 'negative-price'
  | 'stock-adjustment'
  | 'price-precision'
  | 'price-too-high'
  | 'currency-unknown'
  | 'mixed-currencies'
  | 'order-fields-differ'
  | 'not-storable'
  | 'cancelled-at-source'
  | 'total-differs';

export type Rejection = {
  readonly type: 'rejected';
  readonly code: ImportCode;
  /** Where to look: the row as a spreadsheet numbers it, and the column; null where it concerns them all. */
  readonly row: number | null;
  readonly column: string | null;
  /** What stands there, or what it should be; '' where the code says it all. */
  readonly detail: string;
};

export type WarningCode = 'several-dates' | 'several-customers' | 'sku-from-description' | 'total-rounded';
export type Warning = { readonly code: WarningCode; readonly row: number | null; readonly detail: string };

/** An order ready to be placed. Author and moment of recording are the caller's to know. */
export type Placement = {
  readonly orderId: OrderId;
  /** Derived from the order's id and content: the same import again carries the same command id. */
  readonly commandId: CommandId;
  /** The file's own timestamp. */
  readonly occurredAt: Instant;
  readonly payload: PlaceOrder['payload'];
  /** Minor units of the payload's currency. */
  readonly gross: number;
};
export type Readable = {
  readonly type: OrderKind;
  readonly placement: Placement;
  readonly warnings: readonly Warning[];
};

export type Verdict = Readable | Rejection;

/** The rows of one order, or a row that names none, or a whole file that could not be read. */
export type ReadOrder = {
  /** The order's own key in its source; null where the rows name none. */
  readonly key: string | null;
  readonly rows: readonly number[];
  readonly verdict: Verdict;
};

export function rejected(
  code: ImportCode,
  where: { readonly row?: number; readonly column?: string } = {},
  detail = '',
): Rejection {
  return { type: 'rejected', code, row: where.row ?? null, column: where.column ?? null, detail: detail.slice(0, 200) };
}

export const isRejected = (value: unknown): value is Rejection =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'rejected';
