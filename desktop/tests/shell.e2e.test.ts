// The shell without Electron's program: our main process around a real page in Chromium, with the preload as it is built,
// the bundle as app:// would give it out, and a real server. What Electron itself does in between is not proven here.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHELL_ORIGIN } from 'shared/contract/shell';
import { startShell } from '../main/shell';
import { recordedElectron } from '../main/testing/recorded-electron';
import { findTestBrowser, withBrowser } from './browser';
import { buildDesktop } from './system/build-desktop';
import { placeOne } from './system/capture-steps';
import type { SystemDatabase } from './system/database';
import { createDatabase } from './system/database';
import type { Account } from './system/people';
import { addPerson } from './system/people';
import type { ShellPages } from './system/shell-pages';
import { givePages, openShellPage } from './system/shell-pages';
import type { ServerProcess } from './system/server-process';
import { startServer } from './system/server-process';

const browser = await findTestBrowser();
const folder = mkdtempSync(join(tmpdir(), 'waybill-shell-e2e-'));
const out = join(folder, 'out');
let database: SystemDatabase;
let server: ServerProcess;
let maria: Account;
let pages: ShellPages;
let electron = recordedElectron();

const where = () => ({ home: join(folder, 'home'), databaseUrl: database.url });

/** A cold start of the main process on the same profile. */
async function startMain(): Promise<void> {
  electron = recordedElectron();
  await startShell({
    electron: electron.parts,
    ...{ server: new URL(server.url), serverIsFixed: true },
    ...{ developerTools: false, platform: 'linux', words: [], send: fetch, say: () => undefined },
    fileInProfile: (name) => join(folder, 'profile', name),
    ...{ screensFolder: join(out, 'renderer'), preload: '' },
  });
}

beforeAll(async () => {
  if (browser === null) return;
  buildDesktop(out);
  database = await createDatabase();
  pages = await givePages(() => electron);
  server = await startServer({ ...where(), environment: { WAYBILL_CORS_ORIGINS: pages.address } });
  maria = await addPerson(where(), 'maria', ['warehouse', 'manager']);
}, 120_000);

afterAll(async () => {
  if (browser !== null) {
    pages.close();
    await server.stop();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

const complaints: string[] = [];
const requested: string[] = [];

/** The page as Electron would open it, watched. */
async function openPage(context: BrowserContext): Promise<Page> {
  const { page, show } = await openShellPage(context, () => electron, { out, address: pages.address });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (made) => requested.push(made.url()));
  await show();
  return page;
}

const orders = (page: Page) => page.getByRole('heading', { name: 'Orders' });

test.skipIf(browser === null)(
  'SHL-2 SHL-3 SHL-6 SHL-7 a person signs in through the shell, captures, and comes back after a cold start',
  { timeout: 120_000 },
  async () => {
    if (browser === null) return;
    await startMain();
    const profile = join(folder, 'chromium');
    await withBrowser(browser, profile, async (context) => {
      const page = await openPage(context);
      await page.getByText(new URL(server.url).host, { exact: true }).waitFor();
      await page.getByLabel('Name', { exact: true }).fill(maria.signInName);
      await page.getByLabel('Password').fill(maria.password);
      await page.keyboard.press('Enter');
      await orders(page).waitFor();
      await placeOne(page, 'Corner shop', '3', '2.55');
      await page.locator('.sync', { hasText: /synced/i }).waitFor({ timeout: 60_000 });
      expect(
        await page.evaluate(() => Object.keys(globalThis).filter((name) => /require|process|ipc/i.test(name))),
      ).toEqual([]);
      expect(await context.cookies()).toEqual([]);
    });
    expect(readFileSync(join(folder, 'profile', 'sessions.json'), 'utf8')).toContain(new URL(server.url).origin);
    await startMain();
    await withBrowser(browser, profile, async (context) => {
      const page = await openPage(context);
      await orders(page).waitFor();
      await page.getByRole('row').filter({ hasText: 'Corner shop' }).waitFor();
      await page.locator('.sync', { hasText: /synced/i }).waitFor({ timeout: 60_000 });
    });
    expect(complaints).toEqual([]);
    const elsewhere = requested.filter((url) => !url.startsWith(pages.address) && !/^(data|blob):/.test(url));
    expect(elsewhere.filter((url) => !url.startsWith(server.url.replace('http', 'ws')))).toEqual([]);
  },
);

/** The status a socket is answered with when a page of this origin opens it. */
function knock(origin: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ Connection: 'Upgrade', Upgrade: 'websocket', Origin: origin },
      ...{ 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' },
    };
    const asked = request(`${server.url}/socket.io/?EIO=4&transport=websocket`, { headers });
    asked.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      resolve(statusCode);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test.skipIf(browser === null)('SHL-3 SRV-2 the server talks to pages of the shell, and not to others', async () => {
  expect(await knock(SHELL_ORIGIN)).toBe(101);
  expect(await knock('app://evil')).toBe(400);
  expect(await knock('https://evil.example')).toBe(400);
});
