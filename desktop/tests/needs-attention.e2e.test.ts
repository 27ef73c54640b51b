// Refusals in real browsers: two people change the same orders apart, the later one is refused and works the queue by keyboard.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { orderId } from 'shared/ids';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from './browser';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { badge, row, screensAreKept, signIn as comeIn } from './system/desk';
import { startDesktop } from './system/desktop';
import { plainDisk } from './system/disk';
import type { Account } from './system/people';

const browser = await findTestBrowser();
let company: Company;
let maria: Account;
let ben: Account;

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('attention');
  maria = await company.hire('maria', ['manager']);
  ben = await company.hire('ben', ['warehouse']);
}, 180_000);

afterAll(async () => {
  if (browser !== null) await company.close();
});

async function signIn(page: Page, who: Account): Promise<void> {
  await comeIn(page, company.url, who, '/');
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
}

const CUSTOMERS = ['Oxbow Tea', 'Sable Ink Press', 'Kitsune Stationery', 'Little Quay Toys'] as const;

const options = (page: Page) => page.getByRole('option');
const cursor = (page: Page) => page.locator('.queue-entry.cursor').textContent();

async function complete(page: Page, customer: string): Promise<void> {
  await row(page, customer).click();
  await page.getByRole('button', { name: 'Complete order' }).click();
  await row(page, customer).getByText('Completed').waitFor();
}

/** Ben completes four orders while the server is down; before he is back, Maria has cancelled them on her own desktop. */
async function provoke(computer: string): Promise<void> {
  if (browser === null) return;
  const hers = await startDesktop({ url: company.url, account: maria, disk: plainDisk() });
  const orders = CUSTOMERS.map(() => orderId(v7()));
  for (const [n, subject] of orders.entries()) {
    const contact = { fullName: CUSTOMERS[n] ?? '', email: null };
    const outcome = await hers.act({
      type: 'PlaceOrder',
      subject,
      payload: orderPayload({ number: `M1-00000${n + 1}`, contact }),
    });
    expect(outcome.type).toBe('done');
  }
  await hers.settled();
  expect(await accepted('PlaceOrder')).toBe(CUSTOMERS.length);
  await withBrowser(browser, computer, async (context) => {
    const page = await context.newPage();
    await signIn(page, ben);
    await screensAreKept(page);
    await row(page, CUSTOMERS[3]).waitFor();
    await company.kill();
    await badge(page, /Offline/);
    for (const customer of CUSTOMERS) await complete(page, customer);
    await badge(page, /Offline — 4 pending/);
  });
  await company.start();
  for (const subject of orders) await hers.act({ type: 'CancelOrder', subject, payload: { reason: 'customer asked' } });
  await hers.settled();
  await hers.stop();
}

const accepted = async (type: string): Promise<number> => {
  const [found] = await company.database.query<{ times: number }>(
    "select count(*)::int as times from receipts where type = $1 and status = 'accepted'",
    [type],
  );
  return found?.times ?? 0;
};

test.skipIf(browser === null)(
  'ATT-7 ATT-6 what was refused is announced and worked off by keyboard alone, and what was unsent comes back by undo',
  async () => {
    if (browser === null) return;
    const computer = join(company.folder, 'ben');
    await provoke(computer);
    await withBrowser(browser, computer, async (context) => {
      const page = await context.newPage();
      await page.goto(company.url);
      await badge(page, /Needs attention \(4\)/);
      await page
        .locator('[role=alert]', { hasText: /refused/ })
        .first()
        .waitFor({ state: 'attached' });
      await page.getByRole('grid').press('g');
      await page.keyboard.press('i');
      await page.getByText('4 refused').waitFor();
      await expect.poll(() => cursor(page)).toContain('Oxbow Tea');
      await page.getByRole('row').filter({ hasText: 'State' }).getByText('differs').waitFor();
      await page
        .getByRole('button', { name: /Send again/ })
        .and(page.locator('[aria-disabled=true]'))
        .waitFor();

      await page.keyboard.press('j');
      await expect.poll(() => cursor(page)).toContain('Sable Ink Press');
      await page.keyboard.press('a');
      await page.getByText(/Asked by a note on/).waitFor();
      await expect.poll(() => cursor(page)).toContain('Kitsune Stationery');
      await page.keyboard.press('k');
      await page.locator('.queue-entry.cursor').getByText('Asked').waitFor();
      await badge(page, /Needs attention \(4\)/);
      await expect.poll(() => accepted('AddNote')).toBe(1);

      await company.kill();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('#');
      await expect.poll(() => options(page).count()).toBe(3);
      await expect.poll(() => cursor(page)).toContain('Sable Ink Press');
      await page.getByRole('button', { name: /Undo/ }).click();
      await expect.poll(() => options(page).count()).toBe(4);

      await page.getByRole('listbox').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByText('2 selected').waitFor();
      await page.keyboard.press('#');
      await page.getByRole('heading', { name: '2 done, 0 not' }).waitFor();
      await expect.poll(() => options(page).count()).toBe(2);
      await page.keyboard.press('Control+z');
      await expect.poll(() => options(page).count()).toBe(4);
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('#');
      await expect.poll(() => options(page).count()).toBe(2);
      await expect.poll(() => cursor(page)).toContain('Kitsune Stationery');
      await company.start();
      await expect.poll(() => accepted('AcknowledgeRefusal'), { timeout: 60_000 }).toBe(2);

      await page.getByRole('listbox').focus();
      await page.keyboard.press('Home');
      await expect.poll(() => cursor(page)).toContain('Kitsune Stationery');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
      await page.getByText('Kitsune Stationery').first().waitFor();
    });
  },
  240_000,
);

test.skipIf(browser === null)(
  'ATT-8 ATT-5 messages owed are a list to work with: it follows the orders, and what was found out stays with them',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await signIn(page, maria);
      await page.goto(`${company.url}/attention?list=owed`);
      await page.getByRole('tab', { name: 'Messages owed 4' }).waitFor();
      await row(page, 'Oxbow Tea').getByText('Word that the order is cancelled').waitFor();
      const before = await accepted('AddNote');
      await row(page, 'Oxbow Tea').getByRole('button', { name: 'Note it' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Called them, all clear');
      await page.keyboard.press('Enter');
      await page.getByText(/^Noted on /).waitFor();
      await expect.poll(() => accepted('AddNote')).toBe(before + 1);
      await page.getByRole('tab', { name: 'Shop differences 0' }).click();
      await page.getByText('The shop and our books agree.').waitFor();
      await page.getByRole('tab', { name: /Refused/ }).click();
      await page.getByText('Nothing needs your attention.').waitFor();
    });
  },
  120_000,
);

test.skipIf(browser === null)(
  'REF-5 ATT-9 a manager takes over what was refused to somebody else, who is told and says when they have seen it',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'maria'), async (context) => {
      const page = await context.newPage();
      await page.goto(`${company.url}/attention?list=others`);
      await page.getByRole('tab', { name: 'Of others 2' }).waitFor();
      await page.getByText('What ben did').waitFor();
      await expect.poll(() => cursor(page)).toContain('Kitsune Stationery');
      await page.getByRole('listbox').focus();
      await page.keyboard.press('t');
      await page.getByText(/^Taken over: under Refused now/).waitFor();
      await page.getByRole('tab', { name: 'Of others 1' }).waitFor();
      await expect.poll(() => accepted('TakeOverRefusal')).toBe(1);
      await page.getByRole('tab', { name: 'Refused 1' }).click();
      await page.getByText('from ben').waitFor();
      const before = await accepted('AcknowledgeRefusal');
      await page.getByRole('button', { name: /Set aside/ }).click();
      await expect.poll(() => accepted('AcknowledgeRefusal')).toBe(before + 1);
      await page.getByText('Nothing needs your attention.').waitFor();
    });
    await withBrowser(browser, join(company.folder, 'ben'), async (context) => {
      const page = await context.newPage();
      await page.goto(`${company.url}/attention`);
      await page.locator('.queue-entry', { hasText: 'Kitsune Stationery' }).getByText('Taken over').waitFor();
      await page.getByRole('option').filter({ hasText: 'Kitsune Stationery' }).click();
      await page.getByText('Taken over and dealt with by a manager.').waitFor();
      await page.getByRole('button', { name: /I have seen it/ }).click();
      await expect.poll(() => options(page).count()).toBe(1);
    });
  },
  120_000,
);
