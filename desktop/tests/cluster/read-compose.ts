// Reads the part of YAML that our compose file is written in: mappings, lists, JSON in one line, anchors and merges.
// Anything else stops it, so that nothing is understood otherwise than docker would.

export type Node = string | readonly Node[] | { readonly [name: string]: Node };

type Line = { readonly indent: number; readonly text: string; readonly number: number };

export function readCompose(source: string): Node {
  const lines = source.split('\n').flatMap((whole, index): Line[] => {
    const text = whole.replace(/(^|\s)#.*$/, '').trimEnd();
    return text.trim() === ''
      ? []
      : [{ indent: text.length - text.trimStart().length, text: text.trim(), number: index + 1 }];
  });
  const anchors = new Map<string, Node>();
  const rest = [...lines];
  const node = block(rest, 0, anchors);
  if (rest.length > 0) throw new Error(`line ${String(rest[0]?.number)} is indented as nothing before it`);
  return node;
}

function block(rest: Line[], indent: number, anchors: Map<string, Node>): Node {
  return rest[0]?.text.startsWith('- ') === true ? list(rest, indent) : mapping(rest, indent, anchors);
}

function list(rest: Line[], indent: number): Node {
  const items: Node[] = [];
  while (rest[0]?.indent === indent && rest[0].text.startsWith('- '))
    items.push(scalar(rest.shift()?.text.slice(2) ?? ''));
  return items;
}

function mapping(rest: Line[], indent: number, anchors: Map<string, Node>): Node {
  const members: Record<string, Node> = {};
  while (rest[0]?.indent === indent) {
    const { text, number } = rest.shift() ?? { text: '', number: 0 };
    const [, name, anchor, value = ''] = /^([\w<.-]+):(?:\s+&(\w+))?(?:\s+(.*))?$/.exec(text) ?? [];
    if (name === undefined) throw new Error(`line ${number} cannot be read: ${text}`);
    const inside = (rest[0]?.indent ?? 0) > indent ? block(rest, rest[0]?.indent ?? 0, anchors) : scalar(value);
    if (anchor !== undefined) anchors.set(anchor, inside);
    if (name === '<<') Object.assign(members, merged(value, anchors, number));
    else if (Object.hasOwn(members, name) && !text.startsWith('environment'))
      throw new Error(`line ${number}: ${name} twice`);
    else members[name] = inside;
  }
  return members;
}

function merged(value: string, anchors: ReadonlyMap<string, Node>, number: number): Node {
  const node = anchors.get(value.replace(/^\*/, ''));
  if (node === undefined) throw new Error(`line ${number}: no anchor ${value}`);
  return node;
}

/** Everything is text here; brackets in one line are a list of texts. */
function scalar(text: string): Node {
  const quoted = text.replaceAll(/'((?:[^']|'')*)'/g, (_, inside: string) =>
    JSON.stringify(inside.replaceAll("''", "'")),
  );
  return /^["[]/.test(quoted) ? JSON.parse(quoted) : text;
}

export const membersOf = (node: Node | undefined): Readonly<Record<string, Node>> => {
  if (node === undefined || typeof node === 'string' || isList(node)) return {};
  return node;
};
export const textsOf = (node: Node | undefined): readonly string[] =>
  node !== undefined && isList(node) ? node.filter((item) => typeof item === 'string') : [];
const isList = (node: Node): node is readonly Node[] => Array.isArray(node);
