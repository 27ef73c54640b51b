// The three ways a message may be wrapped: MassTransit, CloudEvents (structured), or bare with its type beside it.
import type { ExactJson } from './exact-json';

/** An object's members by lower-case name. */
export type Members = ReadonlyMap<string, ExactJson>;

/** Null for what is no object. Where a name is spelled twice, one of the `preferred` spellings wins, then the last. */
export function membersOf(value: ExactJson | undefined, preferred: readonly string[]): Members | null {
  if (value === null || typeof value !== 'object' || isList(value)) return null;
  const exact = preferred.filter((name) => Object.hasOwn(value, name));
  const entries = [...Object.entries(value), ...exact.map((name) => [name, value[name] ?? null] as const)];
  return new Map(entries.map(([name, member]) => [name.toLowerCase(), member]));
}

const isList = (value: ExactJson): value is readonly ExactJson[] => Array.isArray(value);

export const textOf = (value: ExactJson | undefined) => (typeof value === 'string' ? value : null);

/** What is inside; undefined for a bare message, which is its own body. */
export function bodyOf(envelope: Members): ExactJson | undefined {
  if (envelope.has('specversion')) return envelope.get('data');
  return envelope.has('messagetype') ? envelope.get('message') : undefined;
}

/** Every name the message goes by; MassTransit lists the interfaces a message implements too. */
export function namesOf(envelope: Members): readonly string[] {
  const said = [envelope.get('messagetype'), envelope.get('type'), envelope.get('$type')];
  return said
    .flatMap((value) => (value === undefined ? [] : [value].flat()))
    .filter((name) => typeof name === 'string');
}
