import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { deviceId, organisationId, personId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { instantFromMillis, plusSeconds } from 'shared/instant';
import type { Entrance } from './entrance';
import { entrance } from './entrance';
import type { Installation } from './local/installation';
import { openInstallation } from './local/installation';
import type { Account, Credentials, Session } from './sync/account';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const PASSWORDS: Readonly<Record<string, string>> = { maria: 'maria-knows-it', ben: 'ben-knows-it-too' };
const UNREACHABLE = { type: 'unreachable' } as const;

const sessionOf = (name: string, device: Credentials['deviceId'], organisation = 1): Session => ({
  accessToken: `token of ${name}`,
  organisationId: organisationId(uuid(organisation)),
  person: { id: personId(uuid(name.length)), name, signInName: name, roles: ['warehouse'] },
  device: { id: device, code: `W${name.length}` },
});
const no = (code: string) => ({ type: 'refused' as const, status: 401, code, sentence: `No: ${code}`, faults: [] });

/** The server's side of signing in, which can be switched off. */
function serverOf(organisation = 1) {
  const server = { isUp: true, devices: new Map<string, string>(), sessions: new Set<string>(), asked: 0 };
  const account: Account = {
    signIn: async ({ signInName, password, deviceId: device }) => {
      server.asked += 1;
      if (!server.isUp) return UNREACHABLE;
      if (PASSWORDS[signInName] !== password) return no('not-recognised');
      if ((server.devices.get(device) ?? signInName) !== signInName) return no('device-of-another');
      server.devices.set(device, signInName);
      server.sessions.add(device);
      return { type: 'answer', body: sessionOf(signInName, device, organisation) };
    },
    goOn: async (device) => {
      if (!server.isUp) return UNREACHABLE;
      const name = server.devices.get(device);
      return name === undefined || !server.sessions.has(device)
        ? no('signed-out')
        : { type: 'answer', body: sessionOf(name, device, organisation) };
    },
    signOut: async () => UNREACHABLE,
    isEmpty: async () => UNREACHABLE,
    organisation: async () => ({ type: 'answer', body: organisationId(uuid(organisation)) }),
    setUp: async () => UNREACHABLE,
  };
  return { server, account };
}

let now: Instant;
let disk: IDBFactory;
let there: ReturnType<typeof serverOf>;
let installation: Installation;
let tab: Map<string, string>;
let address: string;

beforeEach(async () => {
  now = instantFromMillis(1_764_000_000_000);
  disk = new IDBFactory();
  there = serverOf();
  installation = await openInstallation(disk);
  tab = new Map();
  address = 'https://waybill.example';
});

/** A new window of the same browser. */
const door = (): Entrance =>
  entrance({
    installation,
    account: there.account,
    server: address,
    subtle: crypto.subtle,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: () => now,
    window: { getItem: (name) => tab.get(name) ?? null, setItem: (name, value) => tab.set(name, value) },
    deviceName: 'this computer',
  });

test('SGN-1 who signed in with the server comes in without it, with the same device', async () => {
  const online = await door().signIn('maria', 'maria-knows-it');
  there.server.isUp = false;
  const offline = await door().signIn(' MARIA', 'maria-knows-it');
  expect([online.type, offline.type]).toEqual(['entered', 'entered']);
  if (online.type !== 'entered' || offline.type !== 'entered') return;
  expect(offline.person.deviceId).toBe(online.person.deviceId);
  expect([online.token, offline.token]).toEqual(['token of maria', null]);
});

test('SGN-2 a wrong password stays outside, with the server and without it', async () => {
  await door().signIn('maria', 'maria-knows-it');
  expect(await door().signIn('maria', 'guess')).toEqual({ type: 'refused', code: 'not-recognised' });
  there.server.isUp = false;
  for (let n = 0; n < 4; n++) expect(await door().signIn('maria', 'guess')).toEqual({ type: 'not-recognised-here' });
  expect(await door().signIn('maria', 'maria-knows-it')).toMatchObject({ type: 'rests' });
  now = plusSeconds(now, 31);
  expect(await door().signIn('maria', 'maria-knows-it')).toMatchObject({ type: 'entered' });
}, 20_000);

test('SGN-3 nobody comes in unseen, and nobody long after the server last agreed', async () => {
  await door().signIn('maria', 'maria-knows-it');
  there.server.isUp = false;
  expect(await door().signIn('ben', 'ben-knows-it-too')).toEqual({ type: 'unknown-here' });
  now = plusSeconds(now, 15 * 86_400);
  expect(await door().signIn('maria', 'maria-knows-it')).toEqual({ type: 'too-long-ago', days: 14 });
});

test('SGN-1 a reload goes on in the same window; a cold start only where the server agrees', async () => {
  await door().signIn('maria', 'maria-knows-it');
  there.server.isUp = false;
  expect((await door().goOn())?.person.name).toBe('maria');
  tab = new Map();
  expect(await door().goOn()).toBeNull();
  there.server.isUp = true;
  expect((await door().goOn())?.token).toBe('token of maria');
  there.server.sessions.clear();
  tab = new Map();
  expect(await door().goOn()).toBeNull();
});

test('SGN-1 a cold start goes on with the person who came in last', async () => {
  await door().signIn('maria', 'maria-knows-it');
  await door().signIn('ben', 'ben-knows-it-too');
  tab = new Map();
  expect((await door().goOn())?.person.name).toBe('ben');
  expect((await installation.people()).map(({ name, present }) => [name, present])).toEqual([
    ['ben', true],
    ['maria', false],
  ]);
});

test('SGN-1 where a device id has become somebody else’s, a new one is made', async () => {
  await door().signIn('maria', 'maria-knows-it');
  const [maria] = await installation.people();
  there.server.devices.set(maria?.deviceId ?? deviceId(''), 'ben');
  const again = await door().signIn('maria', 'maria-knows-it');
  expect(again.type === 'entered' && again.person.deviceId !== maria?.deviceId).toBe(true);
});

const withWork = (waiting: { readonly queued: number; readonly rejected: number }) => async (): Promise<void> => {
  for (const { key } of await installation.people())
    await installation.change(key, (person) => ({ ...person, waiting }));
};

test('SGN-15 after the server’s address changed, its people go on with the device their waiting work was made on', async () => {
  const before = await door().signIn('maria', 'maria-knows-it');
  await withWork({ queued: 3, rejected: 1 })();
  address = 'https://new.example';
  expect(await door().people()).toEqual([]);
  expect((await door().elsewhere()).map(({ name, waiting }) => [name, waiting.queued])).toEqual([['maria', 3]]);
  const after = await door().signIn('maria', 'maria-knows-it');
  if (before.type !== 'entered' || after.type !== 'entered') throw new Error('both come in');
  expect([after.person.key, after.person.deviceId]).toEqual([before.person.key, before.person.deviceId]);
  expect(after.person.waiting).toEqual({ queued: 3, rejected: 1 });
  expect(await door().elsewhere()).toEqual([]);
});

test('SGN-15 on another organisation’s server the same name is another person and another device; what waits stays', async () => {
  const before = await door().signIn('maria', 'maria-knows-it');
  await withWork({ queued: 3, rejected: 0 })();
  const first = there;
  there = serverOf(2);
  address = 'https://other.example';
  const after = await door().signIn('maria', 'maria-knows-it');
  if (before.type !== 'entered' || after.type !== 'entered') throw new Error('both come in');
  expect(after.person.key).not.toBe(before.person.key);
  expect(after.person.deviceId).not.toBe(before.person.deviceId);
  there.server.isUp = false;
  expect((await door().people()).map(({ key }) => key)).toEqual([after.person.key]);
  there = first;
  address = 'https://waybill.example';
  const back = await door().signIn('maria', 'maria-knows-it');
  expect(back.type === 'entered' && [back.person.deviceId, back.person.waiting.queued]).toEqual([
    before.person.deviceId,
    3,
  ]);
});

test('SGN-15 without its server nobody of another server comes in, by reload or by password', async () => {
  await door().signIn('maria', 'maria-knows-it');
  address = 'https://other.example';
  there.server.isUp = false;
  expect(await door().goOn()).toBeNull();
  expect(await door().signIn('maria', 'maria-knows-it')).toEqual({ type: 'unknown-here' });
});

test('SGN-15 who was noted before servers were belongs to the server of that time', async () => {
  await door().signIn('maria', 'maria-knows-it');
  for (const { key } of await installation.people())
    await installation.change(key, (person) => ({ ...person, server: null }));
  expect((await door().people()).map(({ name }) => name)).toEqual(['maria']);
  address = 'https://other.example';
  expect(await door().people()).toEqual([]);
});
