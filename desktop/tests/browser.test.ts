import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { thisComputer } from '../shell/this-computer.mjs';
import { findTestBrowser, withBrowser } from './browser';
import type { TestBrowser } from './browser';

const nothingInstalled = { ...thisComputer(), canRun: () => false };
const browsers = [await findTestBrowser(), await findTestBrowser(nothingInstalled)].filter((found) => found !== null);

let server: Server;
let address = '';
let profiles = '';

beforeAll(async () => {
  profiles = mkdtempSync(join(tmpdir(), 'waybill-profiles-'));
  server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>Waybill</h1>'),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' ? (at?.port ?? 0) : 0}/`;
});

afterAll(() => {
  server.close();
  rmSync(profiles, { recursive: true, force: true });
});

async function pageOf(context: BrowserContext) {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const remember = `new Promise((done, failed) => {
  const opening = indexedDB.open('waybill', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('outbox');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const writing = opening.result.transaction('outbox', 'readwrite', { durability: 'strict' });
    const reading = writing.objectStore('outbox').get('order');
    writing.objectStore('outbox').put('kept', 'order');
    writing.oncomplete = () => done(reading.result ?? 'nothing yet');
  };
})`;

describe.each(browsers)('the browser from $from', (browser: TestBrowser) => {
  test('keeps what IndexedDB holds over a cold start of the same profile', { timeout: 120_000 }, async () => {
    const profile = join(profiles, browser.from);
    const visit = () => withBrowser(browser, profile, async (context) => (await pageOf(context)).evaluate(remember));
    expect(await visit()).toBe('nothing yet');
    expect(await visit()).toBe('kept');
  });

  test('is closed when the visit fails', { timeout: 120_000 }, async () => {
    const profile = join(profiles, `${browser.from} failing`);
    let closed = false;
    const failing = withBrowser(browser, profile, (context) => {
      context.on('close', () => (closed = true));
      return Promise.reject(new Error('the clerk went home'));
    });
    await expect(failing).rejects.toThrow('the clerk went home');
    expect(closed).toBe(true);
  });
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')('npm brings a browser of its own', () => {
  const found = browsers.find(({ from }) => from === 'npm');
  if (found === undefined) return console.warn('SKIPPED: the browser from npm lacks a library of the system here.');
  expect(existsSync(found.program)).toBe(true);
});
