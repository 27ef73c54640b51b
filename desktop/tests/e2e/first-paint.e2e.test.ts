// What is painted before the screens are there: their script is held back, and the frame stands in the chosen colours.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTestBrowser, withBrowser } from '../browser';
import type { Company } from '../system/company';
import { openCompany } from '../system/company';
import { badge } from '../system/desk';

const browser = await findTestBrowser();
let company: Company;

beforeAll(async () => {
  if (browser !== null) company = await openCompany('first-paint');
}, 180_000);
afterAll(async () => {
  if (browser !== null) await company.close();
});

const SCREENS = '**/assets/main-*.js';
const colours = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

test.skipIf(browser === null)(
  'FRM-19 the frame is painted in the chosen colours before the screens are there, of the door or of the screens',
  async () => {
    if (browser === null) return;
    const person = await company.hire('ida', ['manager']);
    await withBrowser(browser, join(company.folder, 'ida'), async (context) => {
      const page = await context.newPage();
      let release = () => undefined as void;
      const holdScreens = async () => {
        const released = new Promise<void>((resolve) => {
          release = resolve;
        });
        await page.route(SCREENS, async (route) => {
          await released;
          await route.continue();
        });
      };
      await page.addInitScript(() => {
        localStorage.setItem('waybill.theme', 'dark');
      });
      await holdScreens();
      await page.goto(company.url, { waitUntil: 'commit' });
      await page.locator('.opening .door').waitFor();
      expect(await colours(page)).toBe('dark');
      release();
      await page.getByLabel('Name', { exact: true }).fill(person.signInName);
      expect(await page.locator('.opening').isVisible()).toBe(false);
      await page.getByLabel('Password').fill(person.password);
      await page.keyboard.press('Enter');
      await badge(page, /All synced/);
      await page.evaluate(async () => {
        for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
      });
      await page.unroute(SCREENS);
      await holdScreens();
      await page.reload({ waitUntil: 'commit' });
      await page.locator('.opening .topbar .brand').waitFor();
      expect(await page.locator('.opening .door').isVisible()).toBe(false);
      release();
      await badge(page, /All synced/);
    });
  },
);
