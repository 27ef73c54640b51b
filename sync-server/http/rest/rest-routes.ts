// Everything other programs can do over REST, in one router: what is not in the table of operations is not served.
import { Router } from 'express';
import type { Operation } from './operation';
import { catalogueCommandOperations, CUSTOMER_OPERATIONS, PRODUCT_OPERATIONS } from './catalogue-operations';
import { catalogueRoutes } from './catalogue';
import { fewAtOnce } from './few-at-once';
import { JOB_OPERATIONS } from './job-operations';
import { jobRoutes } from './jobs';
import { ORDER_OPERATIONS, STATE_MACHINE, orderCommandOperations } from './order-operations';
import { orderRoutes } from './orders';
import type { Rate } from './rate-limit';
import { rateLimit } from './rate-limit';
import type { RestParts } from './route';
import { sagaRoutes } from './saga';

/** In the order in which they are documented. */
export const restOperations: readonly Operation[] = [
  ...Object.values(ORDER_OPERATIONS),
  ...orderCommandOperations.map(({ operation }) => operation),
  STATE_MACHINE,
  ...Object.values(PRODUCT_OPERATIONS),
  ...Object.values(CUSTOMER_OPERATIONS),
  ...catalogueCommandOperations.map(({ operation }) => operation),
  ...Object.values(JOB_OPERATIONS),
];

export function restRoutes(wired: Omit<RestParts, 'gate'>, rate: Rate): Router {
  const parts = { ...wired, gate: fewAtOnce() };
  const router = Router();
  const limit = rateLimit(rate);
  const routes = [...orderRoutes(parts), ...sagaRoutes(parts), ...catalogueRoutes(parts), ...jobRoutes(parts)];
  for (const { operation, handle } of routes) {
    const path = operation.path.replace('{id}', ':id');
    router[operation.method](path, limit, handle);
    for (const ending of endingsOf(operation)) router[operation.method](`${path}.${ending}`, limit, handle);
  }
  return router;
}

/** One that comes in several notations can also be asked for by an ending. */
const endingsOf = ({ answers }: Operation): readonly string[] =>
  answers[200]?.texts === undefined ? [] : ['json', 'mmd', 'dot'];
