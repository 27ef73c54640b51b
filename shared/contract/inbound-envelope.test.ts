import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboundText, orderNamedIn } from './inbound-envelope';
import type { ShopMessage } from './shop-events';
import { readShopMessage } from './shop-events';

const ORDER = '0190b1d2-7a00-7000-8000-000000000001';
const ID = '0190b1d2-7a00-7000-8000-0000000000aa';
const members = `"id":"${ID}","orderId":"${ORDER}","basketId":"b-1","fullName":"Ada","email":"ada@example.org","totalMoney":0.10`;
const BARE = `{${members}}`;
const TYPE = 'UserCheckedOutIntegrationEvent';

const read = (body: string, headers: Readonly<Record<string, unknown>> = {}): ShopMessage =>
  readShopMessage(inboundText({ body, headers }));
const EVENT = read(`{"type":"${TYPE}",${members}}`);

test('INB-1 a bare message whose header says its type is the same as one that says it itself', () => {
  expect(EVENT).toMatchObject({ type: 'event', event: { messageId: ID, orderId: ORDER, total: '0.10' } });
  for (const name of ['X-Message-Type', 'message-type', 'MessageType', 'type'])
    expect(read(BARE, { [name]: `urn:message:BookWorm.Contracts:${TYPE}` })).toEqual(EVENT);
});

test('INB-1 a binary CloudEvent is the same, over HTTP and over AMQP, and its id stands in for one the message lacks', () => {
  const ce = { specversion: '1.0', type: TYPE, id: ID, source: '/shop', time: '2026-01-05T10:00:00Z' };
  const prefixed = (prefix: string) =>
    Object.fromEntries(Object.entries(ce).map(([name, value]) => [prefix + name, value]));
  for (const prefix of ['ce-', 'CE-', 'cloudEvents:', 'cloudEvents_'])
    expect(read(BARE.replace(`"id":"${ID}",`, ''), prefixed(prefix))).toMatchObject({
      type: 'event',
      event: { messageId: ID, total: '0.10', createdAt: '2026-01-05T10:00:00.000Z' },
    });
});

test('INB-1 what says itself what it is stays as it came, whatever its carrier says', () => {
  const texts = [
    `{"messageType":["urn:message:BookWorm.Contracts:${TYPE}"],"message":${BARE}}`,
    `{"specversion":"1.0","type":"${TYPE}","id":"${ID}","source":"/shop","data":${BARE}}`,
    `{"type":"${TYPE}",${members}}`,
  ];
  for (const body of texts) expect(inboundText({ body, headers: { type: 'SomethingElse' } })).toBe(body);
});

test('INB-1 what is no JSON object is left to the reader, who says why', () => {
  for (const body of ['', '{"broken', '[1]', 'null', '"text"'])
    expect(read(body, { type: TYPE, 'ce-specversion': '1.0' })).toMatchObject({ type: 'malformed' });
});

test('INB-1 digits stay as they were written', () => {
  const amount = fc.stringMatching(/^[1-9]\d{0,30}(\.\d{1,9})?$/);
  fc.assert(
    fc.property(amount, (total) => {
      const text = BARE.replace('0.10', total);
      expect(read(text, { type: TYPE })).toMatchObject({ event: { total } });
    }),
  );
});

test('INB-1 no carrier makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.anything()), (body, headers) => {
      expect(() => read(body, { ...headers, 'ce-specversion': '1.0', 'ce-type': body })).not.toThrow();
      expect(() => orderNamedIn(body)).not.toThrow();
    }),
  );
});

test('INB-1 the order of a message is found in every envelope, its name in any case', () => {
  const [upper, other] = [ORDER.toUpperCase(), BARE.replace('orderId', 'ORDERID')];
  for (const text of [BARE, other, BARE.replace(ORDER, upper), `{"message":${other},"messageType":[]}`])
    expect(orderNamedIn(text)).toBe(ORDER);
  for (const text of ['{}', '[]', '{"orderId":1}x', '']) expect(orderNamedIn(text)).toBeNull();
});
