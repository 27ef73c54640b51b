// What a screen reader is told: each part by its role and name, amounts as one word, and what happens by the live regions.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findTestBrowser } from '../browser';
import { customer, field, scan } from '../system/capture-steps';
import type { Books } from './books';
import type { OneDesk } from './one-desk';
import { openOneDesk } from './one-desk';
import { LONGEST_NAME } from './books';
import type { Company } from '../system/company';

const browser = await findTestBrowser();
let desk: OneDesk;
let company: Company;
let books: Books;
let page: Page;

beforeAll(async () => {
  if (browser === null) return;
  desk = await openOneDesk('reader', browser);
  ({ company, books, page } = desk);
}, 240_000);

afterAll(async () => {
  if (browser !== null) await desk.close();
});

beforeEach(() => {
  if (browser !== null) expect(desk.complaints.splice(0)).toEqual([]);
});

/** These beginnings of lines are in the tree, in this order; what stands between them does not matter. */
async function hears(within: string, expected: readonly string[]): Promise<void> {
  await expect
    .poll(async () => {
      const tree = (await page.locator(within).first().ariaSnapshot())
        .split('\n')
        .map((line) => line.trim().replace(/^- '?/, ''));
      let from = 0;
      return expected.filter((line) => {
        const at = tree.findIndex((heard, n) => n >= from && heard.startsWith(line));
        if (at >= 0) from = at + 1;
        return at < 0;
      });
    })
    .toEqual([]);
}

/** Politely unless it is urgent. */
const isTold = (words: string | RegExp, role: 'status' | 'alert' = 'status') =>
  page.locator(`[role=${role}]`, { hasText: words }).first().waitFor({ state: 'attached', timeout: 60_000 });

const goTo = async (path: string, title: string) => {
  await page.goto(`${company.url}${path}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

test.skipIf(browser === null)(
  'FRM-18 the frame and the board have names, and a row says its amount as one word',
  async () => {
    await goTo('/orders', 'Orders');
    await page.getByRole('searchbox').fill('B2-000001');
    await hears('body', [
      'banner:',
      'button "Search or do Ctrl K"',
      'button "maria"',
      'navigation "Main":',
      'group "Work":',
      'link "Orders":',
      'link "New order":',
      'link "Needs attention 3":',
      'link "Import":',
      'group "Records":',
      'link "Products":',
      'link "Customers":',
      'group "Administration":',
      'link "People":',
      'link "Settings":',
      'main:',
      'heading "Orders" [level=1]',
      'button "Export view Ctrl E"',
      'link "New order N":',
      'navigation "Views":',
      'link "All ',
      'search "Filters":',
      'searchbox "Search orders": B2-000001',
      'button "Only not on the server"',
      'button "Only on hold"',
      'button "Filter F"',
      'grid "Orders":',
      'columnheader "Select all":',
      'columnheader "Order":',
      'button "Column Order"',
      'columnheader "Customer":',
      'columnheader "State":',
      'columnheader "Total":',
      'columnheader "On server":',
      'gridcell "B2-000001"',
      `gridcell "${LONGEST_NAME}"`,
      'gridcell "Placed"',
      'gridcell "734.35 EUR"',
      'contentinfo:',
      'button "Needs attention (3)"',
      'status: Needs attention (3)',
    ]);
    expect(await page.getByRole('button', { name: 'Only on hold' }).getAttribute('aria-pressed')).toBe('false');
  },
);

test.skipIf(browser === null)('FRM-18 an order says where it stands, what can happen and what did', async () => {
  await page.goto(`${company.url}/orders/${books.held}`);
  await hears('body', [
    'main:',
    'button "Back Esc"',
    'heading "Order B2-000002" [level=1]',
    'button "Release hold"',
    'button "Complete order" [disabled]',
    'button "Cancel order… X"',
    'paragraph: "The order is on hold: Address unclear.',
    'heading "Where it stands" [level=2]',
    'listitem: "The order is: Placed."',
    'heading "Lines" [level=2]',
    'columnheader "SKU"',
    'columnheader "Gross"',
    'cell "LAMP-1"',
    'cell "6.07"',
    'heading "Notes 1" [level=2]',
    'complementary "Timeline":',
    'textbox "Note',
  ]);
});

test.skipIf(browser === null)(
  'FRM-18 capture, refusals, an import, a record and the door have their names',
  async () => {
    await goTo('/capture', 'New order');
    await hears('body', [
      'combobox "Customer"',
      'textbox "E-mail"',
      'textbox "Their reference"',
      'combobox "Prices":',
      'region "Order lines":',
      'group "Line 1":',
      'combobox "SKU"',
      'textbox "Item"',
      'textbox "Qty": "1"',
      'textbox "Unit price"',
      'textbox "Disc."',
      'textbox "Tax %"',
      'button "Remove line 1"',
      'button "Add line"',
      'complementary "Totals":',
      'heading "Total" [level=2]',
      'textbox "Order discount"',
      'textbox "Shipping"',
      'button "Place order Ctrl S"',
    ]);
    await goTo('/attention', 'Needs attention');
    await hears('body', [
      'tablist "Lists":',
      'tab "Refused 3" [selected]',
      'tab "Shop differences ',
      'tab "Messages owed ',
      'tabpanel "Refused 3":',
      'listbox "Refused and waiting":',
      'option ',
      'heading "The order is cancelled, so this can no longer be done." [level=2]',
      'table',
      'columnheader "Field"',
      'rowheader "State"',
      'button "Send again E" [disabled]',
      'button "Ask a manager A"',
      'button "Open order ↵"',
      'button "Discard mine #"',
    ]);
    await goTo('/import', 'Import orders');
    await hears('body', ['list "Steps":', 'listitem: 1 File', 'button "Choose file…"']);
    await goTo('/products?do=create', 'Products');
    await hears('body', [
      'textbox "SKU begins with"',
      'tablist "Products":',
      'tab "All ',
      'tabpanel "All ',
      'grid "Products":',
      'complementary "New product":',
      'heading "New product" [level=2]',
      'form "New product":',
      'textbox "SKU"',
      'textbox "Name"',
      'textbox "Unit price"',
      'button "Create product ↵"',
    ]);
    const other = await desk.chrome.newPage();
    await other.goto(company.url);
    await other.getByLabel('Password').waitFor();
    expect(await other.locator('body').ariaSnapshot()).toMatch(
      /heading "Welcome to Waybill\." \[level=1\][\s\S]*textbox "Name"[\s\S]*textbox "Password"[\s\S]*button "Sign in ↵"/,
    );
    await other.close();
  },
);

test.skipIf(browser === null)('FRM-18 sorting and selecting are told', async () => {
  await goTo('/orders', 'Orders');
  await page.getByRole('columnheader', { name: 'Total' }).click();
  await isTold('Sorted by Total');
  expect(await page.getByRole('columnheader', { name: 'Total' }).getAttribute('aria-sort')).not.toBe('none');
  await page.getByRole('grid').press('Home');
  await page.keyboard.press('Space');
  await isTold('1 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await isTold('2 selected');
  await page.getByRole('region', { name: '2 selected' }).waitFor();
});

test.skipIf(browser === null)(
  'FRM-18 FND-9 ATT-7 a scan, an unknown code and what was saved are told, and how the data stands',
  async () => {
    await goTo('/capture', 'New order');
    await field(page, 1, 'Qty').focus();
    await scan(page, 'LANT-1');
    await isTold('Last scan LANT-1 added 1');
    await scan(page, 'NOBODY-1');
    await isTold('NOBODY-1 is no product known here.', 'alert');
    await company.stop();
    await customer(page).fill('Oxbow Tea');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+s');
    await isTold(/placed\. Saved on this device\. Will be sent when the server is reachable\./);
    await page.locator('.statusbar [role=status]', { hasText: /Needs attention \(3\)/ }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /Needs attention \(3\)/ }).press('Enter');
    await page.getByRole('dialog', { name: 'Sync' }).getByText('The server cannot be reached.').waitFor();
    await page.keyboard.press('Escape');
    await company.start();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /Needs attention/ })
      .click();
    await page.getByRole('listbox').press('Control+a');
    await isTold('3 selected');
    await page.keyboard.press('#');
    await isTold(/^All synced/);
  },
);
