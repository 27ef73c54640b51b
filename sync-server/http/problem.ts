// Every answer that is not a success is a problem document (RFC 9457): a code for programs, a sentence for people.
import type { Response } from 'express';
import { correlationIdOf } from './correlation';

export type Fault = { readonly pointer: string; readonly code: string; readonly message: string };

export type Problem = {
  readonly status: number;
  /** Kebab-case; the type is urn:waybill:problem:<code>. */
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly retryable?: boolean;
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly Fault[];
  /** What a refusal of the business says besides its code. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Of the resource, where the caller had seen another one. */
  readonly currentVersion?: number;
};

export function sendProblem(response: Response, problem: Problem): void {
  const { status, code, title, detail, retryable = false, retryAfterSeconds, errors, params, currentVersion } = problem;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
  if (currentVersion !== undefined) response.setHeader('ETag', `"v${currentVersion}"`);
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:waybill:problem:${code}`,
        title,
        status,
        detail,
        instance: response.req.originalUrl.split('?')[0],
        code,
        correlationId: correlationIdOf(response),
        retryable,
        errors,
        params,
        currentVersion,
      }),
    );
}

export const notFound: Problem = { status: 404, code: 'not-found', title: 'There is nothing at this address.' };
export const unavailable: Problem = {
  status: 503,
  code: 'unavailable',
  title: 'The server cannot answer just now.',
  retryable: true,
  retryAfterSeconds: 2,
};
export const unexpected: Problem = {
  status: 500,
  code: 'unexpected',
  title: 'Something unexpected went wrong.',
  retryable: true,
};
