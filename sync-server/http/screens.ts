// Serves the built desktop to browsers: what has a hash in its name is kept for ever, what starts it is asked for again each time.
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import express, { Router } from 'express';
import type { Response } from 'express';

/** An address without a file's ending that is not the interface's. */
const SCREEN = /^(?!\/api(\/|$))[^.]*$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

export function screens(folder: string): Router {
  const start = join(folder, 'index.html');
  const files = express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', setHeaders: keep });
  return Router()
    .use(files)
    .get(SCREEN, (request, response, next) => {
      if (request.accepts('html') === false || !existsSync(start)) return next();
      response.setHeader('Cache-Control', 'no-cache');
      response.sendFile(start, { cacheControl: false });
    });
}

function keep(response: Response, path: string): void {
  const isHashed = path.includes(`${sep}assets${sep}`);
  response.setHeader('Cache-Control', isHashed ? FOR_EVER : 'no-cache');
}
