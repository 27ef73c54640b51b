// One thing an administrator can ask of the server: where, with what, and what comes back. Both ends read it here.
import { z } from 'zod';

export type AdminRoute<Body, Answer> = {
  readonly method: 'GET' | 'POST';
  /** Below /api/v1/admin; `:id` stands for whatever it is about. */
  readonly path: string;
  readonly body: z.ZodType<Body>;
  readonly answer: z.ZodType<Answer>;
};

/** Of a GET, and of an act that needs no more than whom it is about. */
export const noBody = z.strictObject({}).readonly();

export function reads<Answer>(path: string, answer: z.ZodType<Answer>): AdminRoute<Readonly<object>, Answer> {
  return { method: 'GET', path, body: noBody, answer };
}

export function does<Body, Answer>(
  path: string,
  body: z.ZodType<Body>,
  answer: z.ZodType<Answer>,
): AdminRoute<Body, Answer> {
  return { method: 'POST', path, body, answer };
}
