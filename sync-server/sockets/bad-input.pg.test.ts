// What RELIABILITY calls bad input, thrown at a real server: refused with a code, nothing else spoilt, nobody disconnected.
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { refusedAckSchema } from 'shared/contract/codes';
import { pushAckSchema } from 'shared/contract/conversation';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { SignedInDesktop, TestServer } from '../testing/server';
import { handshakeOf, startTestServer } from '../testing/server';
import { ask, connectTo } from '../testing/talk';
import { until } from '../testing/until';

let server: TestServer;
let me: SignedInDesktop;
let witness: Socket;
let socket: Socket;
let seq = 0;
beforeAll(async () => {
  server = await startTestServer();
  me = await server.desktop('clerk');
  witness = server.socket(handshakeOf(await server.desktop('witness')));
  expect(await connectTo(witness)).toBe('connected');
});
afterAll(() => server.close());
beforeEach(async () => {
  socket = server.socket(handshakeOf(me));
  expect(await connectTo(socket)).toBe('connected');
});

const SECRET = 'Lovelace';
const line = (changes: Readonly<Record<string, unknown>> = {}) => ({
  sku: 'LAMP-1',
  description: SECRET,
  quantity: 1,
  unitPrice: 25_500,
  discount: { type: 'none' },
  taxBasisPoints: 1_900,
  ...changes,
});
const lamp = { sku: 'LAMP-1', name: SECRET, barcode: '', unitPrice: 25_500, currency: 'EUR', taxBasisPoints: 1_900 };
const good = (changes: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  seq: (seq += 1),
  type: 'CreateProduct',
  v: 1,
  subject: randomUUID(),
  payload: lamp,
  after: [],
  author: me.personId,
  occurredAt: server.clock.now().toISOString(),
  ...changes,
});
const payload = (changes: Readonly<Record<string, unknown>>) => ({ payload: { ...lamp, ...changes } });

const codesOf = (answer: unknown) =>
  pushAckSchema.parse(answer).results.map((result) => ('code' in result ? result.code : result.status));

async function nobodyIsDisturbed(): Promise<void> {
  expect(witness.connected).toBe(true);
  expect(codesOf(await ask(socket, 'push', { commands: [good()] }))).toEqual(['accepted']);
  expect(server.logged()).not.toContain(SECRET);
}

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['an unknown field', { admin: true }],
  ['a missing field', { subject: undefined }],
  ['a wrong type', { v: '1' }],
  ['an extra collection', payload({ lines: [line()] })],
  ['a fraction for a whole number', payload({ unitPrice: 0.1 + 0.2 })],
  ['a number beyond the exact ones', payload({ unitPrice: 2 ** 53 + 2 })],
  ['1e308', payload({ unitPrice: 1e308 })],
  ['a null where NaN was', payload({ unitPrice: NaN })],
  ['a negative price', payload({ unitPrice: -1 })],
  ['a note of 200 KB', payload({ name: 'x'.repeat(200_000) })],
  ['NUL in a text', payload({ name: `a\0${SECRET}` })],
  ['a lone surrogate in a text', payload({ name: `a\ud800${SECRET}` })],
  ['a text for an object', { payload: SECRET }],
  ['a list for an object', { payload: [SECRET] }],
  ['bytes for an object', { payload: Buffer.from(SECRET) }],
  ['bytes in an object', payload({ name: Buffer.from(SECRET) })],
  ['a moment that never was', { occurredAt: '2026-02-30T00:00:00.000Z' }],
  ['a moment of another era', { occurredAt: '+275760-09-13T00:00:00.000Z' }],
  ['a subject of 41 characters', { subject: 'x'.repeat(41) }],
  ['an empty subject', { subject: '' }],
  ['a subject with #&=/%', { subject: '#&=/%' }],
  ['a subject from right to left', { subject: '\u202emoc.elpmaxe' }],
  ['an emoji as a subject', { subject: '📦' }],
  ['a predecessor that is no id', { after: ['x'] }],
  ['ten thousand predecessors', { after: Array.from({ length: 5_000 }, () => randomUUID()) }],
  ['a type as long as a book', { type: 'x'.repeat(5_000) }],
  ['ten thousand lines', { type: 'PlaceOrder', payload: { lines: Array.from({ length: 10_000 }, () => 0) } }],
  ['an empty order', { type: 'PlaceOrder', payload: {} }],
])('SRV-3, SYN-26 a command with %s is refused, the others of its batch are not', async (_what, changes) => {
  const answer = await ask(socket, 'push', { commands: [good(), good(changes), good()] });
  expect(codesOf(answer)).toEqual(['accepted', 'VALIDATION', 'accepted']);
  expect(JSON.stringify(answer)).not.toContain(SECRET);
  await nobodyIsDisturbed();
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['a type nobody knows', { type: 'DropTables' }, 'COMMAND_VERSION_UNSUPPORTED'],
  ['the type of a prototype', { type: '__proto__' }, 'COMMAND_VERSION_UNSUPPORTED'],
  ['the type of a constructor', { type: 'constructor' }, 'COMMAND_VERSION_UNSUPPORTED'],
  ['a version skipped', { v: 7 }, 'COMMAND_VERSION_UNSUPPORTED'],
  [
    'a command only the server may give',
    {
      type: 'RecordBasketDeletion',
      payload: { outcome: 'complete', basketId: 'b', total: { minor: 1, currency: 'EUR' } },
    },
    '*',
  ],
  ['a change of a product nobody made', { type: 'ChangeProduct' }, 'product-unknown'],
  ['a jump of the saga', { type: 'CompleteOrder', payload: {} }, '*'],
  ['a command of administrators', { type: 'DisablePerson', payload: {} }, 'FORBIDDEN'],
  ['an author who is somebody else', { author: randomUUID() }, 'FORBIDDEN'],
  ['a predecessor nobody made', { after: [randomUUID()] }, 'PREDECESSOR_UNKNOWN'],
])('SRV-3, SYN-26 %s is answered by its code', async (_what, changes, code) => {
  const codes = codesOf(await ask(socket, 'push', { commands: [good(), good(changes), good()] }));
  expect(codes[1]).toEqual(code === '*' ? expect.not.stringMatching(/^(accepted|FAULT)$/) : code);
  expect([codes[0], codes[2]]).toEqual(['accepted', 'accepted']);
  await nobodyIsDisturbed();
});

test('SRV-3 prototypes are not polluted, whatever the keys', async () => {
  const text = JSON.stringify(good()).replace(
    '"sku"',
    '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"sku"',
  );
  const codes = codesOf(await ask(socket, 'push', { commands: [JSON.parse(text)] }));
  expect(codes).toEqual(['VALIDATION']);
  expect(({} as Readonly<Record<string, unknown>>).polluted).toBe(undefined);
  await nobodyIsDisturbed();
});

test('SYN-28 the same id twice in a batch, with the same content and with another', async () => {
  const command = good();
  expect(
    codesOf(await ask(socket, 'push', { commands: [command, command, { ...command, ...payload({ name: 'Other' }) }] })),
  ).toEqual(['accepted', 'accepted', 'ID_REUSED']);
  expect(codesOf(await ask(socket, 'push', { commands: [{ ...command, ...payload({ name: 'Other' }) }] }))).toEqual([
    'ID_REUSED',
  ]);
  await nobodyIsDisturbed();
});

test.each<[string, string, unknown]>([
  ['push', 'no object', 'x'],
  ['push', 'a batch of nothing', { commands: [] }],
  ['push', 'an unknown field', { commands: [good], extra: 1 }],
  ['push', 'commands that are no list', { commands: 'x' }],
  ['push', 'null', null],
  ['pull', 'a cursor that is no number', { cursor: 'x', epoch: null, limit: 1 }],
  ['pull', 'a negative cursor', { cursor: -1, epoch: null, limit: 1 }],
  ['pull', 'half a cursor', { cursor: 0.5, epoch: null, limit: 1 }],
  ['pull', 'no limit', { cursor: 0, epoch: null }],
  ['pull', 'a limit of everything', { cursor: 0, epoch: null, limit: 1e9 }],
  ['pull', 'an epoch that is none', { cursor: 0, epoch: "'; --", limit: 1 }],
  ['fetch', 'a type nobody knows', { type: 'password', what: { by: 'scope' }, after: null, limit: 1 }],
  [
    'fetch',
    'ten thousand ids',
    {
      type: 'order',
      what: { by: 'ids', ids: Array.from({ length: 10_000 }, () => randomUUID()) },
      after: null,
      limit: 1,
    },
  ],
  ['fetch', 'a page that begins nowhere', { type: 'order', what: { by: 'scope' }, after: "x' or 1=1", limit: 1 }],
  [
    'fetch',
    'a search that goes on nowhere',
    { type: 'order', what: { by: 'query', text: 'x' }, after: '["a"', limit: 1 },
  ],
  ['hello', 'nothing', {}],
  ['hello', 'a clock that is none', { cursor: 0, epoch: null, scope: null, queuedCount: 0, lastSeq: 0, clock: 'noon' }],
  [
    'hello',
    'an infinite queue',
    { cursor: 0, epoch: null, scope: null, queuedCount: 1e308, lastSeq: 0, clock: '2026-01-01T00:00:00Z' },
  ],
  ['token', 'no text', { token: 7 }],
  ['unheard-of', 'anything', { a: 1 }],
  ['error', 'the name of a failure', { a: 1 }],
])('SRV-3 a %s with %s is answered with VALIDATION', async (name, _what, asked) => {
  expect(refusedAckSchema.parse(await ask(socket, name, asked)).error).toMatchObject({
    code: 'VALIDATION',
    retryable: false,
  });
  await nobodyIsDisturbed();
});

test.each<[string, readonly unknown[]]>([
  ['NUL in a search', [{ type: 'order', what: { by: 'query', text: 'a\0b' }, after: null, limit: 1 }]],
  ['a lone surrogate in a search', [{ type: 'order', what: { by: 'query', text: 'a\ud800b' }, after: null, limit: 1 }]],
  ['wildcards in a search', [{ type: 'order', what: { by: 'query', text: '%_\\' }, after: null, limit: 1 }]],
  ['no word at all', []],
  ['two words', [{ type: 'order' }, 'x']],
])('SRV-3 a fetch with %s gets an answer', async (_what, words) => {
  const answer = z.looseObject({ ok: z.boolean() }).parse(await ask(socket, 'fetch', ...words));
  if (!answer.ok) expect(refusedAckSchema.parse(answer).error.code).toBe('VALIDATION');
  await nobodyIsDisturbed();
});

test('SRV-3 a request nobody waits for is not a request', async () => {
  const command = good();
  socket.emit('push', { commands: [command] });
  socket.emit('error', new Error('x'));
  socket.emit('push');
  await nobodyIsDisturbed();
  const { db, organisation } = server.auth;
  expect(await db('receipts').where({ organisation_id: organisation, command_id: command.id })).toEqual([]);
});

test.each([
  '2/sync,0',
  '2/sync,0["push"',
  '2/sync,0{"push":1}',
  '2/sync,0[7,{}]',
  '2/sync,0[null]',
  '2/sync,0["disconnect"]',
  '2/sync,99999999999999999999["push",{}]',
  '5/sync,51-["push",{"_placeholder":true,"num":7}]',
  '5/sync,1-["push"]',
  '9/sync,',
  '2/admin,0["push",{}]',
  '3/sync,0[]',
  'x',
  '',
  '4/sync,{"message":"no"}',
])('SRV-3 the frame %s ends at most the connection it came by', async (frame) => {
  socket.io.engine.write(frame);
  const probe = ask(socket, 'hello', {}).then(
    () => 'answered',
    () => 'closed',
  );
  await until(
    () => socket.connected,
    (connected) => !connected,
    200,
  ).catch(() => undefined);
  if (socket.connected) expect(await probe).toBe('answered');
  else {
    socket = server.socket(handshakeOf(me));
    expect(await connectTo(socket)).toBe('connected');
  }
  await nobodyIsDisturbed();
});

test('SRV-3 a message beyond the limit closes the connection it came by, and no other', async () => {
  socket.emit('push', 'x'.repeat(5_000_000));
  await until(
    () => socket.connected,
    (connected) => !connected,
  );
  socket = server.socket(handshakeOf(me));
  expect(await connectTo(socket)).toBe('connected');
  await nobodyIsDisturbed();
});

test('SRV-4 what is said before being let in is not heard', async () => {
  const early = server.socket({});
  const command = good();
  early.io.on('open', () => early.io.engine.write(`2/sync,0${JSON.stringify(['push', { commands: [command] }])}`));
  const turnedAway = new Promise((resolve) => early.io.on('close', resolve));
  await Promise.race([connectTo(early), turnedAway]);
  await nobodyIsDisturbed();
  expect(await server.auth.db('receipts').where({ command_id: command.id })).toEqual([]);
});
