import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronSite, fetchElectron } from './fetch-electron.mjs';

let folder = '';
let site: Server;
let address = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-electron-'));
  site = createServer((_request, response) => response.end());
  const port = await new Promise((ready) => {
    site.listen(0, '127.0.0.1', () => {
      const at = site.address();
      ready(typeof at === 'object' ? at?.port : 0);
    });
  });
  address = `http://127.0.0.1:${String(port)}/`;
});

afterEach(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A package whose installer is this program. */
function attempt(
  installer: string,
  more: { readonly site?: string; readonly now?: number; readonly limit?: number } = {},
) {
  const packageFolder = join(folder, 'electron');
  mkdirSync(packageFolder, { recursive: true });
  writeFileSync(join(packageFolder, 'install.js'), installer);
  const said: string[] = [];
  const note = join(folder, 'home', 'electron-not-fetched');
  const log = (sentence: string) => said.push(sentence);
  const fetched = fetchElectron({ packageFolder, note, site: address, log, now: Date.now(), ...more });
  return { fetched, said, note };
}

test('RUN-10 where the download site answers, Electron is fetched', async () => {
  const { fetched, said, note } = attempt('process.exit(0)');
  expect(await fetched).toBe(true);
  expect(said).toEqual([expect.stringContaining('Fetching Electron')]);
  expect(existsSync(note)).toBe(false);
});

test('RUN-10 offline nothing is tried and nothing is said', async () => {
  const { fetched, said, note } = attempt('process.exit(0)', { site: 'http://127.0.0.1:9/' });
  expect(await fetched).toBe(false);
  expect([said, existsSync(note)]).toEqual([[], false]);
});

test('RUN-10 a fetch that fails is said, and not tried again on the same day', async () => {
  const first = attempt('process.exit(1)');
  expect(await first.fetched).toBe(false);
  expect(first.said.at(-1)).toContain('could not be fetched');
  const again = attempt('process.exit(0)');
  expect([await again.fetched, again.said]).toEqual([false, []]);
  const dayBefore = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(first.note, dayBefore, dayBefore);
  expect(await attempt('process.exit(0)').fetched).toBe(true);
});

test('RUN-10 a fetch that takes too long is given up', async () => {
  expect(await attempt('setInterval(() => {}, 1000)', { limit: 200 }).fetched).toBe(false);
});

test('RUN-10 a mirror that a person has set is asked instead', () => {
  expect(electronSite({ ELECTRON_MIRROR: 'https://mirror.example/' })).toBe('https://mirror.example/');
  expect(electronSite({})).toContain('github.com/electron');
});
