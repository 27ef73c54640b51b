// Products and customers on two desktops in a real browser: made and changed without a server, merged, and hidden from whom they
// do not concern.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import { buildServer } from './system/build';
import { buildDesktop } from './system/build-desktop';
import type { SystemDatabase } from './system/database';
import { createDatabase } from './system/database';
import type { Account } from './system/people';
import { addPerson } from './system/people';
import type { ServerProcess } from './system/server-process';
import { startServer } from './system/server-process';

const browser = await findTestBrowser();
const folder = mkdtempSync(join(tmpdir(), 'waybill-records-'));
let database: SystemDatabase;
let server: ServerProcess;
let maria: Account;
let ben: Account;
let ada: Account;

const where = () => ({ home: join(folder, 'home'), databaseUrl: database.url });

beforeAll(async () => {
  if (browser === null) return;
  buildServer();
  buildDesktop();
  database = await createDatabase();
  server = await startServer(where());
  maria = await addPerson(where(), 'maria', ['warehouse']);
  ben = await addPerson(where(), 'ben', ['finance']);
  ada = await addPerson(where(), 'ada', ['admin']);
}, 120_000);

afterAll(async () => {
  if (browser !== null) {
    await server.stop();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** What a page must never make the browser complain of. */
const complaints: string[] = [];

async function open(page: Page, who: Account): Promise<void> {
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_|WebSocket|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  await page.goto(server.url);
  const name = page.getByLabel('Name', { exact: true });
  await page.getByLabel('Password').waitFor();
  if (await name.isVisible()) await name.fill(who.signInName);
  await page.getByLabel('Password').fill(who.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await badge(page, /All synced/);
}

const badge = (page: Page, words: RegExp) => page.locator('.sync', { hasText: words }).waitFor({ timeout: 60_000 });
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
}

async function createCustomer(page: Page, name: string, email: string): Promise<void> {
  await page.keyboard.press('n');
  await field(page, 'Name').fill(name);
  await field(page, 'E-mail').fill(email);
  await page.keyboard.press('Enter');
  await panel(page, name).waitFor();
}

async function happened(type: string): Promise<number> {
  const [found] = await database.query<{ times: number }>('select count(*)::int as times from events where type = $1', [
    type,
  ]);
  return found?.times ?? 0;
}

test.skipIf(browser === null)(
  'REC-7 SYN-20 REC-6 what is made, changed and merged while the server is down arrives once, and on a second desktop',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await open(page, maria);
      await server.kill();
      await badge(page, /Offline/);

      await goTo(page, 'Products');
      await page.getByText('No products on this device yet.').waitFor();
      await page.keyboard.press('n');
      await field(page, 'SKU').fill('LAMP-1');
      await field(page, 'Name').fill('Lantern');
      await page.keyboard.press('Enter');
      await page.getByText('A price of 0 or more, at most four decimals.').waitFor();
      await field(page, 'Unit price').fill('25.5');
      await page.getByText('What you typed is kept on this device.').waitFor();
      await page.reload();
      await expect.poll(() => field(page, 'Unit price').inputValue()).toBe('25.5');
      await field(page, 'Unit price').press('Enter');
      await row(page, 'LAMP-1').getByText('Pending').waitFor();

      await panel(page, 'LAMP-1').waitFor();
      await page.keyboard.press('e');
      await field(page, 'Name').fill('Storm lantern');
      const changes = page.locator('.changes');
      await changes.getByText('Storm lantern').waitFor();
      expect(await changes.locator('del').innerText()).toContain('Lantern');
      await field(page, 'Name').press('Enter');
      await row(page, 'Storm lantern').waitFor();

      await goTo(page, 'Customers');
      await createCustomer(page, 'Oxbow Tea', 'buy@oxbow.example');
      await createCustomer(page, 'Oxbow Teas Ltd', 'office@oxbow.example');
      await press(page, 'Merge with another…');
      await page.getByRole('button', { name: 'Oxbow Tea buy@oxbow.example' }).click();
      await press(page, 'Keep the other one instead');
      await page.locator('.card').first().getByText('buy@oxbow.example').waitFor();
      await press(page, 'Merge customers');
      await row(page, 'Oxbow Teas Ltd').getByText('Merged').waitFor();
      await badge(page, /Offline — 5 pending/);
      await page.keyboard.press('Escape');
      await panel(page, 'Oxbow Tea').waitFor({ state: 'detached' });

      server = await startServer({ ...where(), port: server.port });
      await badge(page, /All synced/);
      await expect.poll(() => page.locator('.tag').count()).toBe(0);
    });

    await withBrowser(browser, join(folder, 'ben'), async (context) => {
      const page = await context.newPage();
      await open(page, ben);
      await goTo(page, 'Products');
      await page.getByRole('textbox', { name: 'SKU begins with' }).fill('lamp');
      await row(page, 'Storm lantern').getByText('25.50').waitFor();
      await goTo(page, 'Customers');
      await row(page, 'Oxbow Teas Ltd').getByText('Merged').waitFor();
      await row(page, 'Oxbow Teas Ltd').click();
      await press(page, 'Open the one that stays');
      await panel(page, 'Oxbow Tea').getByText('buy@oxbow.example').waitFor();
    });

    expect(await happened('ProductCreated')).toBe(1);
    expect(await happened('ProductChanged')).toBe(1);
    expect(await happened('CustomerCreated')).toBe(2);
    expect(await happened('CustomerMerged')).toBe(1);
    expect(complaints).toEqual([]);
  },
  180_000,
);

test.skipIf(browser === null)(
  'REC-8 who has not the role sees neither the place nor what is there; the last administrator is told why not',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(folder, 'ben elsewhere'), async (context) => {
      const page = await context.newPage();
      await open(page, ben);
      await page.getByRole('link', { name: 'Products' }).waitFor();
      for (const place of ['People', 'Settings']) expect(await page.getByRole('link', { name: place }).count()).toBe(0);
      await page.goto(`${server.url}/people`);
      await page.getByText('None of your roles includes this.').waitFor();
      expect(await page.getByRole('grid').count()).toBe(0);
    });
    await withBrowser(browser, join(folder, 'ada'), async (context) => {
      const page = await context.newPage();
      await open(page, ada);
      expect(await page.getByRole('link', { name: 'Products' }).count()).toBe(0);
      await goTo(page, 'People');
      await row(page, 'ada').click();
      await panel(page, 'ada').getByText('This is the last administrator.').waitFor();
      await row(page, 'ben').click();
      await press(page, 'Disable');
      await row(page, 'ben').getByText('Disabled').waitFor();
      await goTo(page, 'Settings');
      await page.getByRole('textbox', { name: /Wait between tries/ }).fill('45');
      await page.locator('.changes').getByText('45 minutes').waitFor();
      await press(page, 'Save changes');
      await badge(page, /All synced/);
      await expect.poll(() => happened('SettingsChanged')).toBe(1);
    });
    expect(await happened('PersonDisabled')).toBe(1);
    expect(complaints).toEqual([]);
  },
  120_000,
);
