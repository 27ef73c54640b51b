// What was asked beside what the server has, field by field: nobody has to remember one while reading the other.
import { canonicalJson } from 'shared/canonical-json';
import type { LocalDocument, OutboxRow } from '../../local/store';
import type { WordId } from '../language/catalog';
import type { Field, Value } from './field';
import { askedOfOrder, heldOfOrder } from './fields-of-orders';
import { askedOfRecord, heldOfRecord } from './fields-of-records';
import { intentOf } from './intent-of';

export type Side = {
  readonly name: WordId;
  readonly n: number | null;
  /** `undefined`: not spoken of on this side. */
  readonly yours: Value | null | undefined;
  readonly theirs: Value | null | undefined;
  readonly differs: boolean;
};

/** @param held as the server last said it; null where it does not exist there, as far as is known here */
export function sidesOf(row: OutboxRow, held: LocalDocument | null): readonly Side[] {
  const asked = intentOf(row);
  if (asked === null) return [];
  const order = held?.type === 'order' ? held.base?.state : undefined;
  const known = order === undefined || order.status === 'new' ? null : order;
  const yours = askedOfOrder(asked, known) ?? askedOfRecord(asked);
  const theirs = held?.type === 'order' ? heldOfOrder(asked, known) : heldOfRecord(asked, held);
  return beside(yours, theirs);
}

/** By name: yours in their order, then what only the server speaks of. Unspoken fields never differ. */
export function beside(yours: readonly Field[], theirs: readonly Field[]): readonly Side[] {
  const find = (fields: readonly Field[], { name, n }: Field) =>
    fields.find((field) => field.name === name && field.n === n);
  const names = [...yours, ...theirs.filter((field) => find(yours, field) === undefined)];
  return names.map((field) => {
    const [own, other] = [find(yours, field)?.value, find(theirs, field)?.value];
    const differs = own !== undefined && other !== undefined && canonicalJson(own) !== canonicalJson(other);
    return { name: field.name, n: field.n ?? null, yours: own, theirs: other, differs };
  });
}
