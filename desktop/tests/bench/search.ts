// Row 6: fifty thousand products in the search worker of a real Chromium, asked letter by letter.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoProduct } from 'shared/demo/catalogue';
import { organisationId } from 'shared/ids';
import type { TestBrowser } from '../browser';
import { findTestBrowser, withBrowser } from '../browser';
import { bundled } from './bundled';
import { percentile } from './measure';
import type { SearchMeasured, SearchOrder } from './page-contract';
import { searchMeasuredSchema } from './page-contract';
import type { Line } from './report';
import { atMost } from './report';

const PRODUCTS = 50_000;
const QUESTIONS = 200;

/** No line where there is no browser; the search for one has said so. */
export async function search(): Promise<readonly Line[]> {
  const browser = await findTestBrowser();
  if (browser === null) return [];
  const [script, worker] = [
    await bundled('tests/bench/search-page.ts'),
    await bundled('renderer/local/search/worker.ts'),
  ];
  const questions = typed();
  const measured = await visit(browser, script, { worker, products: PRODUCTS, questions });
  const answered = measured.found.filter((found) => found > 0).length;
  if (answered < QUESTIONS / 2) throw new Error(`only ${answered} of ${QUESTIONS} questions found anything`);
  const { answeredMs, whileFillingMs, filledMs, longestStutterMs } = measured;
  return [
    {
      what: 'search in 50,000 products, per letter typed, p95',
      value: percentile(answeredMs, 95),
      unit: 'ms',
      limit: atMost(50),
    },
    { what: '  median', value: percentile(answeredMs, 50), unit: 'ms', limit: null },
    { what: '  slowest', value: Math.max(...answeredMs), unit: 'ms', limit: null },
    { what: '  slowest while the index filled', value: Math.max(...whileFillingMs), unit: 'ms', limit: null },
    { what: '  index filled', value: filledMs, unit: 'ms', limit: null },
    { what: '  longest the page did not answer meanwhile', value: longestStutterMs, unit: 'ms', limit: null },
  ];
}

/** Names, names with a letter left out, and SKUs, each from its first letter on. */
function typed(): readonly string[] {
  const questions: string[] = [];
  const organisation = organisationId('0190a0a0-0000-7000-8000-000000000001');
  for (let n = 0; questions.length < QUESTIONS; n += 1) {
    const { sku, name } = demoProduct({ seed: 11, organisation }, n * 997).content;
    const text = [name, name.replace(/(\w{5})\w/, '$1'), sku][n % 3] ?? sku;
    for (let length = 1; length <= text.length; length += 1) questions.push(text.slice(0, length));
  }
  return questions.slice(0, QUESTIONS);
}

async function visit(browser: TestBrowser, script: string, order: SearchOrder): Promise<SearchMeasured> {
  const profile = mkdtempSync(join(tmpdir(), 'waybill-bench-search-'));
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>Bench</title>'),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  try {
    return await withBrowser(browser, profile, async (context) => {
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/`);
      await page.evaluate(script);
      return searchMeasuredSchema.parse(await page.evaluate(`searching(${JSON.stringify(order)})`));
    });
  } finally {
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
