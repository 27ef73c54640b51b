// The capture screen in a real browser, by keyboard alone: what clerks do all day, timed for the report and not as a limit.
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
const folder = mkdtempSync(join(tmpdir(), 'waybill-capture-'));
let database: SystemDatabase;
let server: ServerProcess;
let maria: Account;

beforeAll(async () => {
  if (browser === null) return;
  buildServer();
  buildDesktop();
  database = await createDatabase();
  const where = { home: join(folder, 'home'), databaseUrl: database.url };
  server = await startServer(where);
  maria = await addPerson(where, 'maria', ['warehouse', 'manager']);
}, 120_000);

afterAll(async () => {
  if (browser !== null) {
    await server.stop();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(page: Page): Promise<void> {
  await page.goto(server.url);
  const name = page.getByLabel('Name', { exact: true });
  await page.getByLabel('Password').waitFor();
  if (await name.isVisible()) await name.fill(maria.signInName);
  await page.getByLabel('Password').fill(maria.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
}

const customer = (page: Page) => page.getByLabel('Customer', { exact: true });
const field = (page: Page, line: number, label: string) =>
  page.getByRole('group', { name: `Line ${line}`, exact: true }).getByLabel(label, { exact: true });
/** Focus moves by itself, and only then may the next key come. */
const hasFocus = (page: Page, line: number, label: string) =>
  expect.poll(() => field(page, line, label).evaluate((one) => one === document.activeElement)).toBe(true);

/** Slower than a scanner, faster than a person. */
const AS_A_PERSON = { delay: 50 };

async function choose(page: Page, text: string, option: string | RegExp, ...keys: readonly string[]): Promise<void> {
  await page.keyboard.type(text, AS_A_PERSON);
  await page.getByRole('option', { name: option }).waitFor();
  for (const key of [...keys, 'Enter']) await page.keyboard.press(key);
}

/** From the SKU of an empty line to the SKU of the next one. */
async function newProduct(page: Page, line: number, sku: string, [name, quantity, price, tax]: readonly string[]) {
  await choose(page, sku, `Create product “${sku}”`, 'ArrowDown');
  await hasFocus(page, line, 'Item');
  await page.keyboard.type(name ?? '');
  await page.keyboard.press('Enter');
  await hasFocus(page, line, 'Qty');
  await figures(page, line, [quantity, price, '', tax]);
}

async function figures(page: Page, line: number, typed: readonly (string | undefined)[]) {
  for (const [position, text] of typed.entries()) {
    if (position > 0) await page.keyboard.press('Tab');
    if (text !== undefined && text !== '') await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await hasFocus(page, line + 1, 'SKU');
}

async function isPlaced(page: Page): Promise<void> {
  await page.getByText(/placed\. Saved on this device/).waitFor();
  await expect.poll(() => customer(page).inputValue()).toBe('');
  await expect.poll(() => customer(page).evaluate((one) => one === document.activeElement)).toBe(true);
}

const events = async (type: string) =>
  (await database.query<{ times: number }>('select count(*)::int as times from events where type = $1', [type]))[0]
    ?.times;

test.skipIf(browser === null)(
  'CAP-7 CAP-5 CAP-4 by keyboard alone: a customer and two products made in place, then five lines with both of them',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(folder, 'maria'), async (context) => {
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
    expect([await events('CustomerCreated'), await events('ProductCreated'), await events('OrderPlaced')]).toEqual([
      1, 2, 2,
    ]);
    const buyers = await database.query(
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
    await withBrowser(browser, join(folder, 'crash'), async (context) => {
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
      await page.goto(`${server.url}/capture`);
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
        await page.keyboard.type('HEART-1');
        await page.keyboard.press('Enter');
        await expect.poll(() => field(page, 1, 'Qty').inputValue()).toBe(pieces);
        await expect.poll(() => field(page, 1, 'Item').inputValue()).toBe('White heart');
      }
      await page.keyboard.type('NOBODY-1');
      await page.keyboard.press('Enter');
      await page.getByText('NOBODY-1 is no product known here.').waitFor();
      await page.keyboard.press('Control+s');
      await page.getByText('Say who buys.').waitFor();
      await page.getByRole('button', { name: 'Discard' }).press('Enter');
      await expect.poll(() => field(page, 1, 'SKU').inputValue()).toBe('');
      await page.reload();
      await page.getByRole('heading', { name: 'New order' }).waitFor();
      await expect.poll(() => customer(page).inputValue()).toBe('');
    });
    expect(await events('OrderPlaced')).toBe(2);
  },
  180_000,
);
