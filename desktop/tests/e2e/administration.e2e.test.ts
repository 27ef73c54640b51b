// What administrators do, in a real browser against the built server: people with their passwords, devices, health; and all of it
// while the server is not reached.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from '../browser';
import type { Company } from '../system/company';
import { openCompany } from '../system/company';
import { badge, listenForComplaints, row, screensAreKept, signIn } from '../system/desk';
import type { Account } from '../system/people';

const browser = await findTestBrowser();
/** A folder for pictures of all of it, for whoever wants to look. */
const PICTURES = process.env.WAYBILL_PICTURES;
const complaints: string[] = [];
let company: Company;
let ada: Account;

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('administration');
  ada = await company.hire('ada', ['admin', 'manager']);
}, 180_000);
afterAll(async () => {
  if (browser !== null) await company.close();
});

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const panel = (page: Page, name: string | RegExp) => page.getByRole('complementary', { name });
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`) });
  }
}

async function addLinus(page: Page): Promise<string> {
  await goTo(page, 'People');
  await page.keyboard.press('n');
  await field(page, 'Name').press('Enter');
  await says(page, 'Say who they are.');
  await says(page, 'Choose at least one role.');
  await field(page, 'Name').fill('Linus Park');
  await field(page, 'Signs in as').fill('linus');
  await page.locator('.choice', { hasText: 'Warehouse' }).click();
  await picture(page, 'add-person');
  await field(page, 'Name').press('Enter');
  await says(page, 'Linus Park added.');
  const link = await page.locator('.handed-out').innerText();
  await picture(page, 'add-person-link');
  await press(page, 'Done');
  await panel(page, 'Linus Park').waitFor();
  await says(page, 'not chosen yet');
  return link;
}

async function choosePassword(page: Page, link: string): Promise<void> {
  listenForComplaints(page, complaints);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Hello Linus Park.' }).waitFor();
  await picture(page, 'choose-password');
  await page.getByLabel('Password').fill('short');
  await page.keyboard.press('Enter');
  await says(page, '10 to 200 characters.');
  await page.getByLabel('Password').fill('a sentence of my own');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(page.url()).not.toContain('token');
}

async function resetAndDisable(page: Page): Promise<void> {
  await goTo(page, 'People');
  await row(page, 'Linus Park').click();
  await says(panel(page, 'Linus Park').page(), 'Password chosen with the link');
  await picture(page, 'person');
  await press(page, 'Reset password');
  await page.locator('.choice', { hasText: 'Typed here' }).click();
  await picture(page, 'reset-password');
  await page.getByLabel('Password', { exact: true }).last().fill('told over the telephone');
  await press(page, 'Set password');
  await says(page, 'Linus Park has a new password and is signed out everywhere.');
  await says(page, 'Password reset');
  await press(page, 'Disable');
  await press(page, 'Enable again');
  await panel(page, 'Linus Park').getByText('Active').waitFor();
}

async function revokeDevice(page: Page): Promise<void> {
  await goTo(page, 'Devices');
  await row(page, 'Linus Park').click();
  await panel(page, /Linus Park/).waitFor();
  await says(page, 'Everything this device made has arrived.');
  await picture(page, 'devices');
  await press(page, 'Revoke device');
  await page.getByRole('dialog').waitFor();
  await picture(page, 'revoke-device');
  const inDialog = page.getByRole('dialog');
  await inDialog.getByRole('button', { name: 'Revoke device' }).click();
  await says(page, 'Say why: people ask later.');
  await field(page, 'Reason').fill('left in a train');
  await page.keyboard.press('Enter');
  await says(panel(page, /Linus Park/).page(), 'left in a train');
  await row(page, 'Linus Park').getByText('Revoked').waitFor();
}

/** A sink at which nothing listens: what is announced parks at once or is tried again, and nobody else notices. */
async function workOnSinks(page: Page): Promise<void> {
  await goTo(page, 'Sinks');
  await page.keyboard.press('n');
  await field(page, 'Name').fill('archive');
  await page.locator('.choice', { hasText: 'File' }).click();
  await field(page, 'Path on the server').fill(join(company.folder, 'announcements.ndjson'));
  await picture(page, 'add-sink');
  await field(page, 'Name').press('Enter');
  await panel(page, 'archive').waitFor();
  await press(page, 'Test');
  await says(page, 'It answers.');
  await press(page, 'Pause');
  await field(page, 'Reason').fill('the archive moves');
  await page.keyboard.press('Enter');
  await row(page, 'archive').getByText('Paused').waitFor();
  await says(page, 'the archive moves');
  await picture(page, 'sinks');
  await press(page, 'Resume');
  await row(page, 'archive').getByText('Running').waitFor();
  await goTo(page, 'Parked messages');
  await says(page, 'Nothing is parked.');
  await goTo(page, 'Retention');
  await says(page, 'Announcements every sink has');
  await picture(page, 'retention');
}

test.skipIf(browser === null)(
  'ADM-11 ADM-10 people are added, given passwords, disabled and enabled, and devices revoked, by those who may and nobody else',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'ada'), async (context) => {
      const page = await context.newPage();
      await page.setViewportSize({ width: 1280, height: 800 });
      listenForComplaints(page, complaints);
      await signIn(page, company.url, ada);
      await screensAreKept(page);
      await badge(page, /All synced/);
      const link = await addLinus(page);
      await withBrowser(browser, join(company.folder, 'linus'), async (his) => {
        const desk = await his.newPage();
        await choosePassword(desk, link);
        await badge(desk, /All synced/);
        expect(await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).count()).toBe(0);
        await desk.goto(`${company.url}/devices`);
        await desk.getByRole('heading', { name: 'Devices', level: 1 }).waitFor();
        expect(await desk.getByRole('grid').count()).toBe(0);
        await resetAndDisable(page);
        await revokeDevice(page);
        await badge(desk, /Sign in again/);
        await desk.goto(link);
        await says(desk, 'This link was used already, or is too old.');
      });
      await goTo(page, 'Health');
      await page.locator('.health tbody tr').nth(5).waitFor();
      await picture(page, 'health');
      await workOnSinks(page);
    });
    expect(await company.happened('PersonAdded')).toBe(2);
    expect(await company.happened('PersonDisabled')).toBe(1);
    expect(complaints).toEqual([]);
  },
  300_000,
);

test.skipIf(browser === null)(
  'ADM-9 without the server every screen of administrators says so, keeps what was told with its time, and changes nothing',
  async () => {
    if (browser === null) return;
    await withBrowser(browser, join(company.folder, 'ada'), async (context) => {
      const page = await context.newPage();
      await page.setViewportSize({ width: 1280, height: 800 });
      await signIn(page, company.url, ada);
      await screensAreKept(page);
      await badge(page, /All synced/);
      await goTo(page, 'Devices');
      await page.getByRole('row').nth(1).waitFor();
      await company.kill();
      await badge(page, /Offline/);
      await press(page, 'Look again');
      await says(page, /You are offline\. This is what the server said at/);
      await page.getByRole('row').nth(1).click();
      await says(page, 'The server cannot be reached, and this is done there.');
      await picture(page, 'devices-offline');
      await goTo(page, 'Health');
      await says(page, 'You are offline.');
      await goTo(page, 'People');
      await page.keyboard.press('n');
      await says(page, 'The server cannot be reached, and this is done there.');
      await company.start();
      await badge(page, /All synced/);
      await goTo(page, 'Health');
      await page.locator('.health tbody tr').nth(5).waitFor();
    });
  },
  300_000,
);
