// What is answered here is of this moment and nobody keeps it.
import type { RequestHandler } from 'express';

export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
