// Reads the body of a request by its schema, or answers with what is wrong with it: where and why, never the values.
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Fault } from './problem';
import { sendProblem } from './problem';

/** Null after a problem was sent. */
export function readBody<Schema extends z.ZodType>(
  request: Request,
  response: Response,
  schema: Schema,
): z.infer<Schema> | null {
  if (request.is('application/json') === false) {
    sendProblem(response, {
      status: 415,
      code: 'unsupported-media-type',
      title: 'Send JSON: Content-Type application/json.',
    });
    return null;
  }
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  sendProblem(response, {
    status: 422,
    code: 'validation',
    title: 'The request is not valid.',
    errors: faultsIn(parsed.error),
  });
  return null;
}

const MOST_FAULTS = 20;
const LONGEST = 200;

/** By JSON pointer (RFC 6901). A member nobody knows is pointed at itself. @param within where the value was found */
export function faultsIn(error: z.ZodError, within = ''): readonly Fault[] {
  const faults = error.issues.flatMap((issue) => {
    const { path, code, message } = issue;
    if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerTo(within, path), code, message }];
    return issue.keys.map((key) => ({
      pointer: pointerTo(within, [...path, key]),
      code,
      message: 'is not known here',
    }));
  });
  return faults.slice(0, MOST_FAULTS);
}

function pointerTo(within: string, path: readonly PropertyKey[]): string {
  const parts = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `${within}/${parts.join('/')}`.slice(0, LONGEST);
}
