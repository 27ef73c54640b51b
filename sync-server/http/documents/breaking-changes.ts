// What in a new document of an interface would break those who rely on an earlier one. Pure; answers with sentences.
// Requests may ask for less and answers may say more; nothing else may change within a version.

type Json = unknown;
type Members = Readonly<Record<string, Json>>;

type Documents = { readonly before: Members; readonly after: Members };
type Side = 'request' | 'answer';

export function breakingChanges(before: Members, after: Members): readonly string[] {
  const documents = { before, after };
  return [...operationChanges(documents), ...messageChanges(documents)];
}

const isMembers = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const members = (value: Json): Members => (isMembers(value) ? value : {});
const list = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
const at = (value: Json, ...names: readonly string[]): Json =>
  names.reduce((inner, name) => members(inner)[name], value);

function* operationChanges(documents: Documents): Iterable<string> {
  for (const [path, methods] of Object.entries(members(documents.before.paths)))
    for (const [method, operation] of Object.entries(members(methods))) {
      const where = `${method.toUpperCase()} ${path}`;
      const now = at(documents.after, 'paths', path, method);
      if (now === undefined) yield `${where} is gone`;
      else yield* operationChange(where, operation, now, documents);
    }
}

function* operationChange(where: string, before: Json, after: Json, documents: Documents): Iterable<string> {
  yield* parameterChanges(where, before, after, documents);
  const body = (operation: Json) => members(at(operation, 'requestBody', 'content'));
  for (const [type, { before: was, after: is }] of paired(body(before), body(after))) {
    if (is === undefined) yield `${where} takes ${type} no more`;
    else if (was !== undefined)
      yield* schemaChanges(`${where} body`, at(was, 'schema'), at(is, 'schema'), { documents, side: 'request' });
  }
  if (at(before, 'requestBody', 'required') !== true && at(after, 'requestBody', 'required') === true)
    yield `${where} needs a body now`;
  for (const [status, answer] of Object.entries(members(at(before, 'responses')))) {
    const now = at(after, 'responses', status);
    if (now === undefined && status.startsWith('2')) yield `${where} answers ${status} no more`;
    for (const [type, content] of Object.entries(members(at(answer, 'content')))) {
      const is = at(now, 'content', type, 'schema');
      if (now !== undefined && is === undefined) yield `${where} ${status} comes as ${type} no more`;
      else if (is !== undefined)
        yield* schemaChanges(`${where} ${status}`, at(content, 'schema'), is, { documents, side: 'answer' });
    }
  }
}

function* paired(before: Members, after: Members): Iterable<[string, { readonly before: Json; readonly after: Json }]> {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
    yield [name, { before: before[name], after: after[name] }];
}

function* parameterChanges(where: string, before: Json, after: Json, documents: Documents): Iterable<string> {
  const byName = (operation: Json) =>
    Object.fromEntries(
      list(at(operation, 'parameters')).map((one) => [`${String(at(one, 'in'))} ${String(at(one, 'name'))}`, one]),
    );
  for (const [name, { before: was, after: is }] of paired(byName(before), byName(after))) {
    if (is === undefined) yield `${where} takes ${name} no more`;
    else if (at(is, 'required') === true && at(was, 'required') !== true) yield `${where} needs ${name} now`;
    if (was !== undefined && is !== undefined)
      yield* schemaChanges(`${where} ${name}`, at(was, 'schema'), at(is, 'schema'), { documents, side: 'request' });
  }
}

/** What we send is read like an answer; what we take in is given like a request. */
function* messageChanges(documents: Documents): Iterable<string> {
  const schema = (document: Members, name: string) => at(document, 'components', 'schemas', name);
  for (const [name, channel] of Object.entries(members(documents.before.channels))) {
    const now = at(documents.after, 'channels', name);
    if (now === undefined) {
      yield `the message ${name} is gone`;
      continue;
    }
    if (at(channel, 'address') !== at(now, 'address')) yield `the message ${name} has another address`;
    const isSent = at(documents.before, 'operations', `send${name}`) !== undefined;
    const side = isSent ? 'answer' : 'request';
    yield* schemaChanges(name, schema(documents.before, name), schema(documents.after, name), { documents, side });
  }
}

type Compared = { readonly documents: Documents; readonly side: Side };

function* schemaChanges(where: string, before: Json, after: Json, compared: Compared): Iterable<string> {
  const { documents, side } = compared;
  const [was, is] = [resolved(before, documents.before), resolved(after, documents.after)];
  if (Object.keys(was).length === 0) return;
  yield* valueChanges(where, was, is, side);
  const [wasProperties, isProperties] = [members(was.properties), members(is.properties)];
  const [wasRequired, isRequired] = [new Set(list(was.required)), new Set(list(is.required))];
  for (const [name, { before: inner, after: now }] of paired(wasProperties, isProperties)) {
    const here = `${where}/${name}`;
    if (now === undefined) yield `${here} is gone`;
    else if (inner !== undefined) yield* schemaChanges(here, inner, now, compared);
    if (side === 'request' && isRequired.has(name) && !wasRequired.has(name)) yield `${here} is needed now`;
    if (side === 'answer' && now !== undefined && wasRequired.has(name) && !isRequired.has(name))
      yield `${here} may be missing now`;
  }
  if (was.items !== undefined) yield* schemaChanges(`${where}/*`, was.items, is.items, compared);
  yield* choiceChanges(where, was, is, compared);
}

function* valueChanges(where: string, was: Members, is: Members, side: Side): Iterable<string> {
  if (was.type !== undefined && JSON.stringify(was.type) !== JSON.stringify(is.type))
    yield `${where} is ${String(is.type ?? 'anything')} where it was ${String(was.type)}`;
  yield* wordChanges(where, words(was), words(is), side);
  if (side === 'answer') return;
  for (const [bound, isTighter] of BOUNDS) {
    const [old, now] = [was[bound], is[bound]];
    if (typeof now === 'number' && (typeof old !== 'number' || isTighter(now, old)))
      yield `${where} has a tighter ${bound}`;
  }
}

type Words = readonly string[] | null;

/** A request may say more words than before, an answer fewer. */
function* wordChanges(where: string, was: Words, is: Words, side: Side): Iterable<string> {
  if (was === null && is === null) return;
  if (was === null) {
    if (side === 'request') yield `${where} takes but a few words now`;
  } else if (is === null) {
    if (side === 'answer') yield `${where} may say anything now`;
  } else if (side === 'request')
    for (const word of was.filter((one) => !is.includes(one))) yield `${where} takes ${word} no more`;
  else for (const word of is.filter((one) => !was.includes(one))) yield `${where} now says ${word}`;
}

const BOUNDS: readonly (readonly [string, (now: number, old: number) => boolean])[] = [
  ['maxLength', (now, old) => now < old],
  ['maximum', (now, old) => now < old],
  ['maxItems', (now, old) => now < old],
  ['minLength', (now, old) => now > old],
  ['minimum', (now, old) => now > old],
  ['minItems', (now, old) => now > old],
];

function words(schema: Members): Words {
  const said = schema.const === undefined ? schema.enum : [schema.const];
  return Array.isArray(said) ? said.map(String) : null;
}

/** Alternatives are compared in their order; a request may get more of them, an answer no other. */
function* choiceChanges(where: string, was: Members, is: Members, compared: Compared): Iterable<string> {
  for (const kind of ['anyOf', 'oneOf', 'allOf']) {
    const [old, now] = [list(was[kind]), list(is[kind])];
    if (compared.side === 'answer' && now.length > old.length && old.length > 0)
      yield `${where} can be something else now`;
    if (now.length < old.length) yield `${where} can be less than it could`;
    for (const [position, one] of old.entries()) yield* schemaChanges(where, one, now[position], compared);
  }
}

function resolved(schema: Json, document: Members): Members {
  const reference = members(schema).$ref;
  if (typeof reference !== 'string') return members(schema);
  const names = reference.replace(/^#\//, '').split('/');
  return resolved(at(document, ...names), document);
}
