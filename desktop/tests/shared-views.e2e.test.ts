// Filters and views in a real browser: a manager filters, shares the view while the server is down, and a clerk's board
// opens with it once the server has it.
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { orderId } from 'shared/ids';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { badge, signIn as comeIn } from './system/desk';
import { startDesktop } from './system/desktop';
import { plainDisk } from './system/disk';
import type { Account } from './system/people';

const browser = await findTestBrowser();
let company: Company;
let maria: Account;
let ben: Account;

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('views');
  maria = await company.hire('maria', ['warehouse', 'manager']);
  ben = await company.hire('ben', ['warehouse']);
  const desktop = await startDesktop({ url: company.url, account: maria, disk: plainDisk() });
  for (const [number, fullName, reference] of [
    ['W1-000001', 'Ada Byron', 'PO 1'],
    ['W1-000002', 'Zoë Ångström', ''],
    ['W1-000003', 'Ada Byron', ''],
  ] as const) {
    const payload = orderPayload({ number, reference, contact: { fullName, email: null } });
    await desktop.act({ type: 'PlaceOrder', subject: orderId(randomUUID()), payload });
  }
  await desktop.settled();
  await desktop.stop();
}, 180_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

const complaints: string[] = [];

async function openBoard(page: Page, who: Account): Promise<void> {
  page.on('pageerror', (error) => complaints.push(String(error)));
  await comeIn(page, company.url, who, '/');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
  await badge(page, /All synced/);
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Orders' });
const rows = (page: Page) => expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount')) - 1);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tab = (page: Page, name: RegExp) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const chip = (page: Page, words: string) => page.locator('.chip', { hasText: words });

async function filter(page: Page, column: string, condition: string, fill: () => Promise<void>): Promise<void> {
  await grid(page).focus();
  await page.keyboard.press('f');
  await page.getByLabel('Column', { exact: true }).selectOption({ label: column });
  await page.getByLabel('Condition').selectOption({ label: condition });
  await fill();
  await button(page, 'Add filter').click();
}

test.skipIf(browser === null)(
  'BRD-9 BRD-11 SET-5 filters stand in the address; a view shared without the server opens first for its role once the server has it',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await openBoard(page, maria);
      await rows(page).toBe(3);
      await filter(page, 'Customer', 'is', () => page.getByLabel('Value').fill('zoe angstrom'));
      await rows(page).toBe(1);
      await chip(page, 'Customer is zoe angstrom').click();
      await filter(page, 'Customer', 'is not', () => page.getByLabel('Value').fill('Zoë Ångström'));
      await rows(page).toBe(2);
      await filter(page, 'Reference', 'is empty', () => Promise.resolve());
      await rows(page).toBe(1);
      await filter(page, 'Total', 'is between', () => page.getByLabel('At least').fill('6,07.1'));
      await page.getByText('Type an amount at one end at least, with up to four decimals.').waitFor();
      await page.getByLabel('At least').fill('6.07');
      await button(page, 'Add filter').click();
      await chip(page, 'Total from 6.07').waitFor();
      await page.reload();
      await chip(page, 'Reference is empty').waitFor();
      await rows(page).toBe(1);

      await company.kill();
      await badge(page, /Offline/);
      await button(page, 'Save view').click();
      await page.getByLabel('Name of the view').fill('Without reference');
      await page.getByText('For everybody').click();
      await page.getByText('Warehouse', { exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
      await tab(page, /Shared with everybody.*Without reference/).waitFor();
      await chip(page, 'Total from 6.07').click();
      await tab(page, /Changed since it was saved/).waitFor();
      await button(page, 'Save changes').click();
      await expect.poll(() => tab(page, /Changed since it was saved/).count()).toBe(0);
      await company.start();
      await badge(page, /All synced/);
    });

    await withBrowser(browser, join(company.folder, 'ben'), async (context) => {
      const page = await context.newPage();
      await openBoard(page, ben);
      await chip(page, 'Reference is empty').waitFor();
      await chip(page, 'Customer is not Zoë Ångström').waitFor();
      expect(await chip(page, 'Total').count()).toBe(0);
      await rows(page).toBe(1);
      expect(await button(page, 'Remove view').count()).toBe(0);
      await tab(page, /^All/).click();
      await rows(page).toBe(3);
      await button(page, 'Only on hold').click();
      await button(page, 'Save view').click();
      await page.getByText('Managers and administrators can share views with everybody.').waitFor();
      await page.getByLabel('Name of the view').fill('Held');
      await page.keyboard.press('Enter');
      await tab(page, /^Held/).waitFor();
    });
    const events = await company.database.query<{ type: string; user_id: string }>(
      `select type, user_id from events where type like 'View%' order by version`,
    );
    expect(events.map(({ type }) => type)).toEqual(['ViewShared', 'ViewShared']);
    expect(complaints).toEqual([]);
  },
  240_000,
);
