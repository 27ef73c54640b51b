// What a change would make of an order, old beside new: only what differs, line by line and sum by sum.
import type { OrderContent } from 'shared/order/commands';
import type { Line } from 'shared/order/line';
import type { KnownOrder } from 'shared/order/order';
import type { Totals } from 'shared/order/totals';
import { priced } from 'shared/order/totals';
import type { Amend } from './amend-typed';

export type Change<T> = { readonly was: T; readonly becomes: T };
export type LineChange = {
  /** Counts from 1, as the order has it; an added line counts on. */
  readonly line: number;
  readonly sku: string;
  readonly fate: 'changed' | 'added' | 'removed';
  readonly fields: { readonly [F in 'sku' | 'description' | 'quantity' | 'unitPrice']?: Change<Line[F] | null> };
};
export type Sum = 'net' | 'tax' | 'gross';
export type Difference = {
  readonly head: { readonly [F in 'fullName' | 'email' | 'reference']?: Change<string> };
  readonly lines: readonly LineChange[];
  /** In minor units of the order's currency. */
  readonly sums: { readonly [S in Sum]?: Change<number> };
};

/** @param amend tells which line is which: a line keeps its place while others come and go */
export function difference(order: KnownOrder, content: OrderContent, amend: Amend): Difference {
  const { contact, reference } = order;
  const becomes = priced({ ...content, currency: order.currency }).totals;
  return {
    head: {
      ...changed('fullName', contact?.fullName ?? '', content.contact?.fullName ?? ''),
      ...changed('email', contact?.email ?? '', content.contact?.email ?? ''),
      ...changed('reference', reference, content.reference),
    },
    lines: lineChanges(content, amend),
    sums: sumsOf(order.totals, becomes),
  };
}

export const isNothing = ({ head, lines, sums }: Difference): boolean =>
  lines.length === 0 && Object.keys(head).length === 0 && Object.keys(sums).length === 0;

const sumsOf = (was: Totals, becomes: Totals): Difference['sums'] => ({
  ...changed('net', was.net, becomes.net),
  ...changed('tax', was.tax, becomes.tax),
  ...changed('gross', was.gross, becomes.gross),
});

function lineChanges({ lines }: OrderContent, amend: Amend): readonly LineChange[] {
  const changes: LineChange[] = [];
  let kept = 0;
  amend.lines.forEach(({ was, removed, sku }, position) => {
    const becomes = removed ? null : (lines[kept] ?? null);
    if (!removed) kept += 1;
    const fields = fieldsOf(was, becomes);
    const fate = removed ? 'removed' : was === null ? 'added' : 'changed';
    if (Object.keys(fields).length > 0) changes.push({ line: position + 1, sku, fate, fields });
  });
  return changes;
}

const fieldsOf = (was: Line | null, becomes: Line | null): LineChange['fields'] => ({
  ...changed('sku', was?.sku ?? null, becomes?.sku ?? null),
  ...changed('description', was?.description ?? null, becomes?.description ?? null),
  ...changed('quantity', was?.quantity ?? null, becomes?.quantity ?? null),
  ...changed('unitPrice', was?.unitPrice ?? null, becomes?.unitPrice ?? null),
});

function changed<F extends string, T>(field: F, was: T, becomes: T): { readonly [K in F]?: Change<T> } {
  // One member or none; the compiler reads a computed key as any text.
  return was === becomes ? {} : ({ [field]: { was, becomes } } as { readonly [K in F]?: Change<T> });
}
