// The OpenAPI document, made from the very table the requests are served by.
import type { ZodOpenApiOperationObject, ZodOpenApiOverride, ZodOpenApiPathsObject } from 'zod-openapi';
import { createDocument } from 'zod-openapi';
import { problemSchema } from 'shared/contract/rest/common';
import { z } from 'zod';
import type { Answer, Operation } from '../rest/operation';
import { COMMON_PROBLEMS } from '../rest/operation';
import { restOperations } from '../rest/rest-routes';

export type JsonDocument = Readonly<Record<string, unknown>>;

const TITLES: Readonly<Record<number, string>> = {
  400: 'It cannot be read',
  401: 'Nobody says who asks',
  403: 'Not for whoever asks',
  404: 'There is nothing under this id',
  406: 'Not in any of these notations',
  409: 'What is there now forbids it',
  412: 'It was changed since, or is there already',
  413: 'Too large',
  415: 'In no form that is understood',
  422: 'Not valid',
  428: 'The version that was seen is missing',
  429: 'Too many requests',
  500: 'A fault of the server',
  503: 'Not just now; ask again',
};

const HEADERS = {
  ETag: z.string().meta({ description: '"v<version>"' }),
  Location: z.string().meta({ description: 'Where it is' }),
  Link: z.string().meta({ description: 'The next page, rel="next"; not there on the last' }),
  'Idempotency-Replayed': z.string().meta({ description: 'true where it is the answer to an earlier request' }),
} as const;

const EVERYWHERE = {
  'X-Correlation-Id': z.string().meta({ description: 'Yours, or one made here' }),
  RateLimit: z.string().meta({ description: 'How many requests are left, and for how many seconds' }),
};

export function openApiDocument(version: string): JsonDocument {
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Waybill',
        version,
        description: ABOUT,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/api/v1' }],
      security: [{ bearer: [] }],
      tags: TAGS.map(([name, description]) => ({ name, description })),
      paths: pathsOf(restOperations),
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: 'The access token of a session, or the token of a program ("waybill token add").',
          },
        },
      },
    },
    { override: openAnswers, outputIdSuffix: 'Answer' },
  );
  return { ...document };
}

const ABOUT = 'Orders, what happens to them, and what may be asked of them';
const TAGS = [
  ['orders', 'Orders, and commands on them'],
  ['saga', 'Where an order stands, and the way all orders go'],
  ['products', 'The catalogue'],
  ['customers', 'Who we sell to'],
  ['imports', 'Files of orders, and the jobs they become'],
] as const;

/** Answers may grow within a version, so what is not described is not forbidden in them. */
const openAnswers: ZodOpenApiOverride = ({ jsonSchema, io }) => {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

function pathsOf(operations: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const one of operations) paths[one.path] = { ...paths[one.path], [one.method]: described(one) };
  return paths;
}

function described(one: Operation): ZodOpenApiOperationObject {
  return {
    operationId: one.id,
    tags: [one.tag],
    summary: one.summary,
    description: [one.description ?? '', `Scope of a token: \`${one.scope}\`.`].join('\n\n').trim(),
    requestParams: {
      ...(one.path.includes('{id}') ? { path: z.object({ id: z.string().meta({ format: 'uuid' }) }) } : {}),
      ...(Object.keys(one.query.shape).length > 0 ? { query: one.query } : {}),
      header: z.object({ 'X-Correlation-Id': z.string().max(100).optional(), ...conditions(one) }),
    },
    ...requestOf(one),
    responses: { ...answersOf(one), ...problemsOf(one) },
  };
}

function conditions({ key, precondition }: Operation) {
  const id = z.string().meta({ format: 'uuid', description: 'The id of the command; the same key, the same answer.' });
  const etag = z.string().meta({ description: 'The ETag that was seen, or * for any.' });
  return {
    ...(key === 'required' ? { 'Idempotency-Key': id } : {}),
    ...(key === 'optional' ? { 'Idempotency-Key': id.optional() } : {}),
    ...(precondition === 'if-match' ? { 'If-Match': etag } : {}),
    ...(precondition === 'create' ? { 'If-None-Match': z.literal('*') } : {}),
    ...(precondition === 'if-none-match' ? { 'If-None-Match': etag.optional() } : {}),
  };
}

function requestOf({ body, streams }: Operation): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (streams !== undefined) {
    const content = Object.fromEntries(streams.map((type) => [type, { schema: { type: 'string' as const } }]));
    return { requestBody: { required: true, content } };
  }
  if (body === null) return {};
  const required = !body.safeParse({}).success;
  return { requestBody: { required, content: { 'application/json': { schema: body } } } };
}

const answersOf = ({ answers }: Operation) =>
  Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]));

function answerOf({ about, schema, texts = [], headers = [] }: Answer) {
  const named = Object.fromEntries(headers.map((name) => [name, HEADERS[name].optional()]));
  const content = {
    ...(schema === undefined ? {} : { 'application/json': { schema } }),
    ...Object.fromEntries(texts.map((type) => [type, { schema: { type: 'string' as const } }])),
  };
  return {
    description: about,
    headers: z.object({ ...EVERYWHERE, ...named }),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

const problemsOf = ({ problems }: Operation) =>
  Object.fromEntries(
    [...COMMON_PROBLEMS, ...problems].map((status) => [
      status,
      {
        description: TITLES[status] ?? 'A problem',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
