// Orders older than a device holds, in a real browser: counted, paged from the server, searched there, opened and worked
// on; and what the screens say of them while the server is down.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
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

const DAY_MS = 86_400_000;
const OLD = 230;

const browser = await findTestBrowser();
const lastOld = orderId(randomUUID());
const longOne = orderId(randomUUID());
let company: Company;
let maria: Account;

const NOTES = 70;

/** An order with more behind it than travels with it. */
async function captureLongHistory(): Promise<void> {
  const desktop = await startDesktop({ url: company.url, account: maria, disk: plainDisk() });
  await desktop.act({ type: 'PlaceOrder', subject: longOne, payload: orderPayload({ number: 'LONG-000001' }) });
  for (let n = 1; n <= NOTES; n += 1)
    await desktop.act({
      type: 'AddNote',
      subject: longOne,
      payload: { noteId: randomUUID(), text: `note ${String(n)}` },
    });
  await desktop.settled(60_000);
  await desktop.stop();
}

/** Captured by a device whose clock was this many days behind. */
async function capture(days: number, orders: readonly { readonly id: string; readonly number: string }[]) {
  const clock = () => Date.now() - days * DAY_MS;
  const desktop = await startDesktop({ url: company.url, account: maria, disk: plainDisk(), clock });
  for (const { id, number } of orders) {
    const contact = { fullName: `Buyer ${number.slice(-3)}`, email: null };
    await desktop.act({ type: 'PlaceOrder', subject: orderId(id), payload: orderPayload({ number, contact }) });
    await desktop.act({ type: 'CompleteOrder', subject: orderId(id), payload: {} });
  }
  await desktop.settled(60_000);
  await desktop.stop();
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: prefix === 'OLD' && n === 0 ? lastOld : randomUUID(),
    number: `${prefix}-${String(n + 1).padStart(6, '0')}`,
  }));

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('older');
  maria = await company.hire('maria', ['warehouse']);
  await capture(200, numbered('OLD', OLD));
  await capture(0, numbered('NEW', 2));
  await captureLongHistory();
}, 240_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

const complaints: string[] = [];

async function openBoard(page: Page): Promise<void> {
  page.on('pageerror', (error) => complaints.push(String(error)));
  await comeIn(page, company.url, maria, '/');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
}

const notesElsewhere = () =>
  company.database.query(`select 1 from events where type = 'NoteAdded' and aggregate_id <> $1`, [longOne]);
const grid = (page: Page) => page.getByRole('grid', { name: 'Orders' });
/** Without the head. */
const rows = (page: Page) => expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount')) - 1);
const bar = (page: Page, words: string | RegExp) =>
  page.getByRole('region', { name: 'Orders on the server only' }).getByText(words).waitFor();
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const search = async (page: Page, text: string) => {
  await page.getByLabel('Search orders').fill(text);
};
const clear = (page: Page) => page.getByRole('search').getByRole('button', { name: 'Clear filters' }).click();
const boardAgain = async (page: Page) => {
  await page.getByRole('button', { name: /^Back/ }).click();
  await grid(page).waitFor();
};

test.skipIf(browser === null)(
  'BRD-7 BRD-10 OSC-11 older orders are paged from the server, found there, opened and worked on; without it the board says where they are',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await openBoard(page);
      await badge(page, /All synced/);
      await says(page, '3 on this device');
      await says(page, '230 more on the server');
      await rows(page).toBe(3);

      await grid(page).focus();
      await page.keyboard.press('m');
      await rows(page).toBe(203);
      await bar(page, /200 of 230 older orders shown below those of this device, from the server, as of \d\d:\d\d/);
      await says(page, '3 on this device');
      await page.getByRole('button', { name: /^Load older orders/ }).click();
      await rows(page).toBe(233);
      expect(await page.getByRole('button', { name: /^Load older orders/ }).count()).toBe(0);

      await page.getByRole('link', { name: 'Products' }).click();
      await page.getByRole('navigation').getByRole('link', { name: 'Orders', exact: true }).click();
      await rows(page).toBe(3);

      await search(page, '000007');
      await says(page, 'No order on this device fits these filters.');
      await page.getByRole('button', { name: /^Search on the server/ }).click();
      await rows(page).toBe(1);
      const found = page.getByRole('row').filter({ hasText: 'OLD-000007' });
      await found.getByText('From the server, as of', { exact: false }).waitFor({ state: 'attached' });
      await found.click();
      await says(page, /It is not on this device; opening it brings it here/);
      await grid(page).focus();
      await page.keyboard.press('Space');
      const complete = page.getByRole('button', { name: /^Complete 0/ });
      expect(await complete.getAttribute('title')).toMatch(/^It is on the server only/);
      await page
        .getByRole('region', { name: '1 selected' })
        .getByRole('button', { name: /^Clear/ })
        .click();
      await grid(page).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Order OLD-000007' }).waitFor();
      await says(page, /Older than what this device holds by itself/);
      await page.keyboard.press('c');
      await page.getByLabel('Note').fill('Asked for a copy of the invoice');
      await page.keyboard.press('Control+Enter');
      await expect.poll(async () => (await notesElsewhere()).length).toBe(1);
      await badge(page, /All synced/);

      await boardAgain(page);
      await clear(page);
      await says(page, '4 on this device');
      await says(page, '229 more on the server');
      await search(page, '000007');
      await rows(page).toBe(1);
      await page.getByRole('row').filter({ hasText: 'OLD-000007' }).click();
      await grid(page).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Let go' }).click();
      await clear(page);
      await says(page, '3 on this device');

      await grid(page).focus();
      await page.keyboard.press('m');
      await rows(page).toBe(203);
      await company.kill();
      await badge(page, /Offline/);
      await bar(page, /200 of 230 older orders shown.*The server cannot be reached now\./);
      await rows(page).toBe(203);
      await search(page, '000008');
      await says(page, /Older orders are kept on the server, which cannot be reached now/);
      expect(await page.getByRole('button', { name: /^Search on the server/ }).count()).toBe(0);

      await page.evaluate((address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `/orders/${lastOld}`);
      await says(page, 'The server cannot be reached now. The order opens here as soon as it can.');
      await company.start();
      await page.getByRole('heading', { name: 'Order OLD-000001' }).waitFor({ timeout: 60_000 });
    });
    expect(complaints).toEqual([]);
  },
  240_000,
);

test.skipIf(browser === null)(
  'OSC-10 older entries of an order are loaded into its timeline, with the codes of the devices; without the server it says why not',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria-elsewhere'), async (context) => {
      const page = await context.newPage();
      await openBoard(page);
      await badge(page, /All synced/);
      await page.getByRole('row').filter({ hasText: 'LONG-000001' }).dblclick();
      await page.getByRole('heading', { name: 'Order LONG-000001' }).waitFor();
      const timeline = page.getByRole('complementary', { name: 'Timeline' });
      const entries = timeline.getByRole('listitem');
      await expect.poll(() => entries.count()).toBe(50);
      await expect.poll(() => entries.first().textContent()).toMatch(/You on W3/);
      await timeline.getByText('21 older entries are on the server.').waitFor();

      await company.kill();
      await badge(page, /Offline/);
      await timeline.getByText('The server cannot be reached now.', { exact: false }).waitFor();
      expect(await timeline.getByRole('button', { name: 'Load older' }).count()).toBe(0);
      await company.start();
      await badge(page, /All synced/);
      await timeline.getByRole('button', { name: 'Load older' }).click();
      await expect.poll(() => entries.count()).toBe(NOTES + 1);
      expect(await entries.last().textContent()).toMatch(/^Placed/);
      expect(await timeline.getByText(/older entr/).count()).toBe(0);
    });
    expect(complaints).toEqual([]);
  },
  120_000,
);
