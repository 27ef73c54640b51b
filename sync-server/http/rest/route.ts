// One operation on its way through express: who asks, what exactly, and only then the answer.
import type { Request, RequestHandler, Response } from 'express';
import type { CommandId } from 'shared/ids';
import { uuidSchema } from 'shared/ids';
import type { z } from 'zod';
import type { Auth } from '../../auth/auth';
import type { CachedDocuments } from '../../cache/cached-documents';
import type { Expected } from '../../commands/batch';
import type { Caller } from '../authenticate';
import { authenticate } from '../authenticate';
import { faultsIn, readBody } from '../body';
import { notFound, sendProblem } from '../problem';
import type { Cursors } from './cursor';
import type { FewAtOnce } from './few-at-once';
import type { Operation } from './operation';
import { absenceBy, expectedBy, keyBy } from './preconditions';

export type RestParts = {
  readonly auth: Auth;
  readonly cursors: Cursors;
  /** As it is in Postgres now, often without asking Postgres for it. */
  readonly readOne: CachedDocuments['read'];
  /** Commands pass here. */
  readonly gate: FewAtOnce;
  /** Work was handed in. */
  readonly onQueued: () => void;
  /** Something was written that others wait for. */
  readonly onCommitted: () => void;
};

/** A request that has been read in full. */
export type Asking<Query, Body> = {
  readonly caller: Caller;
  /** The {id} of the path, '' where there is none. */
  readonly id: string;
  readonly query: Query;
  readonly body: Body;
  /** Null: the caller gave none, and need not. */
  readonly key: CommandId | null;
  readonly expected: Expected;
  readonly request: Request;
  readonly response: Response;
};

export type Route = { readonly operation: Operation; readonly handle: RequestHandler };

type Answering<Query extends z.ZodObject, Body extends z.ZodType | null> = (
  asking: Asking<z.infer<Query>, Body extends z.ZodType ? z.infer<Body> : null>,
) => Promise<void> | void;

export function route<Query extends z.ZodObject, Body extends z.ZodType | null>(
  { auth }: Pick<RestParts, 'auth'>,
  operation: Operation<Query, Body>,
  answer: Answering<Query, Body>,
): Route {
  const handle: RequestHandler = async (request, response) => {
    const caller = await authenticate(auth, request, response);
    if (caller === null) return;
    if (!operation.mayUse(caller.actor)) return sendProblem(response, forbidden(operation));
    const id = idOf(request, operation.path);
    if (id === null) return sendProblem(response, notFound);
    const conditions = conditionsOf(operation, request, response);
    const query = conditions === null ? null : queryOf(operation.query, request, response);
    if (conditions === null || query === null) return;
    const body = bodyOf(operation, request, response);
    if (body === REFUSED) return;
    // The schemas of the operation say what was read; the compiler cannot follow them through the table.
    const asking = { caller, id, query, body, ...conditions, request, response } as Parameters<typeof answer>[0];
    await answer(asking);
  };
  return { operation, handle };
}

const forbidden = ({ scope }: Operation) => ({
  status: 403,
  code: 'forbidden',
  title: 'None of your roles may do this.',
  detail: `A token of a program needs the scope ${scope}.`,
});

function idOf(request: Request, path: string): string | null {
  if (!path.includes('{id}')) return '';
  return uuidSchema.safeParse(request.params.id).data ?? null;
}

function conditionsOf({ key, precondition }: Operation, request: Request, response: Response) {
  const given = request.get('Idempotency-Key');
  const readKey = key === 'required' || (key === 'optional' && given !== undefined) ? keyBy(given) : null;
  if (readKey?.type === 'refused') return refuse(response, readKey.problem);
  const readExpected =
    precondition === 'if-match'
      ? expectedBy(request.get('If-Match'))
      : precondition === 'create'
        ? absenceBy(request.get('If-None-Match'))
        : null;
  if (readExpected?.type === 'refused') return refuse(response, readExpected.problem);
  return { key: readKey?.value ?? null, expected: readExpected?.value ?? ('any' as const) };
}

function refuse(response: Response, problem: Parameters<typeof sendProblem>[1]): null {
  sendProblem(response, problem);
  return null;
}

function queryOf<Query extends z.ZodObject>(schema: Query, request: Request, response: Response) {
  const parsed = schema.safeParse({ ...request.query });
  if (parsed.success) return parsed.data;
  const errors = faultsIn(parsed.error, '/query');
  return refuse(response, { status: 422, code: 'validation', title: 'The address is not valid.', errors });
}

const REFUSED = Symbol('refused');

/** A command that says nothing besides its name may come without a body. */
function bodyOf({ body: schema }: Operation, request: Request, response: Response): unknown {
  if (schema === null) return null;
  if (request.body === undefined && request.get('Content-Type') === undefined && schema.safeParse({}).success)
    return {};
  return readBody(request, response, schema) ?? REFUSED;
}
