// Reads the body of a request by its schema, or answers with what is wrong with it: where and why, never the values.
import type { Request, Response } from 'express';
import type { z } from 'zod';
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
    errors: parsed.error.issues
      .slice(0, 20)
      .map(({ path, code, message }) => ({ pointer: `/${path.map(String).join('/')}`, code, message })),
  });
  return null;
}
