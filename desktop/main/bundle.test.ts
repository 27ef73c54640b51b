import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SCHEME, bundle, fileOf } from './bundle';

const above = mkdtempSync(join(tmpdir(), 'waybill-bundle-'));
const folder = join(above, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<p>Waybill</p>');
writeFileSync(join(folder, 'assets', 'index.js'), 'let waybill');
writeFileSync(join(folder, 'notes.exe'), 'secret');
writeFileSync(join(above, 'secret.js'), 'secret');
mkdirSync(join(above, 'renderer-old'));
writeFileSync(join(above, 'renderer-old', 'secret.js'), 'secret');
afterAll(() => {
  rmSync(above, { recursive: true, force: true });
});

const answer = bundle(folder, () => new URL('https://waybill.example'));
const get = (url: string) => answer({ method: 'GET', url });

test('SHL-2 the bundle is given out by name, and every address of a screen opens the start', async () => {
  const script = await get('app://waybill/assets/index.js');
  expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  expect(await script.text()).toBe('let waybill');
  for (const address of ['app://waybill', 'app://waybill/', 'app://waybill/orders/0190?tab=lines#top']) {
    const page = await get(address);
    expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toBe('<p>Waybill</p>');
  }
});

test.each([
  'app://waybill/../secret.js',
  'app://waybill/..%2fsecret.js',
  'app://waybill/%2e%2e/secret.js',
  'app://waybill/%2e%2e%2fsecret.js',
  'app://waybill/assets/..%2f..%2fsecret.js',
  'app://waybill/..%5csecret.js',
  'app://waybill/..%2frenderer-old/secret.js',
  'app://waybill//etc/passwd.js',
  'app://waybill/%00.js',
  'app://waybill/%ff.js',
  'app://waybill/C:/secret.js',
  'app://waybill/notes.exe',
  'app://waybill/missing.js',
  'app://evil/assets/index.js',
  'app://waybill.evil/assets/index.js',
  'file:///assets/index.js',
  'nonsense',
])('SHL-2 %s gives nothing', async (url) => {
  const { status, headers, body } = await get(url);
  expect([status, body]).toEqual([404, null]);
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

test('SHL-2 no path names a file outside the folder', () => {
  for (const path of ['/../secret.js', '/%2e%2e/secret.js', '/a/../../secret.js', '/..%2frenderer-old/secret.js'])
    expect(fileOf(folder, path)).toBeNull();
  expect(fileOf(folder, '/a/../assets/index.js')).toBe(join(folder, 'assets', 'index.js'));
});

test('SHL-2 the bundle is read and nothing else', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
    expect((await answer({ method, url: 'app://waybill/' })).status).toBe(405);
  expect(SCHEME).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});

const policy = (connect: string) =>
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob: data:;font-src 'self';" +
  `connect-src 'self' ${connect};worker-src 'self' blob:;manifest-src 'self';object-src 'none';` +
  "base-uri 'none';form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script'";

test('SHL-3 each page has the policy of the browser shell, with its configured server to talk to', async () => {
  const { headers } = await get('app://waybill/');
  expect(headers.get('Content-Security-Policy')).toBe(policy('https://waybill.example wss://waybill.example'));
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  const local = await bundle(folder, () => new URL('http://127.0.0.1:8080'))({ method: 'GET', url: 'app://waybill/' });
  expect(local.headers.get('Content-Security-Policy')).toBe(policy('http://127.0.0.1:8080 ws://127.0.0.1:8080'));
});

test('SHL-3, SHL-13 a page talks to nobody before the server is said, and to exactly that one from the next page on', async () => {
  let server: URL | null = null;
  const give = bundle(folder, () => server);
  const policyNow = async () =>
    (await give({ method: 'GET', url: 'app://waybill/' })).headers.get('Content-Security-Policy');
  expect(await policyNow()).toContain("connect-src 'self';");
  server = new URL('https://waybill.example');
  expect(await policyNow()).toContain("connect-src 'self' https://waybill.example wss://waybill.example;");
});
