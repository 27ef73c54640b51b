import { randomUUID } from 'node:crypto';
import { cloudEventTypes } from 'shared/contract/announcements';
import { instantFromMillis } from 'shared/instant';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receiver } from '../testing/receiver';
import type { Receiver } from '../testing/receiver';
import { answerOf, webhookSink } from './webhook-sink';
import { isSignedBy, isWebhookSecret, newWebhookSecret, signatureOf } from './webhook-signature';

const NOW = Date.UTC(2026, 2, 1, 10);
const SECONDS = NOW / 1_000;
const [secret, older] = [newWebhookSecret(), newWebhookSecret()];

let other: Receiver;
beforeEach(async () => {
  other = await receiver();
});
afterEach(() => other.leave());

function deliver(url: string, secrets: readonly string[] = [secret]) {
  const clock = { now: () => instantFromMillis(NOW) };
  const sink = webhookSink({ id: 'hook', ordering: 'strict', url, secrets: () => secrets, schemaBase: null, clock });
  const order = randomUUID();
  const type = cloudEventTypes.OrderCompleted;
  const payload = {
    specversion: '1.0',
    id: randomUUID(),
    source: 'urn:waybill:one:orders',
    type,
    subject: `orders/${order}`,
    time: instantFromMillis(NOW),
    data: { orderId: order, number: 'Ü-1' },
    correlationid: order,
  };
  const message = { feedSeq: 1, n: 0, id: payload.id, topic: type, partitionKey: order, payload };
  return sink.deliver(message, AbortSignal.timeout(5_000));
}

const signedOf = ({ headers, body }: Receiver['received'][number]) => ({
  id: String(headers['webhook-id']),
  timestamp: String(headers['webhook-timestamp']),
  body,
});

test('OUT-13 a webhook is a CloudEvent, signed as Standard Webhooks are, by every secret that is valid', async () => {
  expect(await deliver(other.url, [secret, older])).toEqual({ type: 'delivered' });
  const [request] = other.received;
  if (request === undefined) throw new Error('nothing came');
  expect(request.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
  expect(JSON.parse(request.body)).toMatchObject({ id: request.headers['webhook-id'], data: { number: 'Ü-1' } });
  const signature = String(request.headers['webhook-signature']);
  for (const one of [secret, older]) expect(isSignedBy(one, signedOf(request), signature, SECONDS)).toBe(true);
  expect(isSignedBy(newWebhookSecret(), signedOf(request), signature, SECONDS)).toBe(false);
  expect(isSignedBy(secret, { ...signedOf(request), body: `${request.body} ` }, signature, SECONDS)).toBe(false);
  expect(isSignedBy(secret, signedOf(request), signature, SECONDS + 301)).toBe(false);
});

test("OUT-13 the standard's own example comes out as the standard says", () => {
  const body = '{"test": 2432232314}';
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body };
  expect(signatureOf(signed, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
  expect([isWebhookSecret(secret), isWebhookSecret('whsec_short'), isWebhookSecret('secret')]).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  [200, null, { type: 'delivered' }],
  [204, null, { type: 'delivered' }],
  [301, null, { type: 'try-again' }],
  [400, null, { type: 'park' }],
  [404, null, { type: 'park' }],
  [408, null, { type: 'try-again', afterMs: 0 }],
  [410, null, { type: 'refuses-all' }],
  [422, null, { type: 'park' }],
  [429, '7', { type: 'try-again', afterMs: 7_000 }],
  [500, null, { type: 'try-again' }],
  [503, 'Sun, 01 Mar 2026 10:00:30 GMT', { type: 'try-again', afterMs: 30_000 }],
  [503, 'soon', { type: 'try-again', afterMs: 0 }],
])('OUT-14 an answer of %i with Retry-After %s', (status, retryAfter, expected) => {
  expect(answerOf(status, retryAfter, NOW)).toMatchObject(expected);
});

test('OUT-14 a redirect is not followed', async () => {
  const elsewhere = await receiver();
  other.answerWith(() => ({ status: 307, headers: { location: elsewhere.url } }));
  expect(await deliver(other.url)).toMatchObject({ type: 'try-again' });
  expect([other.received.length, elsewhere.received.length]).toEqual([1, 0]);
  await elsewhere.leave();
});

test('OUT-14 an address that cannot be reached is tried again, and the reason says what happened', async () => {
  const gone = await receiver();
  await gone.leave();
  expect(await deliver(gone.url)).toEqual({
    type: 'try-again',
    reason: 'the address cannot be reached: ECONNREFUSED',
  });
});
