// Whether two documents say the same, member by member, so that nothing is written or shown in vain.
import type { LocalDocument } from './store';

export const sameDocument = (a: LocalDocument, b: LocalDocument): boolean => sameContent(a, b);

/** Of anything made of plain objects, lists and single values. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, position) => sameContent(item, b[position]));
  const [mine, theirs] = [members(a), members(b)];
  return (
    mine.length === theirs.length &&
    mine.every(([name, value]) => Object.hasOwn(b, name) && sameContent(value, Reflect.get(b, name)))
  );
}

const members = (value: object) => Object.entries(value).filter(([, member]) => member !== undefined);
