import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { deviceId, organisationId, personId } from 'shared/ids';
import { instantFromMillis, plusSeconds } from 'shared/instant';
import { openInstallation } from './installation';
import type { KnownPerson } from './known-person';
import { comparable, personKey } from './known-person';
import { cameIn, mayTry, recognises, triedOnce, verifierOf } from './offline-sign-in';

const now = instantFromMillis(1_764_000_000_000);
const salt = new Uint8Array(16).fill(7);
const known = (name: string, change: Partial<KnownPerson> = {}): KnownPerson => {
  const ids = {
    organisationId: organisationId('00000000-0000-4000-8000-000000000001'),
    personId: personId(`00000000-0000-4000-8000-0000000000${name.length}0`),
  };
  return {
    ...ids,
    key: personKey(ids),
    server: '',
    name,
    signInName: name.toLowerCase(),
    roles: ['warehouse'],
    deviceId: deviceId('00000000-0000-4000-8000-000000000003'),
    deviceCode: 'W3',
    verifier: { salt: '', hash: '', rounds: 1 },
    lastOnlineAt: now,
    failures: 0,
    restsUntil: null,
    present: true,
    waiting: { queued: 0, rejected: 0 },
    ...change,
  };
};

test('SGN-1 the people known on this computer are there at the next start, with what waits for them', async () => {
  const disk = new IDBFactory();
  const first = await openInstallation(disk);
  await first.remember(known('Maria'));
  await first.remember(known('Al'));
  await first.change(known('Maria').key, (person) => ({ ...person, waiting: { queued: 3, rejected: 0 } }));
  first.close();
  const second = await openInstallation(disk);
  expect((await second.people()).map(({ name, waiting }) => [name, waiting.queued])).toEqual([
    ['Al', 0],
    ['Maria', 3],
  ]);
  await second.forget(known('Maria').key);
  expect(await second.change(known('Maria').key, (person) => person)).toBeNull();
  expect(await second.people()).toEqual([known('Al')]);
});

test('SGN-2 a password is recognised without being kept, and another is not', async () => {
  const verifier = await verifierOf('correct horse', crypto.subtle, salt, 1_000);
  expect(JSON.stringify(verifier)).not.toContain('horse');
  expect(await recognises(verifier, 'correct horse', crypto.subtle)).toBe(true);
  expect(await recognises(verifier, 'correct horsE', crypto.subtle)).toBe(false);
  expect((await verifierOf('correct horse', crypto.subtle, new Uint8Array(16), 1_000)).hash).not.toBe(verifier.hash);
});

test('SGN-2 after three wrong passwords each next try waits longer, until the right one', () => {
  let person = known('Maria');
  const rests: number[] = [];
  for (let n = 0; n < 12; n++) {
    person = triedOnce(person, now);
    rests.push(person.restsUntil === null ? 0 : Date.parse(person.restsUntil) - Date.parse(now));
  }
  expect(rests.slice(0, 5).map((rest) => rest / 1000)).toEqual([0, 0, 0, 30, 60]);
  expect(Math.max(...rests)).toBe(15 * 60_000);
  expect(mayTry(person, now)).toMatchObject({ type: 'rests' });
  expect(mayTry(person, plusSeconds(now, 15 * 60))).toEqual({ type: 'may' });
  expect(mayTry(cameIn(person), now)).toEqual({ type: 'may' });
});

test('SGN-3 fourteen days after the server last agreed, only the server can let somebody in', () => {
  const day = 86_400;
  expect(mayTry(known('Maria'), plusSeconds(now, 14 * day))).toEqual({ type: 'may' });
  expect(mayTry(known('Maria'), plusSeconds(now, 14 * day + 1))).toEqual({ type: 'too-long-ago', days: 14 });
});

test('SGN-1 a name is the same however it is typed', () => {
  expect(comparable('  MÁRIA ')).toBe(comparable('mária'));
});
