// Every screen there is, and how to get it in front of somebody. A route that no row names turns a test red.
import type { Page } from 'playwright-core';
import type { Say } from '../../renderer/screens/language/language';
import type { Books } from './books';
import { importFile } from './import-file';

/** The page of somebody who holds every role, in the language that `say` speaks. */
export type Stage = { readonly page: Page; readonly say: Say; readonly books: Books };

export type Screen = {
  readonly name: string;
  /** The address in the table of routes it belongs to; null for what lies over any screen. */
  readonly route: string | null;
  /** The address, where that is all it takes. */
  readonly path: (books: Books) => string;
  /** From there on; ends when the screen is there. */
  readonly show: (stage: Stage) => Promise<void>;
  /** Undoes what Esc and another address do not. */
  readonly leave?: (stage: Stage) => Promise<void>;
};

type Part = Partial<Pick<Screen, 'leave'>> & { readonly route?: string | null };

const at = (
  name: string,
  path: string | ((books: Books) => string),
  show: Screen['show'],
  { route, ...rest }: Part = {},
): Screen => {
  const place = typeof path === 'string' ? () => path : path;
  return { name, path: place, show, ...rest, route: route === undefined ? (routeOf(path) ?? null) : route };
};
const routeOf = (path: unknown) => (typeof path === 'string' ? path.split('?')[0] : undefined);

const grid = ({ page }: Stage) => page.getByRole('grid').waitFor();
const title = (stage: Stage, words: Parameters<Say>[0]) =>
  stage.page.getByRole('heading', { level: 1, name: stage.say(words) }).waitFor();
const button = ({ page }: Stage, name: string) => page.getByRole('button', { name }).first();
const panel = ({ page }: Stage) => page.getByRole('complementary').first().waitFor();
const dialog = ({ page }: Stage) => page.getByRole('dialog').waitFor();

async function withDialog(stage: Stage, opener: string): Promise<void> {
  await button(stage, opener).click();
  await dialog(stage);
}

async function fromPersonMenu(stage: Stage, item: Parameters<Say>[0]): Promise<void> {
  await stage.page.locator('.topbar .avatar').click();
  await stage.page.getByRole('menuitem', { name: stage.say(item) }).click();
  await dialog(stage);
}

const BOARD: readonly Screen[] = [
  at('the order board', '/orders', grid),
  at(
    'the order board with an order beside it',
    ({ placed }) => `/orders?order=${placed}`,
    async (stage) => {
      await grid(stage);
      await panel(stage);
    },
    { route: '/orders' },
  ),
  at(
    'the order board with a selection',
    '/orders?status=%5B%22placed%22%5D',
    async (stage) => {
      await grid(stage);
      await stage.page.getByRole('grid').press('Control+a');
      await stage.page.locator('.bulk-bar').waitFor();
    },
    { leave: async ({ page }) => page.getByRole('grid').press('Escape') },
  ),
  at(
    'the order board where nothing fits',
    '/orders?q=zzzz&from=2020-01-01&to=2020-02-01&unsynced=true&hold=true',
    async (stage) => {
      await stage.page.getByText(stage.say('board.nothing')).waitFor();
    },
  ),
  at(
    'a bulk act to be confirmed',
    '/orders?status=%5B%22placed%22%5D',
    async (stage) => {
      await grid(stage);
      await stage.page.getByRole('grid').press('Control+a');
      await stage.page.locator('.bulk-bar .button').nth(1).click();
      await dialog(stage);
    },
    { leave: async ({ page }) => page.keyboard.press('Escape') },
  ),
  at('a view to be saved', '/orders?q=oxbow', (stage) => withDialog(stage, stage.say('view.save'))),
  at('the menu of a column', '/orders', async (stage) => {
    await grid(stage);
    await stage.page.locator('.data-menu').nth(1).click({ force: true });
    await stage.page.getByRole('menu').waitFor();
  }),
];

const order = (name: string, which: keyof Books, show: Screen['show'], part: Part = {}): Screen =>
  at(
    name,
    (books) => `/orders/${books[which]}`,
    async (stage) => {
      await stage.page.locator('.order-page .timeline').waitFor();
      await show(stage);
    },
    { route: '/orders/$id', ...part },
  );
const asItIs = async () => undefined;

const ORDER: readonly Screen[] = [
  order('an order that is placed', 'placed', asItIs),
  order('an order on hold', 'held', asItIs),
  order('an order the shop disputes', 'disputed', asItIs),
  order('an order that is cancelled', 'cancelled', asItIs),
  order('an order that is completed', 'completed', asItIs),
  order('an order that failed', 'failed', asItIs),
  order(
    'an order being changed',
    'held',
    async (stage) => {
      await stage.page.keyboard.press('e');
      await button(stage, stage.say('amend.keep')).waitFor();
    },
    { leave: async (stage) => button(stage, stage.say('amend.keep')).click() },
  ),
  order('an order to be cancelled', 'held', async (stage) => {
    await stage.page.keyboard.press('x');
    await dialog(stage);
  }),
  at(
    'an order that is not here',
    '/orders/0190a3f0-0000-7000-8000-00000000ffff',
    (stage) => stage.page.getByText(stage.say('order.unknown')).first().waitFor(),
    { route: '/orders/$id' },
  ),
];

const CAPTURE: readonly Screen[] = [
  at('a new order', '/capture', (stage) => title(stage, 'capture.title')),
  at(
    'a new order with mistakes',
    '/capture',
    async (stage) => {
      await title(stage, 'capture.title');
      await stage.page.getByLabel(stage.say('capture.email')).fill('nobody');
      await stage.page.getByLabel(stage.say('capture.sku'), { exact: true }).first().fill('LANT-1');
      await stage.page.keyboard.press('Escape');
      await stage.page.getByLabel(stage.say('capture.quantity')).first().fill('1.5');
      await stage.page.keyboard.press('Control+s');
      await stage.page.getByText(stage.say('capture.fault.customer')).waitFor();
    },
    { leave: async (stage) => button(stage, stage.say('capture.discard')).click() },
  ),
  at(
    'products suggested',
    '/capture',
    async (stage) => {
      await title(stage, 'capture.title');
      await stage.page
        .getByLabel(stage.say('capture.sku'), { exact: true })
        .first()
        .pressSequentially('LANT', { delay: 50 });
      await stage.page.locator('.suggestions [role=option]').first().waitFor();
    },
    {
      leave: async (stage) => {
        await stage.page.keyboard.press('Escape');
        await button(stage, stage.say('capture.discard')).click();
      },
    },
  ),
];

const ATTENTION: readonly Screen[] = [
  at('what was refused', '/attention', ({ page }) => page.locator('.ways').waitFor()),
  at(
    'refusals selected',
    '/attention',
    async ({ page }) => {
      await page.locator('.ways').waitFor();
      await page.getByRole('listbox').press('Control+a');
      await page.locator('.ways [role=status]').waitFor();
    },
    { leave: async ({ page }) => page.keyboard.press('Escape') },
  ),
  at('differences with the shop', '/attention?list=differences', ({ page }) =>
    page.locator('.work-list tbody tr').first().waitFor(),
  ),
  at('messages owed', '/attention?list=owed', ({ page }) => page.locator('.work-list tbody tr').first().waitFor()),
  at('a note on what is owed', '/attention?list=owed', (stage) => withDialog(stage, stage.say('work.note'))),
];

const IMPORT: readonly Screen[] = [
  at('an import: the file', '/import', (stage) => button(stage, stage.say('import.choose')).waitFor()),
  at('an import: the columns', '/import', async (stage) => {
    await button(stage, stage.say('import.choose')).waitFor();
    await stage.page
      .locator('input[type=file]')
      .setInputFiles(importFile(Math.round(Date.now() / 1_000) % 1_000_000, 12));
    await button(stage, stage.say('import.check')).waitFor();
  }),
  at('an import: the dry run', '/import', async (stage) => {
    await button(stage, stage.say('import.check')).click();
    await stage.page.locator('.tiles').waitFor();
  }),
  at('an import: the report', '/import', async (stage) => {
    await stage.page.locator('.import-foot .button.primary').click();
    await stage.page.getByText(stage.say('import.count-on-server', { count: 12 })).waitFor();
  }),
  at('an import to be undone', '/import', (stage) => withDialog(stage, stage.say('import.undo')), {
    leave: async (stage) => {
      await stage.page.keyboard.press('Escape');
      await button(stage, stage.say('import.again')).click();
    },
  }),
];

const record = (
  name: string,
  route: string,
  search: (books: Books) => string,
  show: Screen['show'] = panel,
  part: Part = {},
): Screen => at(name, (books) => `${route}${search(books)}`, show, { route, ...part });

/** A form is sent off as it is, so that it says what it wants. */
const sentOff = async (stage: Stage) => {
  await panel(stage);
  await stage.page.getByRole('complementary').getByRole('textbox').first().press('Enter');
  await stage.page.locator('[aria-invalid=true]').first().waitFor();
};

const RECORDS: readonly Screen[] = [
  at('products', '/products', grid),
  record('a product', '/products', ({ product }) => `?id=${product}`),
  record('a product being changed', '/products', ({ product }) => `?id=${product}&do=change`),
  record('a new product with mistakes', '/products', () => '?do=create', sentOff),
  record(
    'a product to be withdrawn',
    '/products',
    ({ product }) => `?id=${product}`,
    (stage) => withDialog(stage, stage.say('products.withdraw')),
  ),
  at('customers', '/customers', grid),
  record('a customer', '/customers', ({ customer }) => `?id=${customer}`),
  record('a customer being changed', '/customers', ({ customer }) => `?id=${customer}&do=change`),
  record('a new customer with mistakes', '/customers', () => '?do=create', sentOff),
  record('customers to be merged', '/customers', ({ customer }) => `?id=${customer}&do=merge`),
  at('people', '/people', grid),
  record('a person', '/people', ({ person }) => `?id=${person}`),
  record('a person being changed', '/people', ({ person }) => `?id=${person}&do=change`),
  at('somebody to be added, with mistakes', '/people?do=create', sentOff, { route: '/people' }),
  record(
    'a password to be reset',
    '/people',
    ({ person }) => `?id=${person}`,
    (stage) => withDialog(stage, stage.say('people.reset')),
  ),
  at('devices', '/devices', grid),
  at(
    'a device',
    '/devices',
    async (stage) => {
      await grid(stage);
      await stage.page.getByRole('row').nth(1).click();
      await panel(stage);
    },
    { leave: async ({ page }) => page.keyboard.press('Escape') },
  ),
  at('health', '/health', ({ page }) => page.locator('.health tbody tr').first().waitFor()),
  at('sinks', '/sinks', grid),
  at('a sink', '/sinks?name=log', panel),
  at('a sink to be added', '/sinks?do=create', panel),
  at('parked messages', '/parked', (stage) => title(stage, 'parked.title')),
  at('retention', '/retention', ({ page }) => page.locator('.health tbody tr').first().waitFor()),
  at('settings', '/settings', (stage) => title(stage, 'settings.title')),
];

const OVER: readonly Screen[] = [
  at(
    'the palette',
    '/orders',
    async (stage) => {
      await grid(stage);
      await stage.page.keyboard.press('Control+k');
      await stage.page.getByRole('combobox').pressSequentially('a');
      await stage.page.getByRole('option').first().waitFor();
    },
    { route: null },
  ),
  at(
    'the keys',
    '/orders',
    async (stage) => {
      await grid(stage);
      await stage.page.getByRole('grid').press('?');
      await dialog(stage);
    },
    { route: null },
  ),
  at(
    'the sync panel',
    '/orders',
    async (stage) => {
      await stage.page.locator('.sync').click();
      await dialog(stage);
    },
    { route: null },
  ),
  at(
    'the menu of the person',
    '/orders',
    async ({ page }) => {
      await page.locator('.topbar .avatar').click();
      await page.getByRole('menu').waitFor();
    },
    { route: null },
  ),
  ...(['menu.along', 'menu.in', 'menu.sign-out'] as const).map((item) =>
    at(`behind ${item}`, '/orders', (stage) => fromPersonMenu(stage, item), { route: null }),
  ),
];

export const SCREENS: readonly Screen[] = [
  ...BOARD,
  ...ORDER,
  ...CAPTURE,
  ...ATTENTION,
  ...IMPORT,
  ...RECORDS,
  ...OVER,
];

/** What a company that has nothing yet looks at. */
export const EMPTY_SCREENS: readonly Screen[] = [
  at('no orders yet', '/orders', (stage) => stage.page.getByText(stage.say('board.empty')).waitFor()),
  at('nothing refused', '/attention', (stage) => stage.page.getByText(stage.say('attention.empty')).waitFor()),
  at('no difference', '/attention?list=differences', (stage) =>
    stage.page.getByText(stage.say('work.differences.empty')).waitFor(),
  ),
  at('nothing owed', '/attention?list=owed', (stage) => stage.page.getByText(stage.say('work.owed.empty')).waitFor()),
  at('no products yet', '/products', (stage) => stage.page.getByText(stage.say('products.empty')).waitFor()),
  at('no customers yet', '/customers', (stage) => stage.page.getByText(stage.say('customers.empty')).waitFor()),
];

/** Goes there without loading the page anew, as a link does. */
export async function show(screen: Screen, stage: Stage): Promise<void> {
  await stage.page.evaluate((path) => {
    history.pushState({}, '', path);
  }, screen.path(stage.books));
  await screen.show(stage);
}

/** Whatever lies over the page is closed, a layer at a time. */
export async function leave(screen: Screen, stage: Stage): Promise<void> {
  const { page } = stage;
  await screen.leave?.(stage);
  const layers = page.locator('[role=dialog], [role=menu]');
  for (let left = 3; left > 0 && (await layers.count()) > 0; left -= 1) {
    await page.keyboard.press('Escape');
    await layers.first().waitFor({ state: 'detached' });
  }
}
