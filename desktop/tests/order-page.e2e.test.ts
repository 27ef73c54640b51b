// The page of one order in a real browser: a note, a hold that keeps it from completion and says so, its release, and a
// completion without a server that stays dashed until the server has it.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { orderId } from 'shared/ids';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { badge } from './system/desk';
import { startDesktop } from './system/desktop';
import { plainDisk } from './system/disk';
import type { Account } from './system/people';

const browser = await findTestBrowser();
const order = orderId(randomUUID());
let company: Company;
let maria: Account;

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('order');
  maria = await company.hire('maria', ['warehouse']);
  const desktop = await startDesktop({ url: company.url, account: maria, disk: plainDisk() });
  await desktop.act({ type: 'PlaceOrder', subject: order, payload: orderPayload() });
  await desktop.settled();
  await desktop.stop();
}, 180_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

const complaints: string[] = [];

async function openOrder(page: Page): Promise<void> {
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${company.url}/orders/${order}`);
  await page.getByLabel('Password').waitFor();
  const name = page.getByLabel('Name', { exact: true });
  if (await name.isVisible()) await name.fill(maria.signInName);
  await page.getByLabel('Password').fill(maria.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Order W3-000412' }).waitFor();
}

const entries = (page: Page) => page.getByRole('complementary', { name: 'Timeline' }).getByRole('listitem');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const isOffered = async (page: Page, name: RegExp) =>
  (await button(page, name).getAttribute('aria-disabled')) !== 'true';

test.skipIf(browser === null)(
  'OSC-9, OSC-4, OSC-5 an order is noted, held, released and completed on its page, the last of it without the server',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await openOrder(page);
      await badge(page, /All synced/);

      await page.keyboard.press('c');
      await page.getByLabel('Note').fill('Call before noon');
      await page.keyboard.press('Control+Enter');
      await entries(page).filter({ hasText: 'Call before noon' }).waitFor();

      expect(await isOffered(page, /^Complete order/)).toBe(true);
      await button(page, /^Put on hold/).click();
      await page.getByLabel('Reason').fill('Address unclear');
      await page.keyboard.press('Enter');
      const reason = page.locator('.why', { hasText: 'The order is on hold: Address unclear.' });
      await reason.waitFor();
      expect(await isOffered(page, /^Complete order/)).toBe(false);
      await button(page, 'Release hold').click();
      await reason.waitFor({ state: 'detached' });

      await badge(page, /All synced/);
      await expect.poll(() => page.locator('.timeline .here').count()).toBe(0);
      await company.kill();
      await badge(page, /Offline/);
      await button(page, /^Complete order/).click();
      await expect.poll(() => page.locator('.timeline .here').count()).toBe(1);
      expect(await entries(page).first().textContent()).toMatch(/Complete order.*Not on the server yet/);
      const drawn = page.locator('figcaption', { hasText: 'not on the server yet: Placed to Completed' });
      await drawn.waitFor({ state: 'attached' });

      await company.start();
      await badge(page, /All synced/);
      await expect.poll(() => page.locator('.timeline .here, .tag').count()).toBe(0);
      expect(await entries(page).first().textContent()).toMatch(/^Completed/);
      expect(await entries(page).count()).toBe(5);
    });
    const kinds = await company.database.query<{ type: string }>(
      'select type from events where aggregate_id = $1 order by version',
      [order],
    );
    expect(kinds.map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'NoteAdded',
      'HoldPlaced',
      'HoldReleased',
      'OrderCompleted',
    ]);
    expect(complaints).toEqual([]);
  },
  180_000,
);
