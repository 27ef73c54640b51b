// The frame in a real browser: every key of the sheet and no other, undo and redo of what the server has, the palette
// without a server, windows beside each other, and German on every screen.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { customerId, orderId, productId } from 'shared/ids';
import { EUR, line, orderPayload } from 'shared/testing/examples';
import { unitPrice } from 'shared/unit-price';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogOf } from '../renderer/screens/language/catalog';
import { SHORTCUTS } from '../renderer/screens/frame/shortcuts';
import { findTestBrowser, withBrowser } from './browser';
import { CANDIDATES, WITH_CONTROL, consumedKeys, keyNames } from './pressed-keys';
import type { Company } from './system/company';
import { openCompany } from './system/company';
import { badge } from './system/desk';
import type { Desktop } from './system/desktop';
import { startDesktop } from './system/desktop';
import { plainDisk } from './system/disk';
import type { Account } from './system/people';
import { until } from './system/until';

const browser = await findTestBrowser();
const [held, final, refused] = [orderId(randomUUID()), orderId(randomUUID()), orderId(randomUUID())];
const [ada, lamp] = [customerId(randomUUID()), productId(randomUUID())];
let company: Company;
let maria: Account;
let hers: Desktop;

const DAY_MS = 86_400_000;
beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('frame');
  maria = await company.hire('maria', ['manager', 'admin']);
  await captureLongAgo();
  hers = await startDesktop({ url: company.url, account: maria, disk: plainDisk() });
  const profile = { name: 'Ada Lovelace', email: '', phone: '', address: '' };
  await hers.act({ type: 'CreateCustomer', subject: ada, payload: { reference: 'C-1', profile } });
  const price = { unitPrice: unitPrice(125_000), currency: EUR, taxBasisPoints: 1_900 };
  const product = { sku: 'LAMP-1', name: 'Lampe', barcode: '', ...price };
  await hers.act({ type: 'CreateProduct', subject: lamp, payload: product });
  for (const [subject, number] of [
    [held, 'M1-000001'],
    [final, 'M1-000002'],
    [refused, 'M1-000003'],
  ] as const) {
    const lines = [line({ description: 'Lampe' })];
    await hers.act({ type: 'PlaceOrder', subject, payload: orderPayload({ number, lines, reference: 'K-77' }) });
  }
  await hers.settled();
}, 180_000);

/** Older than what a device holds, so that the board has something to ask the server for. */
async function captureLongAgo(): Promise<void> {
  const clock = () => Date.now() - 200 * DAY_MS;
  const then = await startDesktop({ url: company.url, account: maria, disk: plainDisk(), clock });
  const subject = orderId(randomUUID());
  await then.act({ type: 'PlaceOrder', subject, payload: orderPayload({ number: 'M0-000001' }) });
  await then.act({ type: 'CompleteOrder', subject, payload: {} });
  await then.settled();
  await then.stop();
}

afterAll(async () => {
  if (browser === null) return;
  await hers.stop();
  await company.close();
});

const complaints: string[] = [];

/** Each in their own name: what is refused follows a person to all their devices. */
async function signIn(context: BrowserContext, name: string, language: 'en' | 'de'): Promise<Page> {
  const person = await company.hire(name, ['manager', 'admin']);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(company.url);
  await page.evaluate((chosen) => {
    localStorage.setItem('waybill.language', chosen);
  }, language);
  await page.reload();
  await page.locator('input[name=username]').first().fill(person.signInName);
  await page.locator('input[name=password]').fill(person.password);
  await page.keyboard.press('Enter');
  await badge(page, language === 'en' ? /All synced/ : /Alles abgeglichen/);
  return page;
}

const toast = (page: Page, words: RegExp) => page.locator('.toast', { hasText: words }).waitFor();
const options = (page: Page) => page.getByRole('option');
/** Within the page, as a link is followed: what is on the device stays open. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${company.url}${path}`);
  await page.locator('main').waitFor();
}
const inBrowser = (name: string, visit: (context: BrowserContext) => Promise<void>) =>
  browser === null ? Promise.resolve() : withBrowser(browser, join(company.folder, name), visit);

test.skipIf(browser === null)(
  'FRM-11 the sheet behind ? lists each key that acts and no other',
  async () => {
    await inBrowser('keys', async (context) => {
      const page = await signIn(context, 'kim', 'en');
      const of = (...words: readonly string[]) =>
        keyNames(SHORTCUTS.filter((group) => words.includes(group.words)).flatMap(({ shortcuts }) => shortcuts));
      const screens = [
        // With the cursor on a row that has one above it, and with more on the server.
        {
          path: `/orders?order=${held}`,
          focus: '[role=grid]',
          ready: '.main:has(.older-bar button) .data-row.cursor',
          groups: ['keys.lists', 'board.title'],
        },
        { path: `/orders/${held}`, focus: 'body', ready: '.order-sheet', groups: ['order.keys'] },
        {
          path: `/customers?id=${ada}`,
          focus: '[role=grid]',
          ready: '.data-row',
          groups: ['keys.lists', 'keys.records'],
        },
        { path: '/capture', focus: '#capture-line-0-quantity', ready: '.capture-line', groups: ['capture.title'] },
      ];
      for (const { path, focus, ready, groups } of screens) {
        const open = async () => {
          await goTo(page, path);
          await page.locator(ready).first().waitFor();
        };
        const pressed = path === '/capture' ? WITH_CONTROL : CANDIDATES;
        const consumed = await consumedKeys(page, open, focus, pressed);
        // Where nothing can be selected, the keys that select move or do nothing.
        const listed = [...of('keys.anywhere', ...groups), 'Space', 'Shift ↑', 'Shift ↓'];
        expect(
          consumed.filter((key) => !listed.includes(key)),
          `acts on ${path} and is not listed`,
        ).toEqual([]);
        expect(
          of(...groups.slice(-1)).filter((key) => !consumed.includes(key)),
          `listed and does not act on ${path}`,
        ).toEqual([]);
      }
    });
  },
  300_000,
);

test.skipIf(browser === null)(
  'FRM-7, FRM-8, FRM-9 what the server has is put back and done again by keys; what is final says why it stays',
  async () => {
    await inBrowser('undo', async (context) => {
      const page = await signIn(context, 'lou', 'en');
      await goTo(page, `/orders/${held}`);
      await page.getByRole('button', { name: /^Put on hold/ }).click();
      await page.getByLabel('Reason').fill('Address unclear');
      await page.keyboard.press('Enter');
      const hold = page.locator('.why', { hasText: 'The order is on hold: Address unclear.' });
      await hold.waitFor();
      await badge(page, /All synced/);
      await page.keyboard.press('Control+z');
      await toast(page, /Put on hold: put back as it was\. Saved on this device/);
      await hold.waitFor({ state: 'detached' });
      await badge(page, /All synced/);
      await page.keyboard.press('Control+Shift+z');
      await toast(page, /Put on hold: done again/);
      await hold.waitFor();
      await badge(page, /All synced/);
      await page.keyboard.press('Control+z');
      await hold.waitFor({ state: 'detached' });
      await badge(page, /All synced/);
      const completes = async () =>
        (await hers.act({ type: 'CompleteOrder', subject: held, payload: {} })).type === 'done';
      await until(completes, { withinMs: 30_000 });
      await page.locator('.why', { hasText: 'The order is completed' }).waitFor();
      await page.keyboard.press('Control+Shift+z');
      await toast(page, /Put on hold cannot be done again\. The order is completed/);

      await goTo(page, `/orders/${final}`);
      await page.getByRole('button', { name: /^Complete order/ }).click();
      await toast(page, /a completed order stays completed/);
      expect(await page.locator('.toast').getByRole('button', { name: /Undo/ }).count()).toBe(0);
      await page.keyboard.press('Control+z');
      await page
        .locator('.toast', { hasText: /^It went to the server, and a completed order stays completed/ })
        .waitFor();
    });
  },
  180_000,
);

test.skipIf(browser === null)(
  'FRM-10, FRM-12 the palette finds people without the server, says what cannot be done; F5 reloads nothing; a second window speaks as the first',
  async () => {
    await inBrowser('palette', async (context) => {
      const page = await signIn(context, 'noa', 'en');
      await page.locator('.data-row').first().waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await context.setOffline(true);
      await badge(page, /Offline/);
      await page.getByRole('grid').focus();
      await page.keyboard.press('ArrowDown');
      const opening = context.waitForEvent('page');
      await page.keyboard.press('Control+Enter');
      const second = await opening;
      await second.locator('.order-sheet').waitFor();

      await page.evaluate(() => (document.body.dataset['mark'] = 'still here'));
      await page.keyboard.press('F5');
      await page.keyboard.press('Control+r');
      expect(await page.evaluate(() => document.body.dataset['mark'])).toBe('still here');

      await page.keyboard.press('Control+k');
      await page.keyboard.type('@ada');
      await options(page).filter({ hasText: 'Ada Lovelace' }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/customers\\?id=${ada}`));
      await page.keyboard.press('Control+k');
      await options(page).first().filter({ hasText: 'Ada Lovelace' }).waitFor();
      await page.keyboard.type('lampe');
      await options(page).filter({ hasText: 'LAMP-1' }).waitFor();
      await page.keyboard.press('Escape');

      await second.bringToFront();
      await second.keyboard.press('Control+k');
      await second.keyboard.type('>redo');
      const redo = options(second).first();
      expect(await redo.getAttribute('aria-disabled')).toBe('true');
      expect(await redo.textContent()).toContain('Nothing was taken back here');
      await second.keyboard.press('Enter');
      expect(await options(second).count()).toBeGreaterThan(0);
      await second.keyboard.press('Escape');

      await page.bringToFront();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('>deutsch');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Kunden' }).waitFor();
      await second.getByRole('link', { name: 'Kunden' }).waitFor();
      await context.setOffline(false);
    });
  },
  180_000,
);

/** What an English screen says and a German one does not. */
const [english, german] = [catalogOf('en'), catalogOf('de')];
const germanWords = new Set(Object.values(german));
const onlyEnglish = new Set(
  Object.entries(english)
    .filter(([id, words]) => german[id] !== words && !words.includes('{') && !germanWords.has(words))
    .map(([, words]) => words.trim()),
);
const FUNCTION_WORDS = /\b(?:the|and|are|not|with|your|this|nothing|order|orders|of|to be|by hand)\b/i;

/** Every text a person sees, and every name a screen reader says. */
const readOnScreen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const read: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement?.closest('script, noscript, style, kbd, code, .mono') === null)
        read.push(node.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) read.push(element.getAttribute(name) ?? '');
    return read.map((text) => text.trim()).filter((text) => text !== '');
  });

test.skipIf(browser === null)(
  'FRM-4, FRM-5 no main screen says a word of English to who reads German, nor does a refusal',
  async () => {
    await inBrowser('german', async (context) => {
      const page = await signIn(context, 'ola', 'de');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await goTo(page, `/orders/${refused}`);
      await page.getByRole('button', { name: /^Abschließen|^Auftrag abschließen/ }).waitFor();
      await context.setOffline(true);
      await badge(page, /Offline/);
      await page.getByRole('button', { name: /^Abschließen|^Auftrag abschließen/ }).click();
      await toast(page, /Auf diesem Gerät gespeichert/);
      await hers.act({ type: 'CancelOrder', subject: refused, payload: { reason: 'Kunde sagt ab' } });
      await hers.settled();
      await context.setOffline(false);
      await badge(page, /Zu klären \(1\)/);

      const paths = [
        '/orders',
        `/orders?order=${held}`,
        `/orders/${held}`,
        `/orders/${refused}`,
        '/capture',
        '/attention',
      ];
      const others = ['/import', '/products', `/products?id=${lamp}`, `/customers?id=${ada}`, '/people', '/settings'];
      for (const path of [...paths, ...others]) {
        await goTo(page, path);
        await badge(page, /Zu klären/);
        if (path === '/attention') await page.getByText('Der Auftrag ist storniert').first().waitFor();
        const read = await readOnScreen(page);
        expect(read.length, path).toBeGreaterThan(20);
        expect(
          read.filter((text) => onlyEnglish.has(text) || FUNCTION_WORDS.test(text)),
          path,
        ).toEqual([]);
      }
      await page.locator('.sync').click();
      await page.getByText('Wartet auf das Senden').waitFor();
      expect((await readOnScreen(page)).filter((text) => onlyEnglish.has(text) || FUNCTION_WORDS.test(text))).toEqual(
        [],
      );
    });
    expect(complaints).toEqual([]);
  },
  240_000,
);
