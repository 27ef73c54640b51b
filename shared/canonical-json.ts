// RFC 8785 (JSON Canonicalization Scheme): one text per value, for hashes and for comparing. Every command passes here twice.

/** Members sorted by UTF-16 code units, no white space, undefined members left out. @throws on NaN and infinities */
export function canonicalJson(value: unknown): string {
  if (!isObject(value)) return scalar(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item ?? null)).join(',')}]`;
  let members = '';
  for (const name of inOrder(Object.keys(value))) {
    const member = value[name];
    if (member !== undefined) members += `${members === '' ? '' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function scalar(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
      return String(value);
    case 'boolean':
      return String(value);
    default:
      if (value !== null) throw new TypeError(`not a JSON value: ${typeof value}`);
      return 'null';
  }
}

/** Printable ASCII without quotation mark and backslash, which is most text, needs no escaping. */
const PLAIN = /^[ !#-[\]-~]*$/;
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** Sorts in place; few names, as objects have, by insertion, which is several times faster for them. */
function inOrder(names: string[]): readonly string[] {
  if (names.length > 32) return names.sort();
  for (let next = 1; next < names.length; next += 1) {
    const name = names[next] ?? '';
    let place = next;
    for (; place > 0 && (names[place - 1] ?? '') > name; place -= 1) names[place] = names[place - 1] ?? '';
    names[place] = name;
  }
  return names;
}
