// What can be changed by commands. One word tells the kinds apart, in the wire, in the store and in the code.
export const AGGREGATE_TYPES = ['order', 'product', 'customer', 'person', 'site', 'settings', 'refusal'] as const;
export type AggregateType = (typeof AGGREGATE_TYPES)[number];

/** Names one aggregate. */
export type Ref = { readonly type: AggregateType; readonly id: string };

export const ref = (type: AggregateType, id: string): Ref => ({ type, id });
/** One text per aggregate, for maps and locks. */
export const keyOf = ({ type, id }: Ref): string => `${type}:${id}`;

/** The aggregate a key names. @throws on text that `keyOf` did not write */
export function refOf(key: string): Ref {
  const end = key.indexOf(':');
  const type = AGGREGATE_TYPES.find((known) => known === key.slice(0, end));
  if (type === undefined) throw new Error(`not the key of an aggregate: ${key}`);
  return ref(type, key.slice(end + 1));
}
