// The grid in a real browser: twenty thousand rows by keyboard and pointer, and what they cost.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findTestBrowser } from './browser';
import { bundledDocument } from './data-grid/bundle';

const browser = await findTestBrowser();
const folder = mkdtempSync(join(tmpdir(), 'waybill-grid-'));
const file = join(folder, 'grid.html');
const complaints: string[] = [];
let context: BrowserContext | undefined;
let page: Page;

beforeAll(async () => {
  if (browser === null) return;
  writeFileSync(file, await bundledDocument());
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: browser.program,
    args: [...browser.args],
    viewport: { width: 1000, height: 600 },
  });
});
afterAll(async () => {
  await context?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  if (context === undefined) return;
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate('show(20000)');
});
afterEach(async () => {
  if (context === undefined) return;
  await page.close();
  expect(complaints.splice(0)).toEqual([]);
});

const grid = () => page.getByRole('grid', { name: 'Orders' });
const row = (number: number) => page.locator(`[id$="-row-WB-${String(number).padStart(7, '0')}"]`);
const head = (name: string) => page.getByRole('columnheader', { name });
const cursor = () => page.locator('#cursor').textContent();
const selected = () => page.locator('#selected').textContent();
const opened = () => page.locator('#opened').textContent();
const said = () => page.locator('.data-grid > [role=status]').textContent();
const drawnRows = () => page.locator('.data-body > .data-row').count();
const topOf = async (number: number) => (await row(number).boundingBox())?.y;
const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};
const columnNames = async () =>
  await page.locator('.data-head [data-column]').evaluateAll((cells) => cells.map((cell) => cell.dataset['column']));

test.skipIf(browser === null)(
  'GRD-1 twenty thousand rows scroll as one set, of which few are in the page',
  async () => {
    await expect(grid().getAttribute('aria-rowcount')).resolves.toBe('20001');
    await grid().focus();
    await keys('End');
    await expect.poll(cursor).toBe('WB-0000001');
    expect(await row(1).getAttribute('aria-rowindex')).toBe('20001');
    expect(await row(1).isVisible()).toBe(true);
    await page.evaluate('scroll(30, 5000)');
    expect(await drawnRows()).toBeLessThan(120);
  },
);

test.skipIf(browser === null)(
  'GRD-1 rows that are not loaded are asked for, and the cursor goes to them when they come',
  async () => {
    await page.evaluate('show(20000, true)');
    await row(20_000).waitFor();
    await grid().focus();
    await keys('ArrowDown', 'End');
    await expect.poll(cursor).toBe('WB-0000001');
    await keys('Control+Home', 'Shift+PageDown', 'Shift+End');
    await expect.poll(selected, { timeout: 20_000 }).toBe('20000');
  },
);

test.skipIf(browser === null)('GRD-2 the grid is one tab stop, and its keys move, open and clear', async () => {
  await grid().focus();
  await keys('ArrowDown', 'j', 'j', 'k');
  expect(await cursor()).toBe('WB-0019999');
  const active = await grid().getAttribute('aria-activedescendant');
  expect(active).toBe(await row(19_999).getAttribute('id'));
  await keys('PageDown');
  expect(Number((await cursor())?.slice(3))).toBeLessThan(19_990);
  await keys('Control+Home');
  expect(await cursor()).toBe('WB-0020000');
  await keys('Enter');
  expect(await opened()).toBe('here WB-0020000');
  await keys('Control+Enter');
  expect(await opened()).toBe('apart WB-0020000');
  await row(19_998).click({ button: 'middle' });
  expect(await opened()).toBe('apart WB-0019998');
  await keys('Space', 'Escape');
  expect([await selected(), await cursor()]).toEqual(['0', 'WB-0020000']);
  await keys('Escape');
  expect(await cursor()).toBe('');
  await keys('Tab');
  expect(await grid().evaluate((element) => element.contains(document.activeElement))).toBe(false);
});

test.skipIf(browser === null)('GRD-3 selection is apart from the cursor, extends and is read out', async () => {
  await row(19_999).click();
  expect([await cursor(), await selected()]).toEqual(['WB-0019999', '0']);
  await keys('Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp');
  expect([await cursor(), await selected(), await said()]).toEqual(['WB-0019998', '2', '2 selected']);
  await row(19_995).click({ modifiers: ['Shift'] });
  expect(await selected()).toBe('5');
  expect(await row(19_996).getAttribute('aria-selected')).toBe('true');
  await row(19_996).click({ modifiers: ['ControlOrMeta'] });
  await row(19_990).locator('.choose').click();
  expect([await cursor(), await selected()]).toEqual(['WB-0019995', '5']);
  await keys('Control+a');
  expect(await selected()).toBe('20000');
});

test.skipIf(browser === null)(
  'GRD-3 selecting all takes what is loaded first, and the whole set when asked again',
  async () => {
    await page.evaluate('show(20000, true)');
    await row(20_000).click();
    await keys('Control+a');
    expect(Number(await selected())).toBeLessThan(1_000);
    await keys('Control+a');
    expect(await selected()).toBe('20000');
  },
);

test.skipIf(browser === null)(
  'GRD-4 a header sorts up, down and not; with Shift by several, numbered and read out',
  async () => {
    await head('Total').click();
    expect([await head('Total').getAttribute('aria-sort'), await said()]).toEqual(['ascending', 'Total up']);
    await head('Total').click();
    expect(await head('Total').getAttribute('aria-sort')).toBe('descending');
    await head('Customer').click({ modifiers: ['Shift'] });
    expect(await said()).toBe('Total down, Customer up');
    expect(await page.locator('.sorted').allTextContents()).toEqual(['2', '1']);
    await head('Total').click();
    await head('Total').click();
    await head('Total').click();
    expect([await head('Total').getAttribute('aria-sort'), await said()]).toEqual(['none', 'Unsorted']);
  },
);

test.skipIf(browser === null)('GRD-4 the header is reached and sorts by keyboard', async () => {
  await grid().focus();
  await keys('ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter');
  expect(await head('Customer').getAttribute('aria-sort')).toBe('ascending');
  expect(await grid().getAttribute('aria-activedescendant')).toBe(await head('Customer').getAttribute('id'));
  await keys('ArrowRight', 'Shift+Enter', 'ArrowDown', 'ArrowDown');
  expect(await said()).toBe('Customer up, State up');
  expect(await cursor()).not.toBe('');
});

test.skipIf(browser === null)('GRD-5 columns leave where the window is narrow, and the row never breaks', async () => {
  expect(await columnNames()).toContain('site');
  await page.setViewportSize({ width: 700, height: 600 });
  await expect.poll(columnNames).not.toContain('site');
  await page.setViewportSize({ width: 1000, height: 600 });
  await expect.poll(columnNames).toContain('site');
});

test.skipIf(browser === null)('GRD-6 all that the pointer does to a column the menu does by keyboard', async () => {
  await grid().focus();
  await keys('ArrowUp', 'ArrowRight', 'Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Move right' }).press('Enter');
  expect((await columnNames()).slice(0, 3)).toEqual(['number', 'customer', 'placed']);
  await expect.poll(() => grid().evaluate((element) => element === document.activeElement)).toBe(true);
  const width = async () => (await head('Placed').boundingBox())?.width;
  await keys('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Wider' }).press('Enter');
  await expect.poll(width).toBe(100);
  await page.getByRole('menuitem', { name: 'Hide' }).press('Enter');
  expect(await columnNames()).not.toContain('placed');
  expect(await said()).toBe('Placed hidden');
  await keys('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Placed' }).press('Enter');
  expect((await columnNames()).slice(0, 3)).toEqual(['number', 'customer', 'placed']);
  await head('Order').click({ button: 'right' });
  expect(await page.getByRole('menuitem', { name: 'Hide' }).count()).toBe(0);
});

test.skipIf(browser === null)(
  'GRD-6 an edge is dragged to resize, and fits its column when double-clicked',
  async () => {
    const edge = head('Customer').locator('.data-edge');
    const box = await edge.boundingBox();
    const before = (await head('Customer').boundingBox())?.width ?? 0;
    if (box === null) throw new Error('the edge is not there');
    await page.mouse.move(box.x + 3, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x - 47, box.y + 10, { steps: 5 });
    await page.mouse.up();
    expect((await head('Customer').boundingBox())?.width).toBe(before - 50);
    expect(await head('Customer').getAttribute('aria-sort')).toBe('none');
    await edge.dblclick();
    const fitted = (await head('Customer').boundingBox())?.width ?? 0;
    expect(fitted).toBeGreaterThanOrEqual(120);
    expect(fitted).toBeLessThan(before);
    expect(
      await row(20_000)
        .locator('.cut')
        .evaluate((name) => name.scrollWidth <= name.clientWidth),
    ).toBe(true);
  },
);

test.skipIf(browser === null)('GRD-7 rows that come in on top move nothing that is looked at', async () => {
  await row(19_995).click();
  const before = await topOf(19_995);
  await page.evaluate('insert(12)');
  await expect.poll(() => row(19_995).getAttribute('aria-rowindex')).toBe('19');
  expect([await topOf(19_995), await cursor()]).toEqual([before, 'WB-0019995']);
  await keys('ArrowDown');
  expect(await cursor()).toBe('WB-0019994');

  await page.evaluate('scroll(3, 4000)');
  const seen = await page.locator('.data-body > .data-row').nth(12).getAttribute('id');
  const place = async () => (await page.locator(`[id="${seen ?? ''}"]`).boundingBox())?.y;
  const held = await place();
  await page.evaluate('insert(500)');
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('20513');
  expect(await place()).toBe(held);
});

test.skipIf(browser === null)('GRD-7 new rows wait until they are asked for, and density keeps the place', async () => {
  await page.evaluate('hold(12)');
  await page.getByRole('button', { name: '12 new · show' }).click();
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('20013');
  await row(19_990).click();
  const before = await topOf(19_990);
  await page.evaluate(`setLayout({ order: [], widths: {}, hidden: [], density: 'comfortable' })`);
  await expect.poll(async () => (await row(19_990).boundingBox())?.height).toBe(40);
  await expect.poll(() => topOf(19_990)).toBe(before);
});

test.skipIf(browser === null)('GRD-8 a row that did not change is not drawn again', async () => {
  await row(19_998).click();
  const drawn = () => page.evaluate('drawn.cells');
  const before = Number(await drawn());
  await keys('ArrowDown', 'Space', 'Shift+ArrowDown');
  await page.evaluate('insert(1)');
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('20002');
  await page.evaluate(`change('WB-0019998')`);
  await row(19_998).getByText('Changed').waitFor();
  // One that moved into view, one that changed.
  expect(Number(await drawn()) - before).toBeLessThanOrEqual(3);
});

test.skipIf(browser === null)(
  'GRD-9 figures stand on the right in both directions, and names at the start',
  async () => {
    const ends = async (name: string) => {
      const cell = await row(20_000).locator(`[data-column="${name}"]`).boundingBox();
      const content = await row(20_000).locator(`[data-column="${name}"] > *`).boundingBox();
      if (cell === null || content === null) throw new Error(`no ${name}`);
      return cell.x + cell.width - content.x - content.width < content.x - cell.x ? 'right' : 'left';
    };
    expect([await ends('total'), await ends('number')]).toEqual(['right', 'left']);
    await page.evaluate(`document.documentElement.dir = 'rtl'`);
    expect([await ends('total'), await ends('number')]).toEqual(['right', 'right']);
  },
);

test.skipIf(browser === null)('GRD-10 scrolling draws the rows that come into view and no others', async () => {
  await page.evaluate('show(100000)');
  const before = Number(await page.evaluate('drawn.cells'));
  await page.evaluate('scroll(50, 32)');
  const drawn = Number(await page.evaluate('drawn.cells')) - before;
  expect(drawn).toBeGreaterThanOrEqual(50);
  expect(drawn).toBeLessThanOrEqual(60);
});

test.skipIf(browser === null)(
  'GRD-11 axe finds nothing in any theme: with rows, with a menu, without rows',
  async () => {
    const found = async () => {
      const { violations } = await new AxeBuilder({ page }).disableRules(['page-has-heading-one']).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    };
    await row(19_998).click();
    await keys('Space', 'ArrowDown');
    await head('Total').click();
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      expect(await found()).toEqual([]);
    }
    await head('Total').click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    expect(await found()).toEqual([]);
    await keys('Escape');
    await page.evaluate('remove()');
    await page.getByText('No orders.').waitFor();
    expect(await found()).toEqual([]);
  },
);
