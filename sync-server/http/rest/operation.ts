// What one operation of the REST interface takes and answers, as data: served by it, documented by it, checked by it.
import type { z } from 'zod';
import type { Actor } from 'shared/policy';

export type Method = 'get' | 'post' | 'put' | 'delete';
export type Tag = 'orders' | 'products' | 'customers' | 'imports' | 'saga';

/** Which conditions a request has to name, or may. */
export type Precondition = 'none' | 'if-none-match' | 'create' | 'if-match';

export type Answer = {
  readonly about: string;
  /** None: no body. */
  readonly schema?: z.ZodType;
  /** By media type, where it is not JSON; what they hold, in words. */
  readonly texts?: readonly string[];
  readonly headers?: readonly ('ETag' | 'Location' | 'Link' | 'Idempotency-Replayed')[];
};

export type Operation<Query extends z.ZodObject = z.ZodObject, Body extends z.ZodType | null = z.ZodType | null> = {
  readonly id: string;
  readonly method: Method;
  /** Under /api/v1, with {names} in braces. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  /** Who may do it at all; what exactly, the business says. */
  readonly mayUse: (actor: Actor) => boolean;
  /** A machine's scope. */
  readonly scope: string;
  readonly query: Query;
  readonly body: Body;
  /** Instead of JSON: what may be streamed in. */
  readonly streams?: readonly string[];
  readonly precondition: Precondition;
  /** Whether an Idempotency-Key has to be given, may be, or means nothing. */
  readonly key: 'required' | 'optional' | 'none';
  readonly answers: Readonly<Record<number, Answer>>;
  /** What else it can come to, besides what every operation can. */
  readonly problems: readonly number[];
};

export const operation = <Query extends z.ZodObject, Body extends z.ZodType | null>(
  one: Operation<Query, Body>,
): Operation<Query, Body> => one;

/** Every operation can come to these. */
export const COMMON_PROBLEMS = [400, 401, 403, 422, 429, 500, 503] as const;
