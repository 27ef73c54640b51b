import { afterEach, beforeEach, expect, test } from 'vitest';
import { listPeople } from '../store/people';
import type { Desk } from '../testing/sign-in-desk';
import { PASSWORD, newDevice, openDesk } from '../testing/sign-in-desk';
import { invite, setUp } from './set-up';
import { signIn } from './sign-in';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const first = { name: 'Ada Lovelace', signInName: 'ada', password: PASSWORD };
const HOUR = 3_600_000;

async function invitation(): Promise<string> {
  const { db, organisation, now } = desk.auth;
  return (await invite(db, organisation, now())) ?? 'none';
}

const people = () => listPeople(desk.auth.db, desk.auth.organisation);

test('SGN-12 the first person is manager and administrator, and can sign in', async () => {
  expect(await setUp(desk.auth, await invitation(), first)).toMatchObject({ type: 'set-up' });
  expect(await people()).toMatchObject([{ person: { name: 'Ada Lovelace', roles: ['manager', 'admin'] } }]);
  const result = await signIn(desk.auth, {
    signInName: 'ada',
    password: PASSWORD,
    deviceId: newDevice(),
    deviceName: 'x',
  });
  expect(result).toMatchObject({ type: 'signed-in' });
});

test('SGN-12 a token works once, and then there are no more invitations', async () => {
  const token = await invitation();
  await setUp(desk.auth, token, first);
  expect(await setUp(desk.auth, token, { ...first, signInName: 'eve' })).toEqual({ type: 'invitation-invalid' });
  expect(await invitation()).toBe('none');
  expect(await people()).toHaveLength(1);
});

test('SGN-12 of many who come with it at once, one is set up', async () => {
  const token = await invitation();
  const results = await Promise.all(
    ['a', 'b', 'c'].map((signInName) => setUp(desk.auth, token, { ...first, signInName })),
  );
  expect(results.filter(({ type }) => type === 'set-up')).toHaveLength(1);
  expect(await people()).toHaveLength(1);
});

test('SGN-12 a guess, an older token and one of yesterday do not work', async () => {
  const older = await invitation();
  const token = await invitation();
  expect(await setUp(desk.auth, 'guess', first)).toEqual({ type: 'invitation-invalid' });
  expect(await setUp(desk.auth, older, first)).toEqual({ type: 'invitation-invalid' });
  desk.clock.pass(25 * HOUR);
  expect(await setUp(desk.auth, token, first)).toEqual({ type: 'invitation-invalid' });
  expect(await people()).toEqual([]);
});

test('SGN-12 somebody added at the command line makes an open invitation worthless', async () => {
  const token = await invitation();
  await desk.add('bob', ['admin']);
  expect(await setUp(desk.auth, token, first)).toEqual({ type: 'invitation-invalid' });
});
