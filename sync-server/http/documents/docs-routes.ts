// The documents of the interfaces, for programs and for people, all from this server: no page asks anybody else for anything.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import type { Response } from 'express';
import { notFound, sendProblem } from '../problem';
import { asyncApiDocument, messageSchemas } from './asyncapi';
import { openApiDocument } from './openapi';
import { PAGES_CSS } from './page';
import { messagesPage, problemPage, problemsPage } from './pages';

/** The few files of Swagger UI its page needs. */
const FILES = /^\/swagger-ui(-bundle\.js|\.css)$/;

export function docsRoutes(version: string): Router {
  const openApi = once(() => JSON.stringify(openApiDocument(version)));
  const asyncApi = once(() => asyncApiDocument(version));
  const schemas = once(messageSchemas);
  const files = express.static(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')), {
    index: false,
    redirect: false,
    setHeaders: (response) => response.setHeader('Cache-Control', KEPT),
  });
  return Router()
    .get('/openapi.json', (_request, response) => send(response, 'json', openApi()))
    .get('/asyncapi.json', (_request, response) => send(response, 'json', JSON.stringify(asyncApi())))
    .get('/schemas/:name', ({ params: { name } }, response) => {
      const schema = schemas().get(name.replace(/\.json$/, ''));
      if (schema === undefined) sendProblem(response, notFound);
      else send(response, 'application/schema+json', JSON.stringify(schema));
    })
    .get('/docs', (_request, response) => send(response, 'html', SWAGGER_PAGE))
    .get('/docs/start.js', (_request, response) => send(response, 'js', START))
    .get('/docs/pages.css', (_request, response) => send(response, 'css', PAGES_CSS))
    .get('/docs/events', (_request, response) => send(response, 'html', messagesPage(asyncApi())))
    .get('/docs/problems', (_request, response) => send(response, 'html', problemsPage()))
    .get('/docs/problems/:slug', ({ params: { slug } }, response) => {
      const text = problemPage(slug);
      if (text === null) sendProblem(response, notFound);
      else send(response, 'html', text);
    })
    .use('/docs', (request, response, next) => (FILES.test(request.path) ? files(request, response, next) : next()));
}

const KEPT = 'no-cache';

function send(response: Response, type: string, text: string): void {
  response.setHeader('Cache-Control', KEPT);
  response.type(type).send(text);
}

/** Made when first asked for: a server nobody reads about starts faster. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const SWAGGER_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>REST · Waybill</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/pages.css">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<nav aria-label="Documentation"><a href="/docs">REST</a> <a href="/docs/events">Messages</a> <a href="/docs/problems">Problems</a></nav>
<div id="swagger"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/**
 * The policy of our pages lets no text become HTML by itself. Swagger UI cleans what it shows and then sets it as text, so on
 * this page alone text may become HTML; it still may not become a script, nor the address of one.
 */
const START = `window.trustedTypes?.createPolicy('default', { createHTML: (html) => html });
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger',
  validatorUrl: null,
  queryConfigEnabled: false,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  presets: [window.SwaggerUIBundle.presets.apis],
});
`;
