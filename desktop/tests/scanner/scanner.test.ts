// The scanner hook in a real browser, with key presses as the system delivers them.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bundled } from '../bench/bundled';
import { findTestBrowser, withBrowser } from '../browser';

const browser = await findTestBrowser();

let server: Server;
let address = '';
let profiles = '';
let script = '';

beforeAll(async () => {
  script = await bundled('tests/scanner/page.tsx');
  profiles = mkdtempSync(join(tmpdir(), 'waybill-scanner-'));
  server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>Scanner</title>'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' ? (at?.port ?? 0) : 0}/`;
});

afterAll(() => {
  server.close();
  rmSync(profiles, { recursive: true, force: true });
});

type Desk = {
  readonly page: Page;
  /** Keys with that gap between them, as the system stamps them; none waits for the one before. `late`: right behind the last. */
  readonly press: (keys: readonly string[], gapMs: number, late?: boolean) => Promise<void>;
  readonly focus: (id: string | null) => Promise<void>;
  readonly happened: () => Promise<readonly string[]>;
  readonly value: (id: string) => Promise<string>;
};

let visits = 0;
async function atDesk(check: (desk: Desk) => Promise<void>): Promise<void> {
  if (browser === null) return;
  visits += 1;
  await withBrowser(browser, join(profiles, String(visits)), async (context) => {
    const page = await context.newPage();
    await page.goto(address);
    await page.evaluate(script);
    await page.waitForSelector('#plain');
    const cdp = await context.newCDPSession(page);
    let at = Date.now() / 1000;
    await check({
      page,
      press: async (keys, gapMs, late = false) => {
        at = late ? at + gapMs / 1000 : Math.max(at + 1, Date.now() / 1000);
        await Promise.all(keys.flatMap((key, n) => stroke(cdp, key, at + (n * gapMs) / 1000)));
      },
      focus: (id) =>
        page.evaluate((wanted) => {
          if (wanted === null) (document.activeElement as HTMLElement | null)?.blur();
          else document.getElementById(wanted)?.focus();
        }, id),
      happened: () => page.evaluate(() => (globalThis as unknown as { happened: string[] }).happened),
      value: (id) => page.inputValue(`#${id}`),
    });
  });
}

const NAMED: Readonly<Record<string, { readonly text?: string; readonly code: number }>> = {
  Enter: { text: '\r', code: 13 },
  Tab: { code: 9 },
  Shift: { code: 16 },
};

function stroke(cdp: CDPSession, key: string, timestamp: number): readonly Promise<unknown>[] {
  const { text, code } = NAMED[key] ?? { text: key, code: key.toUpperCase().charCodeAt(0) };
  const named = { key, timestamp, windowsVirtualKeyCode: code };
  const type = text === undefined ? 'rawKeyDown' : 'keyDown';
  return [
    cdp.send('Input.dispatchKeyEvent', { ...named, type, ...(text !== undefined && { text }) }),
    cdp.send('Input.dispatchKeyEvent', { ...named, type: 'keyUp' }),
  ];
}

const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 10 });
const scan = (text: string) => [...text, 'Enter'];

test('FND-8 a scan outside a text field is taken, and no shortcut, button or form hears of it', async () => {
  await atDesk(async ({ press, focus, happened }) => {
    await press(scan('W3-000412'), 4);
    await focus('button');
    await press(['n', ' ', 'o', 'Shift', 'X', '-', '1', '2', 'Tab'], 4);
    await press([...scan('40063813'), ...scan('BOWL-0012')], 4);
    await until(async () => {
      expect(await happened()).toEqual([
        'scan W3-000412 after 0',
        'scan n oX-12 after 0',
        'scan 40063813 after 0',
        'scan BOWL-0012 after 0',
      ]);
    });
  });
});

test('FND-8 what a person presses happens, each key once and in its order', async () => {
  await atDesk(async ({ press, focus, happened, page }) => {
    await press(['g', 'o'], 20);
    await until(async () => {
      expect(await happened()).toEqual(['key g', 'key o']);
    });
    await press(['j', 'k', 'Enter'], 10);
    await press(['n'], 200);
    await until(async () => {
      expect((await happened()).slice(2)).toEqual(['key j', 'key k', 'key Enter', 'key n']);
    });
    await focus('button');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await until(async () => {
      expect((await happened()).slice(6)).toEqual(['key  ', 'click', 'key Enter', 'click']);
    });
  });
});

test('FND-8 a scan that lost its end is nobody’s shortcut', async () => {
  await atDesk(async ({ press, happened }) => {
    await press([...'W3-000412'], 4);
    await press(['g'], 4);
    await until(async () => {
      expect(await happened()).toEqual(['key g']);
    });
  });
});

test('FND-8 keys handed on late do not cut a scan short', async () => {
  await atDesk(async ({ press, happened }) => {
    await press(['B'], 4);
    await until(async () => {
      expect(await happened()).toEqual(['key B']);
    });
    await press(scan('OWL-0012'), 4, true);
    await until(async () => {
      expect(await happened()).toEqual(['key B', 'scan BOWL-0012 after 0']);
    });
  });
});

test('FND-8 in a text field a scan is text, and its end is the field’s', async () => {
  await atDesk(async ({ press, focus, happened, value }) => {
    await focus('plain');
    await press(scan('W3-000412'), 4);
    await until(async () => {
      expect(await value('plain')).toBe('W3-000412');
      expect(await happened()).toEqual(['submit']);
    });
  });
});

test('FND-8 a field that leaves scans to the scanner is as it was before; what a person types stays', async () => {
  await atDesk(async ({ press, focus, happened, value, page }) => {
    await focus('take');
    await press([...'oak bowl'], 150);
    await until(async () => {
      expect(await value('take')).toBe('oak bowl');
    });
    await page.keyboard.press('Home');
    await press(scan('BOWL-0012'), 4);
    await until(async () => {
      expect(await happened()).toEqual(['scan BOWL-0012 after 8']);
      expect(await value('take')).toBe('oak bowl');
    });
    await press(['x', 'Enter'], 150);
    await until(async () => {
      expect(await value('take')).toBe('xoak bowl');
      expect((await happened()).slice(1)).toEqual(['submit']);
    });
  });
});

test('FND-8 of several scanners the one shown last hears a scan, once', async () => {
  await atDesk(async ({ press, happened, page }) => {
    await page.click('#show');
    await press(scan('W3-000412'), 4);
    await until(async () => {
      expect(await happened()).toEqual(['inner W3-000412']);
    });
    await page.click('#show');
    await press(scan('W3-000413'), 4);
    await until(async () => {
      expect((await happened()).slice(1)).toEqual(['scan W3-000413 after 0']);
    });
  });
});
