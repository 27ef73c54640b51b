import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { keptFile } from './kept-file';
import { onceTold } from './once-told';
import { keepServer, settingsFrom, settingsSchema } from './settings';
import { trustSystemAuthorities } from './trust';

const folder = mkdtempSync(join(tmpdir(), 'waybill-settings-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fail = (why: string) => {
  throw new Error(why);
};
const FILE = '/profile/waybill.json';
const written = (value: unknown) => JSON.stringify(value);

test('SHL-12 the server comes from the environment, else from the file; developer tools from the file alone', () => {
  const file = written({ server: 'https://waybill.example', developerTools: true });
  const fromFile = settingsFrom(undefined, file, FILE);
  expect(fromFile).toMatchObject({ type: 'settings', isFixed: false, developerTools: true });
  expect(fromFile.type === 'settings' && fromFile.server?.href).toBe('https://waybill.example/');
  const fromEnvironment = settingsFrom('http://127.0.0.1:8080/', written({ server: 'https://waybill.example' }), FILE);
  expect(fromEnvironment).toMatchObject({ type: 'settings', isFixed: true, developerTools: false });
  expect(fromEnvironment.type === 'settings' && fromEnvironment.server?.href).toBe('http://127.0.0.1:8080/');
});

test.each([
  [undefined, 'not json'],
  [undefined, written({})],
  [undefined, written({ server: 'http://waybill.example' })],
  [undefined, written({ server: 'https://waybill.example', more: 1 })],
  ['file:///etc/passwd', null],
  ['http://waybill.example', written({ server: 'https://waybill.example' })],
])('SHL-12 a server given as %j and %j is a sentence that says what to do', (url, text) => {
  const settings = settingsFrom(url, text, FILE);
  expect(settings).toMatchObject({ type: 'fault', sentence: expect.stringMatching(/waybill\.json|WAYBILL_URL/) });
});

test('SHL-13 without environment and file the server is not known yet; once said it is kept beside what stands there', () => {
  expect(settingsFrom(undefined, null, FILE)).toMatchObject({ type: 'settings', server: null, isFixed: false });
  const path = join(folder, 'said', 'waybill.json');
  const file = keptFile(path, settingsSchema);
  keepServer(file, new URL('https://waybill.example/orders'));
  expect(settingsFrom(undefined, readFileSync(path, 'utf8'), path)).toMatchObject({ developerTools: false });
  file.write({ server: 'https://waybill.example', developerTools: true });
  keepServer(file, new URL('https://other.example'));
  const kept = settingsFrom(undefined, readFileSync(path, 'utf8'), path);
  expect(kept).toMatchObject({ type: 'settings', isFixed: false, developerTools: true });
  expect(kept.type === 'settings' && kept.server?.origin).toBe('https://other.example');
});

test('SHL-11 a small file comes back as it was written, and as nothing where it cannot be read', () => {
  const path = join(folder, 'deep', 'window.json');
  const file = keptFile(path, z.strictObject({ x: z.int() }));
  expect(file.read()).toBeNull();
  file.write({ x: 7 });
  expect(file.read()).toEqual({ x: 7 });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['window.json']);
  for (const text of ['', '{"x":', '{"x":"7"}', 'null']) {
    writeFileSync(path, text);
    expect(file.read()).toBeNull();
  }
});

test('SHL-7 that there is no keyring is said once per profile', async () => {
  const told = keptFile(join(folder, 'told.json'), z.array(z.string()));
  let times = 0;
  const tell = async () => void (times += 1);
  await onceTold(told, 'no-keyring', tell);
  await onceTold(told, 'no-keyring', tell);
  await onceTold(told, 'something else', tell);
  expect(times).toBe(2);
  const full = { read: () => null, write: () => fail('no space left') };
  await onceTold(full, 'no-keyring', tell);
  expect(times).toBe(3);
});

test('SHL-12 the authorities of the system are trusted beside our own, and no check is switched off', () => {
  const set: string[][] = [];
  trustSystemAuthorities({
    getCACertificates: (store: string) => (store === 'system' ? ['company', 'public'] : ['public']),
    setDefaultCACertificates: (certificates: string[]) => void set.push(certificates),
  });
  expect(set).toEqual([['public', 'company']]);
  expect(() => trustSystemAuthorities({})).not.toThrow();
});
