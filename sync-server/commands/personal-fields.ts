// Keeps what an event says of a person apart from the rest, so that retention can remove it without breaking the hash chain.
import { personalCustomerFields } from 'shared/customer/customer';
import { personalOrderFields } from 'shared/order/events';
import { personalPersonFields } from 'shared/person/person';
import type { AnyEvent } from 'shared/states';

const personalFields: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ ...personalOrderFields, ...personalCustomerFields, ...personalPersonFields }),
);

type Members = Readonly<Record<string, unknown>>;
type Parted = { readonly data: Members; readonly personal: Members | null };

/** `personal` is null where the event names nobody. The type is told apart from both. */
export function parted({ type, ...members }: AnyEvent): Parted {
  const fields = personalFields.get(type);
  if (fields === undefined) return { data: members, personal: null };
  const data: Record<string, unknown> = {};
  const personal: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) (fields.includes(name) ? personal : data)[name] = member;
  return { data, personal };
}

/** The event as it happened; what retention has removed is null. */
export function whole(type: string, data: Members, personal: Members | null): Members & { readonly type: string } {
  const removed = Object.fromEntries((personalFields.get(type) ?? []).map((name) => [name, null]));
  return { type, ...data, ...removed, ...personal };
}
