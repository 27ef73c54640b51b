// A file of orders in a real browser: imported while the server is down, through a reload; once the server is back all of it
// arrives once, the same file again changes nothing, and an import can be taken back.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { badge, signIn as comeIn } from './system/desk';
import type { Account } from './system/people';

const ORDERS = 400;
const FEW = 12;

const browser = await findTestBrowser();
let company: Company;
let file: string;
let small: string;
let maria: Account;

/** German numbers and dates, semicolons, and one order with a quantity of zero. */
function csv(from: number, orders: number): string {
  const rows = Array.from({ length: orders }, (_, n) => [
    `R-${from + n};31.01.2024 10:00;A-1;2;1.000,50;EUR;Oxbow Tea`,
    `R-${from + n};31.01.2024 10:00;B-2;1;0,25;EUR;Oxbow Tea`,
  ]);
  const bad = `R-bad-${from};31.01.2024;A-1;0;1,00;EUR;Zero Ltd`;
  return ['Bestellnr;Datum;Artikel;Menge;Preis;Währung;Kunde', ...rows.flat(), bad].join('\n');
}

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('import');
  file = join(company.folder, 'orders.csv');
  small = join(company.folder, 'small.csv');
  writeFileSync(file, csv(0, ORDERS));
  writeFileSync(small, csv(10_000, FEW));
  maria = await company.hire('maria', ['warehouse', 'manager']);
}, 120_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

async function enter(page: Page, who: Account): Promise<void> {
  await comeIn(page, company.url, who, '/');
  await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

async function check(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: 'Check without writing' }).click();
  await page.getByText('Orders in the file').waitFor();
}

test.skipIf(browser === null)(
  'WIZ-10, WIZ-6, WIZ-11 a file imported offline outlives a reload, arrives once, and again changes nothing; an import is undone',
  async () => {
    if (browser === null) return;
    const complaints: string[] = [];
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      await enter(page, maria);
      await badge(page, /All synced/);
      await company.kill();
      await badge(page, /Offline/);

      await page.keyboard.press('Control+i');
      await check(page, file);
      await page.getByRole('img', { name: `${ORDERS} new, 0 changed, 0 already here, 1 rejected` }).waitFor();
      await page.getByRole('button', { name: `Import ${ORDERS} orders` }).click();
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByText('Paused').waitFor();
      expect(Number(await page.locator('.import-run .figure').textContent())).toBeLessThan(ORDERS);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await page.reload();
      await page.getByText(`${ORDERS} orders imported`).waitFor();
      await page.getByText(`${ORDERS} saved on this device`).waitFor();
      await page.getByText('801 rows = 800 imported + 1 rejected + 0 already here').waitFor();
      await badge(page, new RegExp(`Offline — ${ORDERS} pending`));

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Rejected rows as CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^orders-rejected-.*\.csv$/);

      await company.start();
      await page.getByText(`${ORDERS} on the server`).waitFor({ timeout: 60_000 });
      await badge(page, /All synced/);
      expect(await company.happened('OrderPlaced')).toBe(ORDERS);

      await page.getByRole('button', { name: 'Import another file' }).click();
      await check(page, file);
      await page.getByText('There is nothing new in this file.').waitFor();
      await page.getByRole('img', { name: `0 new, 0 changed, ${ORDERS} already here, 1 rejected` }).waitFor();
      await page.getByRole('button', { name: 'Back to columns' }).click();
      await page.getByRole('button', { name: 'Another file' }).click();

      await check(page, small);
      await page.getByRole('button', { name: `Import ${FEW} orders` }).click();
      await page.getByText(`${FEW} on the server`).waitFor();
      await badge(page, /All synced/);
      await page.getByRole('button', { name: 'Undo import' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
      await page.getByText(`0 withdrawn, ${FEW} cancelled, 0 kept`).waitFor();
      await badge(page, /All synced/);
    });
    expect(await company.happened('OrderPlaced')).toBe(ORDERS + FEW);
    expect(await company.happened('OrderCancelled')).toBe(FEW);
    expect(complaints).toEqual([]);
  },
  180_000,
);
