// Every screen in a real browser: whole at every width and in every language, free of what axe finds in every theme.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sayIn } from '../../renderer/screens/language/say-in';
import type { Language } from '../../renderer/screens/language/words';
import { findTestBrowser } from '../browser';
import type { Account } from '../system/people';
import type { AxeScope } from './axe-faults';
import { axeFaults } from './axe-faults';
import type { Books } from './books';
import { booksAreHere, keepBooks } from './books';
import type { Company } from '../system/company';
import { openCompany } from '../system/company';
import { listenForComplaints, screensAreKept, signIn } from '../system/desk';
import { walkByTab } from './focus-faults';
import { layoutFaults } from './layout-faults';
import type { Screen, Stage } from './screens';
import { EMPTY_SCREENS, SCREENS, leave, show } from './screens';

const browser = await findTestBrowser();
/** A folder for pictures of all of it, for whoever wants to look. */
const PICTURES = process.env.WAYBILL_PICTURES;

const SIZES = {
  narrow: { width: 1024, height: 768 },
  normal: { width: 1280, height: 800 },
  wide: { width: 1920, height: 1080 },
  /** A window of 1280 x 800 at 200 %. */
  zoomed: { width: 640, height: 400 },
} as const;
type Size = keyof typeof SIZES;
type Theme = 'light' | 'dark' | 'contrast';

let chrome: Browser;
let company: Company;
let maria: Account;
let ben: Account;
let books: Books;
let page: Page;
let language: Language = 'en';
const complaints: string[] = [];

const stage = (): Stage => ({ page, say: sayIn(language), books });

beforeAll(async () => {
  if (browser === null) return;
  company = await openCompany('screens');
  maria = await company.hire('maria', ['warehouse', 'finance', 'manager', 'admin']);
  ben = await company.hire('ben', ['manager']);
  chrome = await chromium.launch({ executablePath: browser.program, args: [...browser.args] });
  page = await newPage();
  await signIn(page, company.url, maria);
  await screensAreKept(page);
}, 180_000);

afterAll(async () => {
  if (browser === null) return;
  await chrome.close();
  await company.close();
});

async function newPage(): Promise<Page> {
  const opened = await chrome.newPage({ viewport: SIZES.normal, reducedMotion: 'reduce' });
  listenForComplaints(opened, complaints);
  return opened;
}

async function standAt(size: Size, theme: Theme = 'light'): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name.replaceAll(/\W+/g, '-')}.png`) });
}

type Faults = Readonly<Record<string, readonly string[]>>;
const found = (faults: Faults) => Object.fromEntries(Object.entries(faults).filter(([, some]) => some.length > 0));

async function faultsAt(
  sizes: readonly Size[],
  name: string,
  scopes: Partial<Record<Size, AxeScope>>,
): Promise<Faults> {
  const faults: Record<string, readonly string[]> = {};
  for (const size of sizes) {
    await standAt(size);
    await picture(`${name} ${size}`);
    const scope = scopes[size];
    faults[size] = [...(await layoutFaults(page)), ...(scope === undefined ? [] : await axeFaults(page, scope))];
  }
  return faults;
}

/** Once in full, then what changes: colours with the theme, structure with the width. */
async function lookAt(name: string): Promise<void> {
  const sizes = await faultsAt(['wide', 'narrow', 'zoomed', 'normal'], name, {
    ...{ normal: 'all', narrow: 'structure', zoomed: 'zoomed' },
  });
  const themes: Record<string, readonly string[]> = {};
  for (const theme of ['dark', 'contrast'] as const) {
    await standAt('normal', theme);
    await picture(`${name} ${theme}`);
    themes[theme] = await axeFaults(page, 'colours');
  }
  await standAt('zoomed');
  const { faults, stops } = await walkByTab(page);
  await standAt('normal');
  expect(found({ ...sizes, ...themes, focus: faults })).toEqual({});
  expect(stops).not.toEqual([]);
}

async function onScreen(screen: Screen, look: (name: string) => Promise<void>): Promise<void> {
  await show(screen, stage());
  try {
    await look(screen.name);
  } finally {
    await leave(screen, stage());
  }
  expect(complaints.splice(0)).toEqual([]);
}

describe('with nothing there yet', () => {
  test.skipIf(browser === null).each(EMPTY_SCREENS)('FRM-15 FRM-16 $name', (screen) => onScreen(screen, lookAt));
});

describe('with everything there', () => {
  beforeAll(async () => {
    if (browser === null) return;
    books = await keepBooks(company, maria, ben);
    await booksAreHere(page, company, books);
  }, 120_000);

  test.skipIf(browser === null).each(SCREENS)('FRM-15 FRM-16 $name', (screen) => onScreen(screen, lookAt));

  describe.each(['de', 'pseudo'] as const)('in %s', (other) => {
    beforeAll(async () => {
      if (browser === null) return;
      language = other;
      await page.evaluate((name) => {
        localStorage.setItem('waybill.language', name);
      }, other);
      await page.goto(company.url);
      await page.locator('.nav').waitFor();
    });

    test.skipIf(browser === null).each(SCREENS)('FRM-15 $name', (screen) =>
      onScreen(screen, async (name) => {
        expect(found(await faultsAt(['zoomed', 'narrow', 'normal'], `${name} ${other}`, {}))).toEqual({});
        if (other === 'pseudo') expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      }),
    );
  });
});

describe('at the door', () => {
  beforeAll(async () => {
    if (browser === null) return;
    await page.close();
    language = 'en';
    page = await newPage();
  });

  test.skipIf(browser === null)('FRM-15 FRM-16 the first sign-in, and a name that is not right', async () => {
    await page.goto(company.url);
    await page.getByLabel('Name', { exact: true }).fill('nobody');
    await lookAt('the first sign-in');
    await page.getByLabel('Password').press('Enter');
    await page.locator('.fault').waitFor();
    await lookAt('a sign-in that failed');
  });

  test.skipIf(browser === null)('FRM-15 FRM-16 setting up', async () => {
    await page.goto(`${company.url}/setup#token=none`);
    await page.getByRole('heading', { name: 'Set up Waybill.' }).waitFor();
    await lookAt('setting up');
  });

  test.skipIf(browser === null)(
    'FRM-15 FRM-16 without the server: at the door of somebody known, and at the board with unsent work',
    async () => {
      await signIn(page, company.url, maria);
      await screensAreKept(page);
      await page.goto(`${company.url}/orders?order=${books.placed}`);
      const complete = page.getByRole('button', { name: 'Complete order' });
      await complete.waitFor();
      await company.stop();
      await complete.click();
      await page.locator('.data-row .tag').first().waitFor();
      await page.locator('.toast').getByRole('button', { name: 'Close' }).click();
      await lookAt('unsent work on the board');
      await page.getByRole('button', { name: 'maria' }).click();
      await page.getByRole('menuitem', { name: 'Switch person' }).click();
      await page.getByText('The server cannot be reached.').first().waitFor();
      await lookAt('a door without the server');
    },
  );
});
