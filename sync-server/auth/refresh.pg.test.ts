import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeviceId } from 'shared/ids';
import { revokeDevice } from '../store/devices';
import { revokeTokensOfPerson } from '../store/refresh-tokens';
import type { Desk } from '../testing/sign-in-desk';
import { PASSWORD, newDevice, openDesk } from '../testing/sign-in-desk';
import { askDoor } from './add-person';
import { refresh, signOut } from './refresh';
import { signIn } from './sign-in';

let desk: Desk;
let count = 0;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const SIGNED_OUT = { type: 'signed-out' };
const DAY = 86_400_000;

async function signedIn() {
  const signInName = `person-${(count += 1)}`;
  const person = await desk.add(signInName);
  const deviceId = newDevice();
  const result = await signIn(desk.auth, { signInName, password: PASSWORD, deviceId, deviceName: 'Front desk' });
  if (result.type !== 'signed-in') throw new Error(result.type);
  return { person, deviceId, token: result.refresh.text };
}

/** Refreshes, and answers with the next token or with why there is none. */
async function next(token: string, deviceId: DeviceId): Promise<string> {
  const result = await refresh(desk.auth, token, deviceId);
  return result.type === 'refreshed' ? result.next.text : result.type;
}

test('SGN-9 each use gives the next token', async () => {
  const { token, deviceId, person } = await signedIn();
  const first = await refresh(desk.auth, token, deviceId);
  expect(first).toMatchObject({ type: 'refreshed', personId: person, deviceId });
  if (first.type !== 'refreshed') throw new Error(first.type);
  expect(first.next.text).not.toBe(token);
  expect(await refresh(desk.auth, first.next.text, deviceId)).toMatchObject({ type: 'refreshed' });
});

test('SGN-9 a token that comes back after its successor was used ends the family', async () => {
  const { token, deviceId } = await signedIn();
  const second = await next(token, deviceId);
  const third = await next(second, deviceId);
  expect(await next(token, deviceId)).toBe('signed-out');
  expect(await refresh(desk.auth, third, deviceId)).toEqual(SIGNED_OUT);
});

test('SGN-9 an answer that was lost on the way costs nothing: the same token gets another', async () => {
  const { token, deviceId } = await signedIn();
  const lost = await next(token, deviceId);
  const second = await next(token, deviceId);
  expect(second).not.toBe(lost);
  const third = await next(second, deviceId);
  expect(await refresh(desk.auth, third, deviceId)).toMatchObject({ type: 'refreshed' });
});

test('SGN-9 of two tokens handed out for one, the first to be used ends the other, and that one gives the thief away', async () => {
  const { token, deviceId } = await signedIn();
  const [stolen, ours] = [await next(token, deviceId), await next(token, deviceId)];
  const later = await next(ours, deviceId);
  expect(await next(stolen, deviceId)).toBe('signed-out');
  expect(await next(later, deviceId)).toBe('signed-out');
});

test('SGN-9 two windows that refresh at once both go on with whichever token stays', async () => {
  const { token, deviceId } = await signedIn();
  const [one, other] = await Promise.all([next(token, deviceId), next(token, deviceId)]);
  expect(new Set([token, one, other]).size).toBe(3);
  expect(await refresh(desk.auth, one, deviceId)).toMatchObject({ type: 'refreshed' });
});

test('SGN-9 a token is good on its own device only, and only whole', async () => {
  const { token, deviceId } = await signedIn();
  const [id = '', secret = ''] = token.split('.');
  expect(await refresh(desk.auth, token, newDevice())).toEqual(SIGNED_OUT);
  for (const bad of [
    '',
    'x',
    id,
    `${id}.`,
    `${id}.${secret.slice(1)}`,
    `${id}.${secret.replace(/./, (c) => (c === 'a' ? 'b' : 'a'))}`,
    `${id}\0.${secret}`,
    `${'-'.repeat(36)}.${secret}`,
  ]) {
    expect(await refresh(desk.auth, bad, deviceId)).toEqual(SIGNED_OUT);
  }
  expect(await refresh(desk.auth, token, deviceId)).toMatchObject({ type: 'refreshed' });
});

test('SGN-9 signing out ends the family, and a token nobody knows ends nothing', async () => {
  const { token, deviceId } = await signedIn();
  const second = await next(token, deviceId);
  await signOut(desk.auth, 'nonsense');
  await signOut(desk.auth, second);
  expect(await refresh(desk.auth, second, deviceId)).toEqual(SIGNED_OUT);
});

test('SGN-11 whoever was disabled or whose device was revoked gets no token any more', async () => {
  const disabled = await signedIn();
  expect(await askDoor(desk.auth, { type: 'DisablePerson', subject: disabled.person, payload: {} })).toBe('accepted');
  expect(await refresh(desk.auth, disabled.token, disabled.deviceId)).toEqual({ type: 'revoked' });
  const revoked = await signedIn();
  await revokeDevice(desk.auth.db, desk.auth.organisation, revoked.deviceId, desk.clock.now().toISOString());
  expect(await refresh(desk.auth, revoked.token, revoked.deviceId)).toEqual({ type: 'revoked' });
});

test('SGN-11 a new password signs out everywhere', async () => {
  const { person, token, deviceId } = await signedIn();
  await revokeTokensOfPerson(desk.auth.db, desk.auth.organisation, person, desk.clock.now().toISOString());
  expect(await refresh(desk.auth, token, deviceId)).toEqual(SIGNED_OUT);
});

test('SGN-9 a token that was not used for thirty days is no token', async () => {
  const { token, deviceId } = await signedIn();
  desk.clock.pass(29 * DAY);
  const second = await next(token, deviceId);
  desk.clock.pass(30 * DAY);
  expect(await refresh(desk.auth, second, deviceId)).toEqual(SIGNED_OUT);
});
