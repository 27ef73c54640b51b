import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandId, personId } from 'shared/ids';
import { credentialByName, saveCredential } from '../store/credentials';
import { revokeDevice } from '../store/devices';
import { listPeople } from '../store/people';
import type { Desk } from '../testing/sign-in-desk';
import { PASSWORD, newDevice, openDesk } from '../testing/sign-in-desk';
import { addPerson, askDoor } from './add-person';
import { signIn } from './sign-in';
import type { Attempt } from './sign-in';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const attempt = (signInName: string, changes: Partial<Attempt> = {}): Attempt => ({
  signInName,
  password: PASSWORD,
  deviceId: newDevice(),
  deviceName: 'Front desk',
  ...changes,
});

const REFUSED = { type: 'not-recognised' };

test('SGN-10 the first sign-in registers the device; the next one finds it again', async () => {
  const id = await desk.add('Grace');
  const first = attempt('  GRACE ');
  const once = await signIn(desk.auth, first);
  expect(once).toMatchObject({
    type: 'signed-in',
    person: { id, person: { name: 'Person Grace' } },
    device: { id: first.deviceId },
  });
  const again = await signIn(desk.auth, first);
  if (once.type !== 'signed-in' || again.type !== 'signed-in') throw new Error('refused');
  expect(again.device.code).toBe(once.device.code);
  expect(await desk.auth.tokens.read(again.access.token)).toMatchObject({
    type: 'valid',
    personId: id,
    deviceId: first.deviceId,
  });
});

test('SGN-10 codes are given once each, also to devices that come at the same moment', async () => {
  await desk.add('many');
  const results = await Promise.all(Array.from({ length: 8 }, () => signIn(desk.auth, attempt('many'))));
  const codes = results.map((result) => (result.type === 'signed-in' ? result.device.code : result.type));
  expect(new Set(codes).size).toBe(8);
  for (const code of codes) expect(code).toMatch(/^W\d+$/);
});

test('SGN-10 a device serves one person, and a revoked one nobody', async () => {
  await Promise.all([desk.add('owner'), desk.add('other')]);
  const owners = attempt('owner');
  await signIn(desk.auth, owners);
  expect(await signIn(desk.auth, { ...owners, signInName: 'other' })).toEqual({ type: 'device-of-another' });
  await revokeDevice(desk.auth.db, desk.auth.organisation, owners.deviceId, desk.clock.now().toISOString());
  expect(await signIn(desk.auth, owners)).toEqual({ type: 'device-revoked' });
});

test('SGN-7 wrong name, wrong password, disabled and at rest are one answer', async () => {
  const id = await desk.add('plain');
  expect(await signIn(desk.auth, attempt('nobody-of-this-name'))).toEqual(REFUSED);
  expect(await signIn(desk.auth, attempt('plain', { password: 'wrong' }))).toEqual(REFUSED);
  expect(await signIn(desk.auth, attempt('plain\0'.replace('\0', '’')))).toEqual(REFUSED);
  expect(await askDoor(desk.auth, { type: 'DisablePerson', subject: id, payload: {} })).toBe('accepted');
  expect(await signIn(desk.auth, attempt('plain'))).toEqual(REFUSED);
  expect(await askDoor(desk.auth, { type: 'EnablePerson', subject: id, payload: {} })).toBe('accepted');
  expect(await signIn(desk.auth, attempt('plain'))).toMatchObject({ type: 'signed-in' });
});

test('SGN-8 after five wrong passwords the right one has to wait, then it counts anew', async () => {
  await desk.add('guessed');
  const wrong = attempt('guessed', { password: 'wrong' });
  for (let tries = 0; tries < 5; tries += 1) expect(await signIn(desk.auth, wrong)).toEqual(REFUSED);
  expect(await signIn(desk.auth, attempt('guessed'))).toEqual(REFUSED);
  desk.clock.pass(29_000);
  expect(await signIn(desk.auth, attempt('guessed'))).toEqual(REFUSED);
  desk.clock.pass(2_000);
  expect(await signIn(desk.auth, wrong)).toEqual(REFUSED); // the sixth: a minute now
  desk.clock.pass(31_000);
  expect(await signIn(desk.auth, attempt('guessed'))).toEqual(REFUSED);
  desk.clock.pass(31_000);
  expect(await signIn(desk.auth, attempt('guessed'))).toMatchObject({ type: 'signed-in' });
  expect(await signIn(desk.auth, wrong)).toEqual(REFUSED);
  expect(await signIn(desk.auth, attempt('guessed'))).toMatchObject({ type: 'signed-in' });
});

test('SGN-8 guesses at the same moment are counted one by one', async () => {
  await desk.add('raced');
  await Promise.all(Array.from({ length: 12 }, () => signIn(desk.auth, attempt('raced', { password: 'wrong' }))));
  const credential = await credentialByName(desk.auth.db, desk.auth.organisation, 'raced');
  expect(credential?.failures).toBe(5); // the others found the name at rest
});

test('SGN-13 a name belongs to one person, in any case', async () => {
  await desk.add('Unique');
  const ids = { personId: personId(randomUUID()), commandId: commandId(randomUUID()) };
  const wanted = {
    ...ids,
    name: 'Somebody else',
    signInName: ' UNIQUE',
    roles: ['finance'] as const,
    password: PASSWORD,
  };
  expect(await addPerson(desk.auth, wanted)).toEqual({ type: 'name-taken' });
  const people = await listPeople(desk.auth.db, desk.auth.organisation);
  expect(people.filter(({ person }) => person.name === 'Somebody else')).toEqual([]);
});

test('SGN-13 of two who ask for one name at once, one gets it', async () => {
  const results = await Promise.allSettled([desk.add('contested'), desk.add('contested')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('SGN-13 a name claimed by a try that was cut short is free for the next one', async () => {
  const { db, organisation } = desk.auth;
  const cut = {
    personId: personId(randomUUID()),
    signInName: 'halfway',
    password: 'x',
    at: desk.clock.now().toISOString(),
  };
  await saveCredential(db, organisation, cut);
  const id = await desk.add('halfway');
  expect(id).not.toBe(cut.personId);
  expect(await signIn(desk.auth, attempt('halfway'))).toMatchObject({ type: 'signed-in', person: { id } });
});
