// Whom or what a request is about, and under which id it is asked: read from its address and its headers.
import type { Request, Response } from 'express';
import type { CommandId } from 'shared/ids';
import { commandIdSchema } from 'shared/contract/scalars';
import type { z } from 'zod';
import { notFound, sendProblem } from '../problem';

/** Null after a problem was sent. */
export function idIn<Id>(request: Request, response: Response, schema: z.ZodType<Id>): Id | null {
  const id = schema.safeParse(request.params.id);
  if (id.success) return id.data;
  sendProblem(response, notFound);
  return null;
}

/** The key is the command's id, so that asking again is the same command. Null after a problem was sent. */
export function commandIn(request: Request, response: Response): CommandId | null {
  const key = commandIdSchema.safeParse(request.get('Idempotency-Key'));
  if (key.success) return key.data;
  sendProblem(response, {
    status: 400,
    code: 'idempotency-key-required',
    title: 'Send an Idempotency-Key: a new UUID for every act, the same one when it is sent again.',
  });
  return null;
}
