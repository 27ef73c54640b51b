// Calls the operations a server documents, and holds every answer against what the document says of it.
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const operationSchema = z.looseObject({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });
const documentSchema = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

export type Wanted = {
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Contract = {
  readonly operations: readonly string[];
  /** Calls one operation. @throws where its answer is not as documented */
  readonly call: (operationId: string, wanted?: Wanted) => Promise<Answer>;
  /** Operations that were answered with success. */
  readonly succeeded: () => ReadonlySet<string>;
};

export async function openContract(url: string, token: string): Promise<Contract> {
  const text = await (await fetch(`${url}/openapi.json`)).text();
  const document = documentSchema.parse(JSON.parse(text));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(closed(document), 'document');
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const succeeded = new Set<string>();
  const call = async (operationId: string, { id = '', query = '', body, headers = {} }: Wanted = {}) => {
    const one = found.find(({ operation }) => operation.operationId === operationId);
    if (one === undefined) throw new Error(`${operationId} is not documented`);
    const isText = typeof body === 'string';
    const response = await fetchOnNewConnection(`${url}/api/v1${one.path.replace('{id}', id)}${query}`, {
      method: one.method.toUpperCase(),
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined || isText ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const said = await response.text();
    const type = (response.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
    const read: unknown = /json$/.test(type) ? JSON.parse(said) : { text: said };
    const pointer = [one.path, one.method, 'responses', String(response.status)];
    hold(one.operation, { pointer, type, body: read, isEmpty: said === '' });
    if (response.ok || response.status === 304) succeeded.add(operationId);
    return { status: response.status, headers: response.headers, body: z.record(z.string(), z.unknown()).parse(read) };
  };

  type Said = { pointer: readonly string[]; type: string; body: unknown; isEmpty: boolean };
  function hold({ operationId, responses }: z.infer<typeof operationSchema>, { pointer, type, body, isEmpty }: Said) {
    const documented = z.looseObject({ content: z.record(z.string(), z.unknown()).optional() });
    const response = documented.safeParse(responses[pointer[3] ?? '']).data;
    const where = `${operationId} ${pointer[3] ?? ''} ${type}`;
    if (response === undefined) throw new Error(`${where} is not documented: ${JSON.stringify(body)}`);
    if (response.content === undefined && isEmpty) return;
    if (response.content?.[type] === undefined) throw new Error(`${where} comes in a form that is not documented`);
    const $ref = `document#/paths/${[...pointer, 'content', type, 'schema'].map(escaped).join('/')}`;
    if (!/json$/.test(type) || ajv.validate({ $ref }, body)) return;
    throw new Error(`${where}: ${ajv.errorsText(ajv.errors)} in ${JSON.stringify(body)}`);
  }

  return { operations: found.map(({ operation }) => operation.operationId), call, succeeded: () => succeeded };
}

/** A kept connection may have been closed by the server at the very moment it is used again; every call here may be repeated. */
async function fetchOnNewConnection(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    return fetch(address, init);
  }
}

const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Here, unlike for readers, a member nobody documented is a fault. */
function closed(value: unknown): Record<string, unknown> {
  const walk = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    const members = Object.fromEntries(Object.entries(inner).map(([name, member]) => [name, walk(member)]));
    const isObject = members.type === 'object' && 'properties' in members && !('additionalProperties' in members);
    return isObject ? { ...members, additionalProperties: false } : members;
  };
  return z.record(z.string(), z.unknown()).parse(walk(value));
}
