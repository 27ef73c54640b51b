// Every address of the router is among the screens that are looked at; one that is forgotten turns this red.
import { expect, test, vi } from 'vitest';
import { EMPTY_SCREENS, SCREENS } from './e2e/screens';

test('FRM-15 every route is in the table of screens that are looked at, and the table names no other', async () => {
  // What the screens ask of a browser while they are loaded.
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('navigator', { language: 'en' });
  const { screensRouter } = await import('../renderer/screens/frame/routes');
  const routes = Object.keys(screensRouter().routesByPath).filter((path) => path !== '/'); // leads on to the orders
  const looked = new Set([...SCREENS, ...EMPTY_SCREENS].flatMap(({ route }) => route ?? []));
  expect(routes.length).toBeGreaterThan(8);
  expect([...looked].sort()).toEqual(routes.sort());
});
