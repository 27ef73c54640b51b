// The first minutes of a person with an installed desktop: which server, who, and the first orders, over a slow line.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startShell } from '../main/shell';
import { recordedElectron } from '../main/testing/recorded-electron';
import { findTestBrowser, withBrowser } from './browser';
import { buildDesktop } from './system/build-desktop';
import { go, placeOne } from './system/capture-steps';
import type { SystemDatabase } from './system/database';
import { createDatabase } from './system/database';
import type { Account } from './system/people';
import { addPerson } from './system/people';
import type { ServerProcess } from './system/server-process';
import { startServer, waybill } from './system/server-process';
import type { ShellPages } from './system/shell-pages';
import { givePages, openShellPage } from './system/shell-pages';
import type { SlowLine } from './system/slow-line';
import { slowLine } from './system/slow-line';

const ORDERS = 1_500;
/** More than two pages of the feed, and less than three. */
const TWO_PAGES = 1_250_000;

const browser = await findTestBrowser();
const folder = mkdtempSync(join(tmpdir(), 'waybill-first-start-'));
const out = join(folder, 'out');
let database: SystemDatabase;
let server: ServerProcess;
let line: SlowLine;
let maria: Account;
let pages: ShellPages;
let electron = recordedElectron();

const where = () => ({ home: join(folder, 'home'), databaseUrl: database.url });

async function startMain(): Promise<void> {
  electron = recordedElectron();
  await startShell({
    electron: electron.parts,
    ...{ server: null, serverIsFixed: false, developerTools: false, platform: 'linux', words: [] },
    ...{ send: fetch, say: () => undefined, screensFolder: join(out, 'renderer'), preload: '' },
    fileInProfile: (name) => join(folder, 'profile', name),
  });
}

beforeAll(async () => {
  if (browser === null) return;
  buildDesktop(out);
  database = await createDatabase();
  pages = await givePages(() => electron);
  server = await startServer({ ...where(), environment: { WAYBILL_CORS_ORIGINS: pages.address } });
  const seeded = await waybill(['demo', 'seed', '--orders', String(ORDERS)], where());
  expect(seeded.stderr + seeded.stdout).toContain(`${ORDERS} orders`);
  maria = await addPerson(where(), 'maria', ['warehouse', 'manager']);
  line = await slowLine(server.url, TWO_PAGES);
}, 180_000);

afterAll(async () => {
  if (browser !== null) {
    line.close();
    pages.close();
    await server.stop();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function connectTo(page: Page, address: string): Promise<void> {
  await page.getByLabel('Address of the server').fill(address);
  await page.keyboard.press('Enter');
}

test.skipIf(browser === null)(
  'SHL-13 FRM-13 from an address over the first sign-in to work, while the orders still come',
  { timeout: 120_000 },
  async () => {
    if (browser === null) return;
    await startMain();
    await withBrowser(browser, join(folder, 'chromium'), async (context) => {
      const { page, show } = await openShellPage(context, () => electron, { out, address: pages.address });
      await show();
      await page.getByRole('heading', { name: 'Which server is yours?' }).waitFor();
      await connectTo(page, 'http://waybill.example');
      await page.getByText('Only https is used').waitFor();
      await connectTo(page, '127.0.0.1:9');
      await page.getByText('Nothing answers at this address').waitFor();
      await connectTo(page, pages.address);
      await page.getByText('it is not a Waybill server').waitFor();
      await connectTo(page, line.url.replace('http://', ''));
      await page.getByRole('heading', { name: 'Welcome to Waybill.' }).waitFor();
      expect(readFileSync(join(folder, 'profile', 'waybill.json'), 'utf8')).toContain(line.url);

      await page.getByLabel('Name', { exact: true }).fill(maria.signInName);
      await page.getByLabel('Password').fill(maria.password);
      await page.keyboard.press('Enter');
      const strip = page.getByRole('region', { name: 'First sync' });
      await strip.getByText('You can start now.').first().waitFor();
      await expect.poll(() => strip.textContent()).toMatch(/of about 1,\d00 orders here/);
      await placeOne(page, 'Corner shop', '3', '2.55');
      await go(page, 'Orders');
      await page.getByRole('row').filter({ hasText: 'Corner shop' }).waitFor();
      expect(await strip.isVisible()).toBe(true);

      line.letGo();
      await page.getByText('orders are on this device now.').waitFor({ timeout: 60_000 });
      await strip.waitFor({ state: 'detached' });
      await page.locator('.sync', { hasText: /synced/i }).waitFor({ timeout: 60_000 });
    });
  },
);
