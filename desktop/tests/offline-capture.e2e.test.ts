// The first thing Waybill promises, in a real browser on its real storage: orders captured without a server reach Postgres
// exactly once, through a reload and a cold start, and others see them.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import { go, placeOne } from './system/capture-steps';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { badge, row, screensAreKept } from './system/desk';
import type { Account } from './system/people';

const browser = await findTestBrowser();
let company: Company;
let maria: Account;
let ben: Account;

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('e2e');
  maria = await company.hire('maria', ['warehouse', 'manager']);
  ben = await company.hire('ben', ['warehouse']);
}, 120_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

/** What a page must never make the browser complain of. */
const complaints: string[] = [];

async function open(page: Page): Promise<void> {
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_|WebSocket|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  await page.goto(company.url);
}

async function signIn(page: Page, { signInName, password }: Account): Promise<void> {
  const name = page.getByLabel('Name', { exact: true });
  await page.getByLabel('Password').waitFor();
  if (await name.isVisible()) await name.fill(signInName);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
}

async function capture(page: Page, customer: string, quantity: string, price: string): Promise<void> {
  await placeOne(page, customer, quantity, price);
  await go(page, 'Orders');
  await row(page, customer).waitFor();
}

const ordersPlaced = () => company.happened('OrderPlaced');

test.skipIf(browser === null)(
  'SYN-20 RUN-13 FRM-3 SGN-1 what is captured while the server is down outlives a reload and a cold start, and arrives once for everybody',
  async () => {
    if (browser === null) return;
    const computer = join(company.folder, 'maria');
    await withBrowser(browser, computer, async (context) => {
      const page = await context.newPage();
      await open(page);
      await signIn(page, maria);
      await screensAreKept(page);
      await badge(page, /All synced/);
      await company.kill();

      await capture(page, 'Oxbow Tea', '12', '2.55');
      expect(await row(page, 'Oxbow Tea').textContent()).toContain('30.60');
      await badge(page, /Offline — 1 pending/);
      await capture(page, 'Sable Ink Press', '-3', '4.25');
      await row(page, 'Oxbow Tea').click();
      await page.getByRole('button', { name: 'Complete order' }).click();
      await row(page, 'Oxbow Tea').getByText('Completed').waitFor();
      await page.getByRole('grid').press('Control+z');
      await row(page, 'Oxbow Tea').getByText('Placed').waitFor();
      await page.reload();
      await row(page, 'Sable Ink Press').getByText('Pending').waitFor();
      await capture(page, 'Kitsune Stationery', '1', '1,000');
    });

    await withBrowser(browser, computer, async (context) => {
      const page = await context.newPage();
      await open(page);
      await signIn(page, maria);
      await expect.poll(() => row(page, 'Pending').count()).toBe(3);
      await company.start();
      await badge(page, /All synced/);
      await expect.poll(() => page.locator('.tag').count()).toBe(0);
    });

    await withBrowser(browser, join(company.folder, 'ben'), async (context) => {
      const page = await context.newPage();
      await open(page);
      await signIn(page, ben);
      for (const [customer, total] of [
        ['Oxbow Tea', '30.60'],
        ['Sable Ink Press', '−12.75'],
        ['Kitsune Stationery', '1,000.00'],
      ] as const)
        await row(page, customer).getByText(total).waitFor();
    });

    expect(await ordersPlaced()).toBe(3);
    expect(await company.happened('OrderCompleted')).toBe(0);
    expect(complaints).toEqual([]);
  },
  180_000,
);

test.skipIf(browser === null)(
  'SYN-16 STO-6 what one window does shows in the other, and when the window that talks is closed the other one talks',
  async () => {
    if (browser === null) return;
    const before = await ordersPlaced();
    await withBrowser(browser, join(company.folder, 'two-windows'), async (context) => {
      const first = await context.newPage();
      await open(first);
      await signIn(first, maria);
      await screensAreKept(first);
      await badge(first, /All synced/);
      const second = await context.newPage();
      await open(second);
      await badge(second, /All synced/);
      await capture(second, 'Little Quay Toys', '2', '9.99');
      await row(first, 'Little Quay Toys').getByText('19.98').waitFor();

      await company.kill();
      await badge(second, /Offline/);
      await capture(second, 'Blåfjord Handel', '1', '5');
      await first.close();
      await company.start();
      await badge(second, /All synced/);
      await expect.poll(() => second.locator('.tag').count()).toBe(0);
    });
    expect((await ordersPlaced()) - before).toBe(2);
    expect(complaints).toEqual([]);
  },
  120_000,
);

test.skipIf(browser === null)(
  'SGN-5 signing out refuses while work is unsent, and the file it offers brings the work to another device',
  async () => {
    if (browser === null) return;
    const file = join(company.folder, 'unsent.json');
    await withBrowser(browser, join(company.folder, 'left-behind'), async (context) => {
      const page = await context.newPage();
      await open(page);
      await signIn(page, maria);
      await badge(page, /All synced/);
      await company.kill();
      await badge(page, /Offline/);
      await capture(page, 'Saltmarsh Provisions', '3', '7.5');
      await page.getByRole('button', { name: 'maria' }).click();
      await page.getByRole('menuitem', { name: /Sign out/ }).click();
      await page.getByText('1 not yet sent').waitFor();
      expect(await page.getByRole('button', { name: 'Sign out', exact: true }).count()).toBe(0);
      await page.getByRole('button', { name: 'Take it along…' }).click();
      await page.getByLabel('Passphrase').fill('open this, other me');
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      await download.saveAs(file);
    });
    await company.start();
    await withBrowser(browser, join(company.folder, 'somewhere-else'), async (context) => {
      const page = await context.newPage();
      await open(page);
      await signIn(page, maria);
      await page.getByRole('button', { name: 'maria' }).click();
      await page.getByRole('menuitem', { name: /Take in/ }).click();
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByLabel('Passphrase').fill('open this, other me');
      await page.keyboard.press('Enter');
      await row(page, 'Saltmarsh Provisions').getByText('22.50').waitFor();
      await badge(page, /All synced/);
      await page.getByRole('button', { name: 'maria' }).click();
      await page.getByRole('menuitem', { name: /Sign out/ }).click();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await page.getByRole('heading', { name: 'Welcome to Waybill.' }).waitFor();
    });
    expect(complaints).toEqual([]);
  },
  120_000,
);
