// Row 2: the same ten thousand orders into a real Chromium, onto its disk by Dexie, with the order list open all the while.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../browser';
import { findTestBrowser, withBrowser } from '../browser';
import type { Account } from '../system/people';
import { placeOrders } from './bare-conversation';
import { bundled } from './bundled';
import { ORDERS } from './first-sync';
import { layGround } from './ground';
import { RUNS, median } from './measure';
import type { PageMeasured, PageOrder } from './page-contract';
import { pageMeasuredSchema } from './page-contract';
import type { Line } from './report';
import { atMost } from './report';

const PATIENCE_MS = 60_000;

/** No line where there is no browser; the search for one has said so. */
export async function browserSync(): Promise<readonly Line[]> {
  const browser = await findTestBrowser();
  if (browser === null) return [];
  const script = await bundled('tests/bench/page.ts');
  const { server, people, end } = await layGround(1);
  const [clerk] = people;
  if (clerk === undefined) throw new Error('nobody can sign in');
  try {
    await placeOrders(server.url, clerk, ORDERS);
    const runs: PageMeasured[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await visit(browser, server.url, script, clerk));
    const most = (pick: (measured: PageMeasured) => number) => median(runs.map(pick));
    return [
      {
        what: 'first sync of 10,000 orders into Chromium with Dexie',
        value: most(({ settledMs }) => settledMs),
        unit: 'ms',
        limit: atMost(6_000),
      },
      { what: '  first rows in the open list', value: most(({ firstRowsMs }) => firstRowsMs), unit: 'ms', limit: null },
      {
        what: '  longest the page did not answer',
        value: most(({ longestStutterMs }) => longestStutterMs),
        unit: 'ms',
        limit: null,
      },
    ];
  } finally {
    await end();
  }
}

/** A profile of its own each time: an empty disk. */
async function visit(browser: TestBrowser, url: string, script: string, account: Account): Promise<PageMeasured> {
  const profile = mkdtempSync(join(tmpdir(), 'waybill-bench-profile-'));
  try {
    return await withBrowser(browser, profile, async (context) => {
      const page = await context.newPage();
      // Any page of the server's own will do: only its pages may talk to it.
      await page.goto(`${url}/healthz`);
      await page.evaluate(script);
      const order: PageOrder = { ...account, device: randomUUID() };
      const measured = pageMeasuredSchema.parse(await soon(page, page.evaluate(`firstSync(${JSON.stringify(order)})`)));
      if (measured.held < ORDERS) throw new Error(`only ${measured.held} orders arrived`);
      return measured;
    });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** A page that hangs says what went wrong in it. */
async function soon(page: Page, answer: Promise<unknown>): Promise<unknown> {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => said.push(message.text()));
  const patience = new AbortController();
  const tooLate = pause(PATIENCE_MS, null, { signal: patience.signal }).then(() => {
    throw new Error(`the page did not finish: ${said.join('; ')}`);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    patience.abort();
    await tooLate.catch(() => undefined);
  }
}
