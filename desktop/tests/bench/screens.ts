// The screens with twenty thousand orders in a real browser: what a clerk waits for, and what the page holds in memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { TestBrowser } from '../browser';
import { findTestBrowser, withBrowser } from '../browser';
import { buildDesktop } from '../system/build-desktop';
import { customer, go } from '../system/capture-steps';
import type { Account } from '../system/people';
import { placeOrders } from './bare-conversation';
import { completed } from './board-acts';
import { bundleSize } from './bundle-size';
import { layGround } from './ground';
import { RUNS, median, memoryOfPage, percentile } from './measure';
import type { Line } from './report';
import { atMost } from './report';
import { typed } from './typing';

const ORDERS = 20_000;
const IMPORTED = 10_000;
const KEYS = 60;
const ACTS = 40;
const PATIENCE = { timeout: 300_000 };

type Visit = {
  readonly browser: TestBrowser;
  readonly url: string;
  readonly clerk: Account;
  /** The computer's disk: opened again it is the same desktop. */
  readonly profile: string;
};

/** Only the bundle's size where there is no browser; the search for one has said so. */
export async function screens(): Promise<readonly Line[]> {
  buildDesktop();
  const size = { what: 'the page and its workers, gzip', value: bundleSize(), unit: 'kB', limit: atMost(1_200) };
  const browser = await findTestBrowser();
  if (browser === null) return [size];
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-screens-'));
  const { server, people, end } = await layGround(1);
  const [clerk] = people;
  if (clerk === undefined) throw new Error('nobody can sign in');
  try {
    await placeOrders(server.url, clerk, ORDERS);
    return [size, ...(await measured({ browser, url: server.url, clerk, profile: join(folder, 'profile') }, folder))];
  } finally {
    await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(visit: Visit, folder: string): Promise<readonly Line[]> {
  const syncing = await opened(visit, typingDuringSync);
  const starts: Start[] = [];
  for (let run = 0; run < RUNS; run += 1) starts.push(await coldStart(visit));
  const { acts, hurried } = await opened(visit, completing);
  const importing = await opened(visit, (page) => typingDuringImport(page, folder));
  const most = (pick: (start: Start) => number) => median(starts.map(pick));
  return [
    { what: 'first paint of the page from disk', value: most((s) => s.paintMs), unit: 'ms', limit: atMost(300) },
    {
      what: 'cold start to a usable board of 20,000',
      value: most((s) => s.usableMs),
      unit: 'ms',
      limit: atMost(1_500),
    },
    { what: '  memory of the page then', value: most((s) => s.memoryMB), unit: 'MB', limit: atMost(350) },
    { what: 'completing an order until painted, p95', value: percentile(acts, 95), unit: 'ms', limit: atMost(50) },
    { what: '  median', value: median(acts), unit: 'ms', limit: null },
    {
      what: '  p95 of one straight after the other, while the server still answers those before',
      value: percentile(hurried, 95),
      unit: 'ms',
      limit: null,
    },
    typing('the first sync of 20,000', syncing),
    typing('an import of 10,000', importing),
  ];
}

const typing = (during: string, keys: readonly number[]): Line => ({
  what: `busy with a key typed during ${during}, p95`,
  value: percentile(keys, 95),
  unit: 'ms',
  limit: atMost(16),
  from: `${keys.length} keys, the longest ${Math.max(...keys).toFixed(0)} ms`,
});

async function opened<T>({ browser, url, clerk, profile }: Visit, act: (page: Page) => Promise<T>): Promise<T> {
  return withBrowser(browser, profile, async (context) => {
    const page = await context.newPage();
    await page.goto(url);
    await enter(page, clerk);
    return act(page);
  });
}

/** A computer that knows the person lets them in without a word. */
async function enter(page: Page, { signInName, password }: Account): Promise<void> {
  const orders = page.getByRole('heading', { name: 'Orders' });
  await page.getByLabel('Password').or(orders).first().waitFor();
  if (await orders.isVisible()) return;
  const name = page.getByLabel('Name', { exact: true });
  if (await name.isVisible()) await name.fill(signInName);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await orders.waitFor();
}

const synced = (page: Page) => page.locator('.sync', { hasText: 'All synced' }).waitFor(PATIENCE);

/** The first minutes at a new computer: the clerk writes an order while all the others come in. */
async function typingDuringSync(page: Page): Promise<readonly number[]> {
  await go(page, 'New order');
  const keys = await typed(page, customer(page), KEYS);
  if ((await page.locator('.sync').textContent())?.includes('All synced') === true)
    throw new Error('the first sync had ended before the typing did');
  await synced(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  return keys;
}

/** A clerk looks at what they did before they do the next. */
const A_LOOK_MS = 500;

/** At a person's pace, and as fast as the screen allows. */
async function completing(page: Page) {
  await page.getByRole('grid').getByRole('row').nth(1).click();
  const acts = await completed(page, ACTS, async () => {
    await synced(page);
    await page.waitForTimeout(A_LOOK_MS);
  });
  return { acts, hurried: await completed(page, ACTS, () => Promise.resolve()) };
}

type Start = { readonly paintMs: number; readonly usableMs: number; readonly memoryMB: number };

/** Known from the last time, or else asked for the password: the time a person takes for it is not counted, checking it is. */
async function coldStart({ browser, url, clerk, profile }: Visit): Promise<Start> {
  return withBrowser(browser, profile, async (context) => {
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    const password = page.getByLabel('Password');
    await password.or(page.getByRole('grid')).first().waitFor();
    const asked = performance.now();
    if (await password.isVisible()) await password.fill(clerk.password);
    const entered = performance.now();
    await page.keyboard.press('Enter');
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'Complete order' }).waitFor();
    const usableMs = asked - began + performance.now() - entered;
    const paints = "performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime)";
    const [paintMs = Number.NaN] = z.array(z.number()).parse(await page.evaluate(paints));
    await synced(page);
    return { paintMs, usableMs, memoryMB: memoryOfPage(profile) };
  });
}

async function typingDuringImport(page: Page, folder: string): Promise<readonly number[]> {
  const file = join(folder, 'orders.csv');
  const rows = Array.from({ length: IMPORTED }, (_, n) => `B-${n};31.01.2026 10:00;A-${n % 50};2;10,50;EUR;Oxbow Tea`);
  writeFileSync(file, ['Bestellnr;Datum;Artikel;Menge;Preis;Währung;Kunde', ...rows].join('\n'));
  await go(page, 'Import');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Check without writing' }).click();
  await page.getByRole('button', { name: /^Import 10/ }).click(PATIENCE);
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await go(page, 'New order');
  const keys = await typed(page, customer(page), KEYS);
  await go(page, 'Import');
  if (!(await page.getByRole('button', { name: 'Pause' }).isVisible()))
    throw new Error('the import had ended before the typing did');
  return keys;
}
