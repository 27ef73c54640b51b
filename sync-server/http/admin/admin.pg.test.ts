// What administrators ask of the server over HTTP, on the whole server.
import { randomUUID } from 'node:crypto';
import { deviceId } from 'shared/ids';
import { addPersonRoute, readPeople } from 'shared/contract/admin/people';
import { readDevices } from 'shared/contract/admin/devices';
import { readActs } from 'shared/contract/admin/acts';
import type { Role } from 'shared/person/person';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD, newDevice } from '../../testing/sign-in-desk';
import type { SignedInDesktop, TestServer } from '../../testing/server';
import { startTestServer } from '../../testing/server';

const ADMIN = '/api/v1/admin';
let server: TestServer;
let ada: SignedInDesktop;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.desktop('ada', ['admin']);
});
afterAll(() => server.close());

const bearer = ({ token }: SignedInDesktop) => ({ Authorization: `Bearer ${token}` });
const get = async (path: string, who = ada) => server.call(`${ADMIN}${path}`, { headers: bearer(who) });
const post = (path: string, body: unknown, { key = randomUUID(), who = ada } = {}) =>
  server.post(`${ADMIN}${path}`, body, { ...bearer(who), 'Idempotency-Key': key });
const signsIn = async (signInName: string, password: string, device = newDevice()) =>
  (await server.post('/api/v1/session', { signInName, password, deviceId: device, deviceName: 'x' })).status;
const wish = (signInName: string, roles: readonly Role[], credential: unknown) => ({
  name: `Person ${signInName}`,
  signInName,
  roles,
  credential,
});
const answered = async (response: Response) => addPersonRoute.answer.parse(await response.json());
const people = async () => readPeople.answer.parse(await (await get('/people')).json()).items;
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

test('ADM-1 nobody but an administrator comes in, and a role that was taken away counts at once', async () => {
  const ways = [() => get('/people', maria), () => post('/people', {}, { who: maria }), () => get('/devices', maria)];
  const maria = await server.desktop('maria', ['warehouse', 'finance', 'manager']);
  for (const way of ways) expect(await codeOf(await way())).toEqual([403, 'not-an-administrator']);
  expect(await codeOf(await server.call(`${ADMIN}/people`))).toEqual([401, 'signed-out']);
  expect(await codeOf(await get('/people', { ...ada, token: 'a.b.c' }))).toEqual([401, 'signed-out']);
  const late = await server.desktop('late', ['admin']);
  expect((await get('/people', late)).status).toBe(200);
  const change = { name: 'Late', roles: ['warehouse'] };
  expect((await post(`/people/${late.personId}/change`, change)).status).toBe(200);
  expect(await codeOf(await get('/people', late))).toEqual([403, 'not-an-administrator']);
});

test('ADM-2 a person is added in the name of who asked, and the same key again adds nobody twice', async () => {
  const key = randomUUID();
  const wanted = wish('grace', ['finance'], { by: 'password', password: PASSWORD });
  const first = await post('/people', wanted, { key });
  expect(first.status).toBe(201);
  const { id } = await answered(first);
  expect(await answered(await post('/people', wanted, { key }))).toEqual({ id, link: null });
  expect(await codeOf(await post('/people', { ...wanted, name: 'Other' }, { key }))).toEqual([422, 'id-reused']);
  expect(await codeOf(await post('/people', wanted))).toEqual([409, 'name-taken']);
  expect((await people()).filter(({ signInName }) => signInName === 'grace')).toHaveLength(1);
  expect(await signsIn('grace', PASSWORD)).toBe(200);
  const [event] = await server.store
    .db('events')
    .where({ aggregate_id: id, type: 'PersonAdded' })
    .select<{ user_id: string }[]>('user_id');
  expect(event?.user_id).toBe(ada.personId);
  const without = await server.post(`${ADMIN}/people`, wish('keyless', ['admin'], { by: 'link' }), bearer(ada));
  expect(await codeOf(without)).toEqual([400, 'idempotency-key-required']);
});

test('ADM-3 a link lets its person choose a password once, and signs them out everywhere', async () => {
  const { id, link } = await answered(await post('/people', wish('linus', ['warehouse'], { by: 'link' })));
  const token = link?.token ?? 'none';
  expect(await signsIn('linus', '')).toBe(401);
  expect((await people()).find((one) => one.id === id)).toMatchObject({
    passwordSetAt: null,
    linkUntil: link?.expiresAt,
  });
  const whose = await server.post('/api/v1/password-link', { token });
  expect(await whose.json()).toEqual({ name: 'Person linus', signInName: 'linus' });
  const use = (one: string, password = PASSWORD) => server.post('/api/v1/password-link/use', { token: one, password });
  expect((await use(token, 'short')).status).toBe(422);
  const [used, again] = await Promise.all([use(token), use(token)]);
  expect([used.status, again.status].sort()).toEqual([204, 403]);
  expect(await signsIn('linus', PASSWORD)).toBe(200);
  expect((await people()).find((one) => one.id === id)).toMatchObject({ linkUntil: null });

  const reset = async () =>
    (await answered(await post(`/people/${id}/reset-password`, { credential: { by: 'link' } }))).link?.token ?? '';
  const [older, newer] = [await reset(), await reset()];
  expect((await use(older)).status).toBe(403);
  server.clock.pass(3 * 86_400_000 + 1_000);
  ada = { ...ada, token: (await server.auth.tokens.issue(ada)).token };
  expect((await use(newer)).status).toBe(403);
  expect((await use('guess')).status).toBe(403);
});

test('ADM-3 who is disabled chooses nothing', async () => {
  const { id, link } = await answered(await post('/people', wish('gone', ['warehouse'], { by: 'link' })));
  expect((await post(`/people/${id}/disable`, {})).status).toBe(200);
  const use = { token: link?.token, password: PASSWORD };
  expect((await server.post('/api/v1/password-link/use', use)).status).toBe(403);
});

test('ADM-4 a password that is typed signs its person out everywhere, and stands nowhere', async () => {
  const bob = await server.desktop('bob', ['warehouse']);
  const typed = 'a password nobody logs';
  const response = await post(`/people/${bob.personId}/reset-password`, {
    credential: { by: 'password', password: typed },
  });
  expect(await response.json()).toEqual({ id: bob.personId, link: null });
  const goOn = await server.post('/api/v1/session/refresh', { deviceId: bob.deviceId }, { Cookie: bob.cookie });
  expect(goOn.status).toBe(401);
  expect(await signsIn('bob', PASSWORD)).toBe(401);
  expect(await signsIn('bob', typed)).toBe(200);
  expect(await acts(bob.personId)).toMatchObject([{ act: 'password-reset', by: 'Ada ada' }]);
  expect(server.logged()).not.toContain(typed);
});

test('ADM-5 who is disabled is out at the next contact; the last administrator can be neither', async () => {
  const carl = await server.desktop('carl', ['warehouse']);
  expect((await post(`/people/${carl.personId}/disable`, {})).status).toBe(200);
  const goOn = await server.post('/api/v1/session/refresh', { deviceId: carl.deviceId }, { Cookie: carl.cookie });
  expect(goOn.status).toBeGreaterThanOrEqual(401);
  expect(await signsIn('carl', PASSWORD)).toBe(401);
  expect((await post(`/people/${carl.personId}/enable`, {})).status).toBe(200);
  expect(await signsIn('carl', PASSWORD)).toBe(200);
  expect(await codeOf(await post(`/people/${ada.personId}/disable`, {}))).toEqual([409, 'last-administrator']);
  expect(await codeOf(await post(`/people/${randomUUID()}/disable`, {}))).toEqual([404, 'not-found']);
});

const acts = async (subject: string) => readActs.answer.parse(await (await get(`/acts/${subject}`)).json()).items;
const devices = async () => readDevices.answer.parse(await (await get('/devices')).json()).items;

test('ADM-6 a device is listed with what it made, what arrived, and what is missing in between', async () => {
  const dora = await server.desktop('dora', ['warehouse']);
  const { db, organisation } = server.auth;
  const receipt = (seq: number) => ({
    ...{ organisation_id: organisation, command_id: randomUUID(), device_id: dora.deviceId, device_seq: seq },
    ...{ user_id: dora.personId, type: 'AddNote', payload_hash: Buffer.from('00', 'hex'), status: 'accepted' },
    ...{ versions: '{}', feed_seq: seq, recorded_at: server.clock.now().toISOString() },
  });
  await db('receipts').insert([1, 2, 5].map(receipt));
  await db('devices').where({ id: dora.deviceId }).update({ last_seq: 7, queued: 2, clock_skew_ms: 61_000 });
  expect((await devices()).find(({ id }) => id === dora.deviceId)).toMatchObject({
    ...{ personName: 'Ada dora', made: 7, received: 3, missing: 2, queued: 2, clockSkewMs: 61_000, revokedAt: null },
  });
});

test('ADM-7 revoking a device needs a reason, ends its sessions, and is noted once with who and why', async () => {
  const eve = await server.desktop('eve', ['warehouse']);
  const path = `/devices/${eve.deviceId}/revoke`;
  expect((await post(path, {})).status).toBe(422);
  expect((await post(path, { reason: '  ' })).status).toBe(422);
  expect(await acts(eve.deviceId)).toEqual([]);
  for (const reason of ['left in a train', 'again']) expect((await post(path, { reason })).status).toBe(200);
  expect(await acts(eve.deviceId)).toMatchObject([{ act: 'device-revoked', by: 'Ada ada', reason: 'left in a train' }]);
  const goOn = await server.post('/api/v1/session/refresh', { deviceId: eve.deviceId }, { Cookie: eve.cookie });
  expect(goOn.status).toBe(401);
  expect(await signsIn('eve', PASSWORD, eve.deviceId)).toBe(403);
  expect(await codeOf(await post(`/devices/${deviceId(randomUUID())}/revoke`, { reason: 'x' }))).toEqual([
    404,
    'not-found',
  ]);
});
