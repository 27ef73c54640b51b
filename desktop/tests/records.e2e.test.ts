// Products and customers on two desktops in a real browser: made and changed without a server, merged, and hidden from whom they
// do not concern.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { badge, row, signIn as comeIn } from './system/desk';
import type { Account } from './system/people';

const browser = await findTestBrowser();
let company: Company;
let maria: Account;
let ben: Account;
let ada: Account;

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('records');
  maria = await company.hire('maria', ['warehouse']);
  ben = await company.hire('ben', ['finance']);
  ada = await company.hire('ada', ['admin']);
}, 120_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

/** What a page must never make the browser complain of. */
const complaints: string[] = [];

async function open(page: Page, who: Account): Promise<void> {
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_|WebSocket|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  await comeIn(page, company.url, who, '/');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await badge(page, /All synced/);
}

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

test.skipIf(browser === null)(
  'REC-7 SYN-20 REC-6 what is made, changed and merged while the server is down arrives once, and on a second desktop',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await open(page, maria);
      await company.kill();
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

      await company.start();
      await badge(page, /All synced/);
      await expect.poll(() => page.locator('.tag').count()).toBe(0);
    });

    await withBrowser(browser, join(company.folder, 'ben'), async (context) => {
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

    expect(await company.happened('ProductCreated')).toBe(1);
    expect(await company.happened('ProductChanged')).toBe(1);
    expect(await company.happened('CustomerCreated')).toBe(2);
    expect(await company.happened('CustomerMerged')).toBe(1);
    expect(complaints).toEqual([]);
  },
  180_000,
);

test.skipIf(browser === null)(
  'REC-8 who has not the role sees neither the place nor what is there; the last administrator is told why not',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'ben elsewhere'), async (context) => {
      const page = await context.newPage();
      await open(page, ben);
      await page.getByRole('link', { name: 'Products' }).waitFor();
      for (const place of ['People', 'Settings']) expect(await page.getByRole('link', { name: place }).count()).toBe(0);
      await page.goto(`${company.url}/people`);
      await page.getByText('None of your roles includes this.').waitFor();
      expect(await page.getByRole('grid').count()).toBe(0);
    });
    await withBrowser(browser, join(company.folder, 'ada'), async (context) => {
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
      await expect.poll(() => company.happened('SettingsChanged')).toBe(1);
    });
    expect(await company.happened('PersonDisabled')).toBe(1);
    expect(complaints).toEqual([]);
  },
  120_000,
);
