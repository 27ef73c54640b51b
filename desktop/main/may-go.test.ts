import { expect, test } from 'vitest';
import { mayGo, mayUse, serverAddress } from './may-go';
import { webPreferences } from './preferences';

const server = new URL('http://127.0.0.1:8080/');

test('RUN-12 the window opens a web address and nothing else', () => {
  expect(serverAddress('http://127.0.0.1:8080/')?.href).toBe(server.href);
  for (const given of [undefined, '', 'waybill', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x'])
    expect(serverAddress(given)).toBeNull();
});

test('RUN-12 the window stays with its server', () => {
  expect(mayGo(server, 'http://127.0.0.1:8080/orders')).toBe(true);
  for (const target of [
    'http://127.0.0.1:8081/',
    'https://127.0.0.1:8080/',
    'http://example.com/',
    'file:///',
    'nonsense',
  ])
    expect(mayGo(server, target)).toBe(false);
});

test('RUN-12 a page is given what it needs and asks in vain for the rest', () => {
  expect(mayUse('notifications')).toBe(true);
  for (const permission of ['geolocation', 'media', 'usb', 'serial', 'hid', 'openExternal', 'fullscreen'])
    expect(mayUse(permission)).toBe(false);
});

test('RUN-12 a page in the window can do what a page in a browser can', () => {
  expect(webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    backgroundThrottling: false,
  });
});
