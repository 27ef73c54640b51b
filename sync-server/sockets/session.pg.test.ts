import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { helloAckSchema, pullAckSchema, pushAckSchema } from 'shared/contract/conversation';
import { refusedAckSchema } from 'shared/contract/codes';
import { OLDEST_PROTOCOL, PROTOCOL_VERSION } from 'shared/contract/version';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askDoor } from '../auth/add-person';
import { openDatabase } from '../store/database';
import { revokeDevice } from '../store/devices';
import { newDevice } from '../testing/sign-in-desk';
import type { SignedInDesktop, TestServer } from '../testing/server';
import { handshakeOf, startTestServer } from '../testing/server';
import { ask, connectTo, heard } from '../testing/talk';
import { until } from '../testing/until';

let server: TestServer;
let count = 0;
let me: SignedInDesktop;
let socket: Socket;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  me = await server.desktop(`clerk-${(count += 1)}`);
  socket = server.socket(handshakeOf(me));
  expect(await connectTo(socket)).toBe('connected');
});

const clock = () => server.clock.now().toISOString();
const hello = () => ({ cursor: 0, epoch: null, scope: null, queuedCount: 0, lastSeq: 0, clock: clock() });
const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

let seq = 0;
const product = (changes: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  seq: (seq += 1),
  type: 'CreateProduct',
  v: 1,
  subject: randomUUID(),
  payload: { sku: `SKU-${seq}`, name: 'Lamp', barcode: '', unitPrice: 25_500, currency: 'EUR', taxBasisPoints: 1_900 },
  after: [],
  author: me.personId,
  occurredAt: clock(),
  ...changes,
});

async function headNow(): Promise<number> {
  return helloAckSchema.parse(await ask(socket, 'hello', hello())).head;
}

test('SYN-32 hello says who is who, where the feed is and what a device may ask', async () => {
  const ack = helloAckSchema.parse(await ask(socket, 'hello', { ...hello(), lastSeq: 7, queuedCount: 3 }));
  expect(ack).toMatchObject({
    ok: true,
    protocol: PROTOCOL_VERSION,
    person: { id: me.personId, roles: ['manager'] },
    limits: { pushCommands: 100, pullRows: 500 },
    gaps: [],
    receivedSeq: 0,
  });
  expect(ack.commandVersions).toMatchObject({ PlaceOrder: 1 });
  expect(ack.commandVersions).not.toHaveProperty('RecordCheckout');
  const { db, organisation } = server.auth;
  expect(await db('devices').where({ organisation_id: organisation, id: me.deviceId }).first()).toMatchObject({
    last_seq: 7,
    queued: 3,
    app_version: '0.1.0',
    clock_skew_ms: 0,
  });
});

test('SRV-3 a device may claim any queue, number or clock, and is still answered', async () => {
  const wild = { ...hello(), queuedCount: 2 ** 53 - 1, lastSeq: 2 ** 53 - 1, cursor: 2 ** 53 - 1 };
  expect(await ask(socket, 'hello', { ...wild, clock: '9999-12-31T23:59:59.999Z' })).toMatchObject({ ok: true });
  expect(await ask(socket, 'hello', { ...wild, clock: '0001-01-01T00:00:00.000Z' })).toMatchObject({ ok: true });
});

test('SRV-10 a database that drops every connection costs an answer at most, and never the server', async () => {
  const { db } = server.auth;
  const other = openDatabase(server.databaseUrl, 1);
  const asked = Promise.all(
    Array.from({ length: 4 }, () => ask(socket, 'pull', { cursor: 0, epoch: null, limit: 10 })),
  );
  await other.raw(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await other.destroy();
  for (const answer of await asked) expect(answer).toHaveProperty('ok');
  await until(
    () => ask(socket, 'push', { commands: [product()] }),
    (answer) => refusedAckSchema.safeParse(answer).success === false,
  );
  expect(await db.raw('select 1')).toBeDefined();
  await until(
    async () => (await server.call('/readyz')).status,
    (status) => status === 200,
  );
});

test('SYN-28 a push is answered in its order and the same again, and a pull brings the receipts', async () => {
  const commands = [product(), product({ type: 'Nonsense' }), 'no command at all', product()];
  const ack = pushAckSchema.parse(await ask(socket, 'push', { commands }));
  expect(ack.results.map((result) => ('code' in result ? result.code : result.status))).toEqual([
    'accepted',
    'COMMAND_VERSION_UNSUPPORTED',
    'VALIDATION',
    'accepted',
  ]);
  expect(pushAckSchema.parse(await ask(socket, 'push', { commands })).results).toEqual(ack.results);
  const page = pullAckSchema.parse(await ask(socket, 'pull', { cursor: 0, epoch: null, limit: 500 }));
  const mine = page.receipts.filter(({ author }) => author === me.personId).map(({ commandId }) => commandId);
  expect(mine).toEqual(
    [commands[0], commands[1], commands[3]].map((command) => (typeof command === 'object' ? command.id : '')),
  );
  expect(page.cursor).toBe(page.head);
});

test('SYN-12 who pushes is who is signed in, whatever a command claims', async () => {
  const other = await server.add(`other-${count}`, ['admin']);
  const ack = pushAckSchema.parse(await ask(socket, 'push', { commands: [product({ author: other })] }));
  expect(ack.results).toMatchObject([{ status: 'rejected', code: 'FORBIDDEN' }]);
});

test('SYN-30 a cursor of another epoch, or beyond the head, is told so', async () => {
  expect(await ask(socket, 'pull', { cursor: 0, epoch: randomUUID(), limit: 10 })).toEqual(
    refusedWith('EPOCH_CHANGED'),
  );
  expect(await ask(socket, 'pull', { cursor: 1_000_000_000, epoch: null, limit: 10 })).toEqual(
    refusedWith('EPOCH_CHANGED'),
  );
});

test('SRV-3 too many commands, or too many bytes, are TOO_LARGE, and the next push works', async () => {
  const many = Array.from({ length: 101 }, () => product());
  expect(await ask(socket, 'push', { commands: many })).toEqual(refusedWith('TOO_LARGE'));
  const fat = product({ payload: { sku: 'x', name: 'x'.repeat(300_000) } });
  expect(await ask(socket, 'push', { commands: [fat] })).toEqual(refusedWith('TOO_LARGE'));
  expect(await ask(socket, 'push', { commands: [product()] })).toMatchObject({ ok: true });
});

test('SYN-33 a second push while one is under way is BUSY; one push and one pull go side by side', async () => {
  const commands = Array.from({ length: 100 }, () => product());
  const answers = await Promise.all([
    ask(socket, 'push', { commands }),
    ask(socket, 'push', { commands }),
    ask(socket, 'pull', { cursor: 0, epoch: null, limit: 10 }),
  ]);
  expect(answers).toMatchObject([{ ok: true }, refusedWith('BUSY'), { ok: true }]);
  const second = server.socket(handshakeOf(me));
  await connectTo(second);
  const both = await Promise.all([ask(socket, 'push', { commands }), ask(second, 'push', { commands })]);
  expect(both.map((answer) => refusedAckSchema.safeParse(answer).data?.error.code ?? 'ok').sort()).toEqual([
    'BUSY',
    'ok',
  ]);
});

test('SRV-3 a device that asks without pause is slowed down, and told for how long', async () => {
  const asked = Array.from({ length: 300 }, () => ask(socket, 'nothing-of-this-name', {}));
  expect(new Set((await Promise.all(asked)).map((answer) => refusedAckSchema.parse(answer).error.code))).toEqual(
    new Set(['VALIDATION']),
  );
  const answers: unknown[] = [];
  const allAtOnce = ['hello', 'push', 'pull', 'token', 'fetch', 'fetch', 'fetch', 'fetch'];
  for (let round = 0; round < 200 && !JSON.stringify(answers).includes('RATE_LIMITED'); round += 1) {
    answers.push(...(await Promise.all(allAtOnce.map((name) => ask(socket, name, 'unreadable')))));
  }
  const limited = answers
    .map((answer) => refusedAckSchema.parse(answer).error)
    .find(({ code }) => code === 'RATE_LIMITED');
  expect(limited).toMatchObject({ retryable: true, retryAfterMs: expect.any(Number) });
  await until(
    () => ask(socket, 'hello', hello()),
    (answer) => refusedAckSchema.safeParse(answer).success === false,
  );
});

test('SRV-6 everybody hears of a commit, whoever made it', async () => {
  const other = await server.desktop(`listener-${count}`);
  const listening = server.socket(handshakeOf(other));
  await connectTo(listening);
  const poked = heard(listening, 'poke');
  const ack = pushAckSchema.parse(await ask(socket, 'push', { commands: [product()] }));
  expect(await poked).toEqual({ head: expect.any(Number) });
  expect(ack.head).toBe(await headNow());

  const again = heard(listening, 'poke');
  await askDoor(server.auth, { type: 'CreateSite', subject: randomUUID(), payload: { code: 'N', name: 'North' } });
  expect(await again).toEqual({ head: expect.any(Number) });
});

test.each<[string, (own: SignedInDesktop) => Readonly<Record<string, unknown>>, string]>([
  ['nothing', () => ({}), 'VALIDATION'],
  ['a token that is none', (own) => ({ ...handshakeOf(own), token: 'x' }), 'AUTH_EXPIRED'],
  ['a token as long as a book', (own) => ({ ...handshakeOf(own), token: 'x'.repeat(9_000) }), 'VALIDATION'],
  ['no device', (own) => ({ ...handshakeOf(own), deviceId: undefined }), 'VALIDATION'],
  ['another device', (own) => ({ ...handshakeOf(own), deviceId: newDevice() }), 'WRONG_USER'],
  ['an old protocol', (own) => ({ ...handshakeOf(own), protocol: OLDEST_PROTOCOL - 1 }), 'PROTOCOL_TOO_OLD'],
  ['a coming protocol', (own) => ({ ...handshakeOf(own), protocol: PROTOCOL_VERSION + 1 }), 'PROTOCOL_TOO_NEW'],
  ['a protocol that is no number', (own) => ({ ...handshakeOf(own), protocol: '1' }), 'VALIDATION'],
])('SRV-4 who comes with %s is told why', async (_what, handshake, code) => {
  const refused = server.socket(handshake(me));
  const answer = await connectTo(refused);
  expect(answer).toMatchObject({ code });
  if (code.startsWith('PROTOCOL'))
    expect(answer).toMatchObject({ minProtocol: OLDEST_PROTOCOL, maxProtocol: PROTOCOL_VERSION });
  expect(refused.connected).toBe(false);
});

test('SRV-4 there is only /sync, only for our own pages, and only by websocket', async () => {
  expect(await connectTo(server.socket(handshakeOf(me), '/'))).toMatchObject({ code: 'VALIDATION' });
  expect(await connectTo(server.socket(handshakeOf(me), '/admin'))).toBe('Invalid namespace');
  expect((await server.call('/socket.io/?EIO=4&transport=polling')).status).toBe(400);
  expect((await server.call('/socket.io/socket.io.js')).status).toBe(400);
  const foreign = await server.call('/socket.io/?EIO=4&transport=websocket', {
    headers: { Origin: 'https://evil.example' },
  });
  expect(foreign.status).toBe(400);
});

test('SRV-8 an expired session may bring a fresh token of the same person and device, and nothing else', async () => {
  const late = server.socket(handshakeOf(me));
  await connectTo(late);
  server.clock.pass(11 * 60_000);
  for (const [name, payload] of [
    ['hello', hello()],
    ['push', { commands: [product()] }],
    ['pull', { cursor: 0, epoch: null, limit: 1 }],
  ] as const) {
    expect(await ask(late, name, payload)).toEqual(refusedWith('AUTH_EXPIRED'));
  }
  expect(await connectTo(server.socket(handshakeOf(me)))).toMatchObject({ code: 'AUTH_EXPIRED' });
  const { tokens } = server.auth;
  const { personId, deviceId } = me;
  const foreign = await tokens.issue({ personId, deviceId: newDevice() });
  expect(await ask(late, 'token', { token: foreign.token })).toEqual(refusedWith('WRONG_USER'));
  expect(await ask(late, 'token', { token: me.token })).toEqual(refusedWith('AUTH_EXPIRED'));
  expect(await ask(late, 'token', { token: 'x' })).toEqual(refusedWith('AUTH_EXPIRED'));
  const fresh = await tokens.issue({ personId, deviceId });
  expect(await ask(late, 'token', { token: fresh.token })).toEqual({
    ok: true,
    expiresAt: fresh.expiresAt.toISOString(),
  });
  expect(await ask(late, 'hello', hello())).toMatchObject({ ok: true });
});

test('SGN-11 a disabled person is refused at the next request, and the socket is closed', async () => {
  const ended = heard(socket, 'disconnect');
  const goodbye = heard(socket, 'closing');
  expect(await askDoor(server.auth, { type: 'DisablePerson', subject: me.personId, payload: {} })).toBe('accepted');
  if (socket.connected)
    expect(await ask(socket, 'hello', hello()).catch(() => refusedWith('AUTH_REVOKED'))).toEqual(
      refusedWith('AUTH_REVOKED'),
    );
  expect(await goodbye).toMatchObject({ reason: 'revoked' });
  await ended;
  expect(await connectTo(server.socket(handshakeOf(me)))).toMatchObject({ code: 'AUTH_REVOKED' });
});

test('SGN-11 a revoked device is closed, and another of the same person is not', async () => {
  const { tokens, db, organisation } = server.auth;
  const ended = heard(socket, 'disconnect');
  await revokeDevice(db, organisation, me.deviceId, clock());
  await ended;
  const { token } = await tokens.issue(me);
  expect(await connectTo(server.socket(handshakeOf({ ...me, token })))).toMatchObject({ code: 'AUTH_REVOKED' });
});
