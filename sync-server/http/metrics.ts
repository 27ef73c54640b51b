// /metrics, for whoever knows its token. Without a token there is no such address: behind a proxy on the same computer
// everybody would seem to be nearby, so nearness opens nothing.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { noStore } from './no-store';
import { sendProblem } from './problem';

export type MetricsSource = {
  readonly token: string;
  readonly contentType: string;
  readonly text: () => Promise<string>;
};

const hashOf = (text: string) => createHash('sha256').update(text).digest();

export function metricsRoute(source: MetricsSource | null): Router {
  if (source === null) return Router();
  const expected = hashOf(`Bearer ${source.token}`);
  return Router().get('/metrics', noStore, async (request, response) => {
    if (!timingSafeEqual(hashOf(request.get('Authorization') ?? ''), expected))
      return sendProblem(response, { status: 401, code: 'unauthenticated', title: 'Send the token of the metrics.' });
    response.type(source.contentType).send(await source.text());
  });
}
