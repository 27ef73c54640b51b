import { randomUUID } from 'node:crypto';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call, RestDesk } from '../../testing/rest-desk';
import { NEW, asked, openRestDesk, placeOne } from '../../testing/rest-desk';

let desk: RestDesk;
let call: Call;
beforeAll(async () => {
  desk = await openRestDesk();
  call = await desk.person('cleo', ['warehouse']);
});
afterAll(() => desk.server.close());

const JSON_BODY = { ...NEW, 'Content-Type': 'application/json' };
const place = (body: unknown, id = randomUUID()) => call('PUT', `/orders/${id}`, body, JSON_BODY);
const withLine = (changes: Readonly<Record<string, unknown>>) => ({
  ...orderPayload(),
  lines: [{ ...orderPayload().lines[0], ...changes }],
});
/** JSON that no honest program writes. */
const altered = (search: string, replacement: string) => JSON.stringify(orderPayload()).replace(search, replacement);

test.each<[string, unknown, string]>([
  ['an unknown field', { ...orderPayload(), colour: 'red' }, '/colour'],
  ['an unknown field in a line', withLine({ colour: 'red' }), '/lines/0/colour'],
  ['a field with odd signs', { ...orderPayload(), 'a/b~c': 1 }, '/a~1b~0c'],
  ['a missing field', { ...orderPayload(), lines: undefined }, '/lines'],
  ['a wrong type', { ...orderPayload(), number: 7 }, '/number'],
  ['a fraction', withLine({ quantity: 0.1 }), '/lines/0/quantity'],
  ['a number beyond the exact ones', withLine({ quantity: 2 ** 53 + 1 }), '/lines/0/quantity'],
  ['a huge number', altered('"quantity":2', '"quantity":1e308'), '/lines/0/quantity'],
  ['an endless number', altered('"quantity":2', '"quantity":1e999'), '/lines/0/quantity'],
  ['a negative price', withLine({ unitPrice: -1 }), '/lines/0/unitPrice'],
  ['a NUL', { ...orderPayload(), reference: 'a\0b' }, '/reference'],
  ['a lone surrogate', altered('"reference":""', '"reference":"\\ud800"'), '/reference'],
  ['a text as long as a book', { ...orderPayload(), reference: 'x'.repeat(101) }, '/reference'],
  ['no currency of this world', { ...orderPayload(), currency: 'XXX' }, '/currency'],
  ['an origin that is the shop’s', { ...orderPayload(), origin: 'shop' }, '/origin'],
  ['a list', [orderPayload()], '/'],
  ['a member called __proto__', altered('"reference"', '"__proto__":{"isAdmin":true},"reference"'), '/__proto__'],
  ['a member called constructor', { ...orderPayload(), constructor: 1 }, '/constructor'],
])('RST-9 an order with %s is refused, and told where', async (_what, body, pointer) => {
  const { status, headers, body: problem } = await place(body);
  expect(headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  expect([status, problem]).toMatchObject([
    422,
    { code: 'validation', correlationId: headers.get('X-Correlation-Id') },
  ]);
  expect(problem.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer })]));
});

test.each<[string, unknown, number, string]>([
  ['broken JSON', '{bad', 400, 'malformed'],
  ['a lone number', '7', 400, 'malformed'],
  [
    '10,000 lines',
    { ...orderPayload(), lines: Array.from({ length: 10_000 }, () => orderPayload().lines[0]) },
    413,
    'too-large',
  ],
  [
    '1,501 lines',
    { ...orderPayload(), lines: Array.from({ length: 1_501 }, () => orderPayload().lines[0]) },
    422,
    'too-many-lines',
  ],
  ['a body of 5 MB', { ...orderPayload(), reference: 'x'.repeat(5_000_000) }, 413, 'too-large'],
  [
    'quantities of both signs',
    { ...orderPayload(), lines: [...withLine({}).lines, ...withLine({ quantity: -2 }).lines] },
    422,
    'mixed-signs',
  ],
])('RST-9 an order of %s is a problem', async (_what, body, status, code) => {
  expect(await place(body)).toMatchObject({ status, body: { code } });
});

test.each([
  '1',
  '..%2f..%2fetc',
  'a%00b',
  '%ED%A0%80',
  '%',
  '%27;drop%20table%20orders',
  'x'.repeat(41),
  '%F0%9F%98%80',
  '%E2%80%AE',
  '__proto__',
])('RST-9 the id %s is nothing there is', async (id) => {
  for (const [method, path, body] of [
    ['GET', `/orders/${id}`, undefined],
    ['GET', `/orders/${id}/saga`, undefined],
    ['POST', `/orders/${id}/complete`, {}],
    ['PUT', `/products/${id}`, {}],
    ['GET', `/jobs/${id}`, undefined],
  ] as const) {
    const all = await desk.machine('orders:read', 'orders:write', 'products:write', 'imports:write');
    const { status, body: problem } = await all(method, path, body, { ...asked(1), ...NEW });
    expect([400, 404]).toContain(status);
    expect(problem.code).toMatch(/^(not-found|malformed)$/);
  }
});

test('RST-9 other methods, other forms and unknown addresses are problems, and the server answers on', async () => {
  const id = await placeOne(call);
  const codeOf = async (...wanted: Parameters<Call>) => (await call(...wanted)).body.code;
  expect(await codeOf('PATCH', `/orders/${id}`, {})).toBe('not-found');
  expect(await codeOf('DELETE', `/orders/${id}`)).toBe('not-found');
  expect(await codeOf('GET', `/orders/${id}/everything`)).toBe('not-found');
  const text = { ...asked(1), 'Content-Type': 'text/plain' };
  expect(await codeOf('POST', `/orders/${id}/cancel`, 'reason=x', text)).toBe('unsupported-media-type');
  expect(
    await codeOf('POST', `/orders/${id}/cancel`, '{"reason":"x","reason2":"y"}', {
      ...asked(1),
      'Content-Type': 'application/json',
    }),
  ).toBe('validation');
  expect(await codeOf('POST', `/orders/${id}/reconcile`, {}, asked(1))).toBe('not-found');
  expect((await call('GET', `/orders/${id}`)).status).toBe(200);
});

test('RST-9 the id of the caller is on the answer, on the event’s announcement and in the log; nothing personal is', async () => {
  const id = randomUUID();
  const correlation = 'shelf-7.run-12';
  const payload = orderPayload({ contact: { fullName: 'Wilhelmina Rossi', email: 'mina@example.org' } });
  const { headers } = await call('PUT', `/orders/${id}`, payload, { ...NEW, 'X-Correlation-Id': correlation });
  expect(headers.get('X-Correlation-Id')).toBe(correlation);
  await place({ ...payload, mina: 'Rossi' });
  await call('GET', `/orders?number=Wilhelmina`);
  const log = desk.server.logged();
  expect(log).toContain(correlation);
  expect(log).not.toMatch(/Wilhelmina|Rossi|mina@|waybill_[A-Za-z0-9_-]{43}|eyJ/);
  const { auth } = desk.server;
  const announced: { payload: unknown }[] = await auth.db('outbox').where({ partition_key: id }).select('payload');
  expect(announced.length).toBeGreaterThan(0);
  expect(JSON.stringify(announced)).toContain(correlation);
});
