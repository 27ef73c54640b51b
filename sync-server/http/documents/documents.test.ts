import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { messageTable } from 'shared/contract/announcements';
import { refusalSentences } from 'shared/refusals';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { slugOf } from '../rest/refusal-status';
import { restOperations } from '../rest/rest-routes';
import { asyncApiDocument, messageSchemas } from './asyncapi';
import { breakingChanges } from './breaking-changes';
import { openApiDocument } from './openapi';
import { problemPage, problemsPage } from './pages';
import { problemWords } from './problem-words';

const plain = (document: unknown) => z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(document)));
const released = (name: string) =>
  plain(JSON.parse(readFileSync(join(import.meta.dirname, `released-${name}.json`), 'utf8')));

test('RST-12 the OpenAPI document is valid and has every operation that is served, each once', async () => {
  const document = plain(openApiDocument('0.1.0'));
  expect(await new Validator().validate(document)).toEqual({ valid: true });
  const ids = Object.values(z.record(z.string(), z.record(z.string(), z.unknown())).parse(document.paths)).flatMap(
    (path) => Object.values(path).map((one) => z.object({ operationId: z.string() }).parse(one).operationId),
  );
  expect(ids.toSorted()).toEqual(restOperations.map(({ id }) => id).toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

test('RST-12 the AsyncAPI document is valid and has every message that crosses the border', async () => {
  const { diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument('0.1.0')));
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(asyncApiDocument('0.1.0').channels))).toEqual(
    Object.keys(messageTable),
  );
  expect([...messageSchemas().keys()]).toContain('waybill.order.created.v1');
});

test.each([
  ['openapi', openApiDocument],
  ['asyncapi', asyncApiDocument],
])('RST-13 nothing in the %s document breaks those who rely on the released one', (name, document) => {
  expect(breakingChanges(released(name), plain(document('0.1.0')))).toEqual([]);
});

describe('RST-13', () => {
  /** The released document, with one place changed. */
  const changed = (change: (document: string) => string) =>
    breakingChanges(released('openapi'), plain(JSON.parse(change(JSON.stringify(released('openapi'))))));
  const edited = (edit: (document: Record<string, never>) => void) =>
    changed((text) => {
      const document = JSON.parse(text) as Record<string, never>;
      edit(document);
      return JSON.stringify(document);
    });
  const cancel = '/orders/{id}/cancel';
  type Loose = { [name: string]: Loose } & { push: (one: unknown) => void; pop: () => void };
  const loose = (document: unknown) => document as Loose;
  const bodyOf = (document: unknown) =>
    loose(document).paths?.[cancel]?.post?.requestBody?.content?.['application/json']?.schema ?? loose({});
  const order = (document: unknown) => loose(document).components?.schemas?.Order ?? loose({});

  test.each<[string, (document: unknown) => void, RegExp]>([
    ['an operation that is gone', (d) => delete loose(d).paths?.[cancel], /POST .*cancel is gone/],
    ['a field of an answer that is gone', (d) => delete order(d).properties?.number, /number is gone/],
    ['a field of an answer that may be missing', (d) => order(d).required?.pop(), /may be missing now/],
    [
      'a field a request needs now',
      (d) => {
        Object.assign(bodyOf(d).properties ?? {}, { why: { type: 'string' } });
        bodyOf(d).required?.push('why');
      },
      /why is needed now/,
    ],
    [
      'a tighter bound',
      (d) => Object.assign(bodyOf(d).properties?.reason ?? {}, { maxLength: 10 }),
      /tighter maxLength/,
    ],
    [
      'another type',
      (d) => Object.assign(order(d).properties?.number ?? {}, { type: 'integer' }),
      /integer where it was string/,
    ],
    ['a new word in an answer', (d) => loose(order(d).properties?.state?.enum).push('lost'), /now says lost/],
    ['a parameter that is gone', (d) => loose(loose(d).paths?.['/orders']?.get?.parameters).pop(), /takes .* no more/],
  ])('RST-13 %s is found', (_what, edit, expected) => {
    const found = edited(edit);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(expected);
  });

  test('RST-13 what asks for less and says more breaks nobody', () => {
    expect(
      edited((document) => {
        Object.assign(order(document).properties ?? {}, { colour: { type: 'string' } });
        Object.assign(bodyOf(document).properties ?? {}, { colour: { type: 'string' } });
        bodyOf(document).required?.pop();
        Object.assign(loose(document).paths ?? {}, { '/new': { get: { responses: {} } } });
      }),
    ).toEqual([]);
  });
});

test('RST-15 every code an answer can have has a page with its sentence', () => {
  const folders = ['.', 'rest', 'admin'].map((folder) => join(import.meta.dirname, '..', folder));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const said = sources.flatMap((text) => [
    ...text.matchAll(/\bcode: '([a-z-]+)', ?(?:title|\n)|\bcode: '([a-z-]+)',$/gm),
  ]);
  const codes = said.flatMap(([, first, second]) => first ?? second ?? []).filter((code) => code !== 'custom');
  expect(codes.length).toBeGreaterThan(15);
  for (const code of [...codes, ...Object.keys(refusalSentences).map(slugOf)])
    expect([code, problemWords.has(code)]).toEqual([code, true]);
  expect(problemPage('on-hold')).toContain(refusalSentences['on-hold']);
  expect(problemPage('nope')).toBe(null);
  expect(problemsPage()).toContain('/docs/problems/wrong-status');
});
