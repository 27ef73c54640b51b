import { expect, test } from 'vitest';
import { isOurs, mayLoad, mayOpenOutside, serverAddress } from './addresses';

const server = new URL('https://waybill.example:8443');

test('RUN-12, SHL-3 a server is reached by https, or by http on this computer', () => {
  expect(serverAddress('http://127.0.0.1:8080/')?.href).toBe('http://127.0.0.1:8080/');
  expect(serverAddress('http://[::1]:8080')?.origin).toBe('http://[::1]:8080');
  expect(serverAddress('https://waybill.example/some/path?x#y')?.href).toBe('https://waybill.example/');
  for (const given of [
    undefined,
    '',
    'waybill',
    'http://waybill.example/',
    'http://127.0.0.1.evil.example/',
    'https://maria:secret@waybill.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ws://127.0.0.1/',
  ])
    expect(serverAddress(given)).toBeNull();
});

test('SHL-5 our own pages are those of the bundle, whatever another address looks like', () => {
  for (const target of ['app://waybill', 'app://waybill/', 'app://waybill/orders/7?x#y', 'APP://waybill/'])
    expect(isOurs(target)).toBe(true);
  for (const target of [
    '',
    'nonsense',
    'app://waybill.evil/',
    'app://waybill@evil/',
    'app://maria@waybill/',
    'app://waybill:80/',
    'app:waybill',
    'app:///waybill',
    'https://waybill/',
    'file:///app://waybill/',
    'https://evil.example/app://waybill/',
    'about:blank',
    'javascript:location="app://waybill/"',
  ])
    expect(isOurs(target)).toBe(false);
});

test('SHL-3 a page loads from the bundle and from its one server, and from nowhere else', () => {
  for (const target of [
    'app://waybill/assets/index.js',
    'https://waybill.example:8443/api/v1/setup',
    'wss://waybill.example:8443/socket.io/',
    'data:image/png;base64,AA==',
    'blob:app://waybill/0190c1f0-0000-7000-8000-000000000000',
  ])
    expect(mayLoad(server, target)).toBe(true);
  for (const target of [
    'https://waybill.example/',
    'ws://waybill.example:8443/',
    'http://waybill.example:8443/',
    'https://fonts.example/a.woff2',
    'file:///etc/passwd',
    'blob:https://evil.example/0190c1f0-0000-7000-8000-000000000000',
    'chrome://settings',
    'nonsense',
  ])
    expect(mayLoad(server, target)).toBe(false);
});

test('SHL-5 only pages of the server and letters to one address are opened outside', () => {
  for (const target of ['https://waybill.example:8443/docs', 'mailto:maria@shop.example'])
    expect(mayOpenOutside(server, target)).toBe(true);
  for (const target of [
    'https://evil.example/',
    'https://maria:secret@waybill.example:8443/',
    'http://waybill.example:8443/',
    'mailto:maria@shop.example?attach=/etc/passwd',
    'mailto:a@b.example,c@d.example',
    'file:///usr/bin/xcalc',
    'smb://evil.example/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'nonsense',
    `https://waybill.example:8443/${'a'.repeat(2_000)}`,
  ])
    expect(mayOpenOutside(server, target)).toBe(false);
});
