// What everybody at a desk does: come in, see how the data stands, go somewhere.
import type { BrowserContext, Page } from 'playwright-core';
import type { Account } from './people';

/** What a page must never make the browser complain of; a server that is down is not among it. */
export function listenForComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_|WebSocket|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
}

/** @param path where they come in; the board unless said otherwise */
export async function signIn(page: Page, url: string, { signInName, password }: Account, path = '/orders') {
  const within = page.getByRole('navigation', { name: 'Main' });
  const door = page.getByLabel('Password');
  await page.goto(`${url}${path}`);
  await within.or(door).waitFor();
  // Whom the server still knows is let in at once.
  if (await within.isVisible()) return;
  const name = page.getByLabel('Name', { exact: true });
  if (await name.isVisible()) await name.fill(signInName);
  await door.fill(password);
  await page.keyboard.press('Enter');
  await within.waitFor();
}

/** Kept by the service worker, without which nothing opens while the server is down. */
export const screensAreKept = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

export const badge = (page: Page, words: RegExp) =>
  page.locator('.sync', { hasText: words }).waitFor({ timeout: 60_000 });

export const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

/** A second window of the same person at the same desk. */
export async function anotherWindow(context: BrowserContext, url: string, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  listenForComplaints(page, complaints);
  await page.goto(url);
  return page;
}
