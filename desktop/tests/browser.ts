// A real browser for the whole-system tests: one of this computer's, else the one npm brings along, else none.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { browserFlags } from '../shell/browser-flags.mjs';
import { findBrowser } from '../shell/find-browser.mjs';
import { thisComputer } from '../shell/this-computer.mjs';
import type { Computer } from '../shell/this-computer.mjs';
import { unpackedBrowser } from './unpacked-browser';

export type TestBrowser = {
  readonly program: string;
  readonly args: readonly string[];
  readonly from: 'this computer' | 'npm';
};

/** Null where there is none; it says so loudly, because then a promise of the product goes unproven in this run. */
export async function findTestBrowser(computer: Computer = thisComputer()): Promise<TestBrowser | null> {
  const args = browserFlags(computer);
  const own = findBrowser(computer);
  if (own !== null && runs(own)) return { program: own, args, from: 'this computer' };
  const unpacked = await unpackedBrowser();
  if (unpacked !== null && runs(unpacked)) return { program: unpacked, args: [...args, '--no-sandbox'], from: 'npm' };
  console.warn(
    'SKIPPED: no browser runs here. Install Chromium (or libnss3, for the one npm brings) to test in a real one.',
  );
  return null;
}

/** The profile folder is the desktop's disk: opened again, it is the same desktop after a cold start. */
export async function withBrowser<Result>(
  browser: TestBrowser,
  profileFolder: string,
  visit: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: browser.program,
    args: [...browser.args],
    headless: true,
  });
  try {
    return await visit(context);
  } finally {
    await context.close();
  }
}

/** A browser can be there and yet lack a library of the system. */
function runs(program: string): boolean {
  if (process.platform !== 'linux') return existsSync(program); // elsewhere asking for the version opens a window
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
