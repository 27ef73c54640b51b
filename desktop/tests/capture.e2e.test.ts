// The capture screen in a real browser, by keyboard alone: what clerks do all day, timed for the report and not as a limit.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import {
  AS_A_PERSON,
  choose,
  customer,
  field,
  figures,
  hasFocus,
  isPlaced,
  newProduct,
  scan,
} from './system/capture-steps';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { signIn as comeIn } from './system/desk';
import type { Account } from './system/people';

const browser = await findTestBrowser();
let company: Company;
let maria: Account;

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('capture');
  maria = await company.hire('maria', ['warehouse', 'manager']);
  await company.hire('abe', ['admin']); // somebody has to be left who may administer
}, 120_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

async function signIn(page: Page): Promise<void> {
  await comeIn(page, company.url, maria, '/');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
}

test.skipIf(browser === null)(
  'CAP-7 CAP-5 CAP-4 by keyboard alone: a customer and two products made in place, then five lines with both of them',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await signIn(page);
      await page.keyboard.press('n');
      await page.getByRole('heading', { name: 'New order' }).waitFor();
      await choose(page, 'Oxbow Tea', 'Create customer “Oxbow Tea”', 'ArrowDown');
      await page.getByText('created with this order').waitFor();
      await page.keyboard.type('tea@example.org');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await hasFocus(page, 1, 'SKU');
      await newProduct(page, 1, 'HEART-1', ['White heart', '2', '2.55', '20']);
      await newProduct(page, 2, 'LANT-1', ['Metal lantern', '1', '3.39', '20']);
      await page.keyboard.press('Control+s');
      await isPlaced(page);

      const start = performance.now();
      await choose(page, 'oxb', /Oxbow Tea/);
      await hasFocus(page, 1, 'SKU');
      await choose(page, 'hea', /HEART-1/);
      await hasFocus(page, 1, 'Qty');
      await figures(page, 1, ['12']);
      await choose(page, 'lant', /LANT-1/);
      await hasFocus(page, 2, 'Qty');
      await figures(page, 2, ['4*6', undefined, '10 %']);
      for (const line of [3, 4, 5]) {
        await page.keyboard.type(`FREE-${line}`, AS_A_PERSON);
        await page.keyboard.press('Enter');
        await hasFocus(page, line, 'Item');
        await page.keyboard.press('Enter');
        await hasFocus(page, line, 'Qty');
        await figures(page, line, ['1', '10']);
      }
      expect(await field(page, 2, 'Qty').inputValue()).toBe('24');
      // 30.60 + 73.22 + 3 × 10.00, tax included.
      await page.getByLabel('Totals').getByText('133.82').first().waitFor();
      await page.keyboard.press('Control+Enter');
      await isPlaced(page);
      console.info(
        `five lines from empty to placed, by keyboard: ${((performance.now() - start) / 1_000).toFixed(1)} s`,
      );
      await page.locator('.sync', { hasText: /All synced/ }).waitFor({ timeout: 60_000 });
    });
    expect([
      await company.happened('CustomerCreated'),
      await company.happened('ProductCreated'),
      await company.happened('OrderPlaced'),
    ]).toEqual([1, 2, 2]);
    const buyers = await company.database.query(
      "select distinct data->>'customerId' as id from events where type = 'OrderPlaced'",
    );
    expect(buyers).toHaveLength(1);
  },
  180_000,
);

test.skipIf(browser === null)(
  'CAP-3 CAP-6 CAP-7 what is typed outlives a crash of the page, lines come back, and a refusal is said before placing',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'crash'), async (context) => {
      const doomed = await context.newPage();
      await signIn(doomed);
      await doomed
        .getByRole('link', { name: /New order/ })
        .first()
        .click();
      await customer(doomed).fill('Sable Ink Press');
      await field(doomed, 1, 'SKU').fill('INK-1');
      await field(doomed, 1, 'Unit price').fill('12.50');
      await doomed.getByText(/Draft saved/).waitFor();
      await doomed.goto('chrome://crash').catch(() => null);

      const page = await context.newPage();
      await page.goto(`${company.url}/capture`);
      await page.getByText(/Restored unsaved draft from \d\d:\d\d/).waitFor();
      expect(await customer(page).inputValue()).toBe('Sable Ink Press');
      expect(await field(page, 1, 'Unit price').inputValue()).toBe('12.50');

      await field(page, 1, 'Unit price').press('Enter');
      await hasFocus(page, 2, 'SKU');
      await field(page, 2, 'SKU').fill('INK-2');
      await field(page, 2, 'Qty').fill('-1');
      await field(page, 2, 'Unit price').fill('1');
      await page.getByText('Capture sales and credits as separate orders.').waitFor();
      await field(page, 2, 'Unit price').press('Control+Backspace');
      await page.getByText('Line 2 removed.').waitFor();
      await page.getByRole('button', { name: 'Put it back' }).press('Enter');
      await expect.poll(() => field(page, 2, 'SKU').inputValue()).toBe('INK-2');
      await page.getByRole('button', { name: 'Discard' }).press('Enter');
      await expect.poll(() => customer(page).inputValue()).toBe('');
      await field(page, 1, 'Qty').focus();
      for (const pieces of ['1', '2']) {
        await scan(page, 'HEART-1');
        await expect.poll(() => field(page, 1, 'Qty').inputValue()).toBe(pieces);
        await expect.poll(() => field(page, 1, 'Item').inputValue()).toBe('White heart');
      }
      await scan(page, 'NOBODY-1');
      await page.getByText('NOBODY-1 is no product known here.').waitFor();
      await page.keyboard.press('Control+s');
      await page.getByText('Say who buys.').waitFor();
      await page.getByRole('button', { name: 'Discard' }).press('Enter');
      await expect.poll(() => field(page, 1, 'SKU').inputValue()).toBe('');
      await page.reload();
      await page.getByRole('heading', { name: 'New order' }).waitFor();
      await expect.poll(() => customer(page).inputValue()).toBe('');
    });
    expect(await company.happened('OrderPlaced')).toBe(2);
  },
  180_000,
);

/** @throws unless it ends with 0 */
const makeMaria = (roles: string) => company.run(['user', 'set-role', 'maria', roles]);

test.skipIf(browser === null)(
  'SYN-21 CAP-7 a refused order comes back into the form as it was typed, and is sent again under its own number',
  async () => {
    if (browser === null) return;
    const placed = (await company.happened('OrderPlaced')) ?? 0;
    await withBrowser(browser, join(company.folder, 'refused'), async (context) => {
      const page = await context.newPage();
      await signIn(page);
      await page.locator('.sync', { hasText: /All synced/ }).waitFor();
      await page.getByRole('navigation').getByRole('link', { name: 'New order' }).click();
      await company.kill();
      await customer(page).fill('Saltmarsh Provisions');
      await field(page, 1, 'SKU').fill('SALT-1');
      await field(page, 1, 'Unit price').fill('2.5');
      await field(page, 1, 'Disc.').fill('10 %');
      await page.keyboard.press('Control+Enter');
      await isPlaced(page);
      await makeMaria('admin');
      await company.start();
      await page.locator('.sync', { hasText: /Needs attention \(1\)/ }).waitFor({ timeout: 60_000 });
      await makeMaria('warehouse,manager');
      await page.goto(`${company.url}/attention`);
      await page.getByRole('button', { name: 'Edit and send again' }).press('Enter');
      await page.getByText(/was refused\. Change it and send it again\./).waitFor();
      expect(await customer(page).inputValue()).toBe('Saltmarsh Provisions');
      expect(await field(page, 1, 'Disc.').inputValue()).toBe('10 %');
      await field(page, 1, 'Qty').fill('4');
      await page.keyboard.press('Control+s');
      await isPlaced(page);
      await page.locator('.sync', { hasText: /All synced/ }).waitFor({ timeout: 60_000 });
    });
    expect(await company.happened('OrderPlaced')).toBe(placed + 1);
  },
  180_000,
);
