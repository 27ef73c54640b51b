import { expect, test } from 'vitest';
import { isDeveloperKey } from './keys';
import { menuFor } from './menu';
import { mayReach, mayUse } from './permissions';
import { webPreferences, windowOptions } from './preferences';

const bounds = { x: 0, y: 0, width: 1280, height: 800 };

test('SHL-1, RUN-12 a page in the window can do what a page in a browser can, and goes on while hidden', () => {
  expect(webPreferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: false,
    spellcheck: false,
    backgroundThrottling: false,
  });
});

test('SHL-1, SHL-9 a window adds its preload to them and, where somebody develops, the tools; nothing else', () => {
  const { preload, devTools, ...others } = windowOptions(bounds, '/app/preload.cjs', false).webPreferences ?? {};
  expect({ ...others, devTools }).toEqual(webPreferences);
  expect({ preload, devTools }).toEqual({ preload: '/app/preload.cjs', devTools: false });
  expect(windowOptions(bounds, '', true).webPreferences).toEqual({ ...webPreferences, preload: '', devTools: true });
});

test('SHL-4, RUN-12 a page is given what it needs and asks in vain for the rest', () => {
  for (const permission of ['notifications', 'clipboard-sanitized-write', 'persistent-storage'])
    expect(mayUse(permission)).toBe(true);
  for (const permission of [
    ...['geolocation', 'media', 'usb', 'serial', 'hid', 'openExternal', 'fullscreen', 'clipboard-read', 'midi'],
    ...['display-capture', 'pointerLock', 'keyboardLock', 'idle-detection', 'fileSystem', 'unknown', '', 'constructor'],
  ])
    expect([mayUse(permission), mayReach(permission)]).toEqual([false, false]);
  for (const permission of ['local-network-access', 'local-network', 'loopback-network'])
    expect([mayUse(permission), mayReach(permission)]).toEqual([false, true]);
});

const key = (name: string, held = '') => ({
  type: 'keyDown',
  key: name,
  control: held.includes('ctrl'),
  meta: held.includes('meta'),
  shift: held.includes('shift'),
  alt: held.includes('alt'),
});

test('SHL-9 no key reloads the page or opens developer tools, and typing is left alone', () => {
  for (const pressed of [
    ...[key('F5'), key('F12'), key('r', 'ctrl'), key('R', 'ctrl shift'), key('r', 'meta'), key('F5', 'ctrl')],
    ...[key('I', 'ctrl shift'), key('i', 'meta alt'), key('J', 'ctrl shift'), key('C', 'ctrl shift')],
  ])
    expect(isDeveloperKey(pressed)).toBe(true);
  for (const pressed of [
    ...[key('r'), key('R', 'shift'), key('i'), key('c', 'ctrl'), key('v', 'ctrl'), key('k', 'ctrl'), key('F2')],
    { ...key('F5'), type: 'keyUp' },
  ])
    expect(isDeveloperKey(pressed)).toBe(false);
});

test('SHL-9 no menu holds them either', () => {
  expect(menuFor('linux')).toBeNull();
  expect(menuFor('win32')).toBeNull();
  expect(menuFor('darwin')?.map(({ role }) => role)).toEqual(['appMenu', 'editMenu', 'windowMenu']);
});
