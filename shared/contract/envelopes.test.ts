import { expect, test } from 'vitest';
import { instantFromMillis } from '../instant';
import type { AnnouncementType } from './announcements';
import { announcementTypes, cloudEventTypes, messageTable } from './announcements';
import { shopEventSchemas } from './shop-events';
import { cloudEventText, readCloudEvent } from './cloud-event';
import type { CloudEvent } from './cloud-event';
import { conformanceOf } from './conformance';
import { DEFAULT_NAMESPACE, MASS_TRANSIT_CONTENT_TYPE, massTransitEnvelope } from './mass-transit';
import { differenceOf, isGood } from './payload-difference';

const ORDER = '0b7f4f6e-5f3e-4c55-9d5b-0a7a2d6f9c11';
const BASKET = '4f0c0f0e-1111-4c55-9d5b-0a7a2d6f9c22';
const MESSAGE = '01932b5a-4a59-7e78-8f90-123456789abc';
const COMMAND = '6f1d2c3b-4a59-4e78-8f90-123456789abc';
const AT = '2026-03-01T10:00:00.000Z';
const SENT = instantFromMillis(Date.UTC(2026, 2, 1, 10, 0, 1));
const total = { minor: '1990', currency: 'EUR' };
const person = { fullName: 'Ada Lovelace', email: 'ada@example.com' };
const host = { machineName: 'm', processName: 'waybill', processId: 1, assembly: 'waybill', assemblyVersion: '1' };
const form = { namespace: DEFAULT_NAMESPACE, host };
const expected = { namespace: DEFAULT_NAMESPACE, contentType: MASS_TRANSIT_CONTENT_TYPE };

const datas: Readonly<Record<AnnouncementType, Readonly<Record<string, unknown>>>> = {
  PlaceOrderCommand: { orderId: ORDER, basketId: BASKET, ...person, totalMoney: '19.90', retry: false },
  CompleteOrderCommand: { orderId: ORDER, ...person, totalMoney: '19.90' },
  CancelOrderCommand: { orderId: ORDER, ...person, totalMoney: '19.90' },
  DeleteBasketCompleteCommand: { orderId: ORDER, totalMoney: '19.90' },
  DeleteBasketFailedCommand: { orderId: ORDER, basketId: BASKET, email: null, totalMoney: '19.90' },
  OrderCreated: { orderId: ORDER, number: 'W3-1', kind: 'sale', origin: 'desk', total, placedAt: AT },
  OrderCompleted: { orderId: ORDER, number: 'W3-1', total, completedAt: AT },
  OrderCancelled: { orderId: ORDER, number: 'W3-1', total, cancelledAt: AT, reason: 'asked for' },
  OrderFailed: { orderId: ORDER, number: 'W3-1', total, failedAt: AT, why: 'no-answer' },
};

function eventOf(type: AnnouncementType, extra: Readonly<Record<string, unknown>> = {}): CloudEvent {
  const event = readCloudEvent({
    specversion: '1.0',
    id: MESSAGE,
    source: 'urn:waybill:one:orders',
    type: cloudEventTypes[type],
    subject: `orders/${ORDER}`,
    time: AT,
    datacontenttype: 'application/json',
    data: datas[type],
    correlationid: ORDER,
    causationid: COMMAND,
    conversationid: COMMAND,
    sequence: '0000000003',
    partitionkey: ORDER,
    ...extra,
  });
  if (event === null) throw new Error(`no event: ${type}`);
  return event;
}

const enveloped = (type: AnnouncementType) => massTransitEnvelope(eventOf(type), form, SENT);

test('OUT-8 the envelope MassTransit reads: names, ids, decimals as text, the order as correlation', () => {
  expect(enveloped('PlaceOrderCommand')).toEqual({
    messageId: MESSAGE,
    correlationId: ORDER,
    conversationId: COMMAND,
    sourceAddress: 'urn:waybill:one:orders',
    messageType: ['urn:message:BookWorm.Contracts:PlaceOrderCommand'],
    message: {
      id: MESSAGE,
      creationDate: AT,
      orderId: ORDER,
      basketId: BASKET,
      fullName: 'Ada Lovelace',
      email: 'ada@example.com',
      totalMoney: '19.90',
      retry: false,
    },
    sentTime: '2026-03-01T10:00:01.000Z',
    headers: {
      'waybill-causationid': COMMAND,
      'waybill-partitionkey': ORDER,
      'waybill-sequence': '0000000003',
      'waybill-time': AT,
      'waybill-type': 'waybill.shop.place-order-command.v1',
    },
    host: { ...host, frameworkVersion: '', massTransitVersion: '', operatingSystemVersion: '' },
  });
});

test('OUT-8 a trace travels under its own name, and a conversation that is no GUID is the order', () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const envelope = massTransitEnvelope(
    eventOf('OrderCreated', { traceparent, conversationid: 'by phone' }),
    form,
    SENT,
  );
  expect(envelope?.headers).toMatchObject({ traceparent });
  expect(envelope?.conversationId).toBe(ORDER);
});

test.each(announcementTypes)('OUT-8 %s leaves in both envelopes, and a MassTransit consumer would take it', (type) => {
  const body = JSON.stringify(enveloped(type));
  expect(conformanceOf(body, expected)).toMatchObject({ verdict: 'accepted', type, faults: [], remarks: [] });
  const event: unknown = JSON.parse(cloudEventText(eventOf(type), 'https://waybill.example/schemas'));
  expect(event).toMatchObject({
    specversion: '1.0',
    id: MESSAGE,
    type: cloudEventTypes[type],
    dataschema: `https://waybill.example/schemas/${cloudEventTypes[type]}.json`,
    data: datas[type],
  });
});

test('OUT-8 what is stored and is no event is told apart, and one of a later version has no .NET type', () => {
  expect(readCloudEvent({ specversion: '1.0', id: MESSAGE })).toBeNull();
  expect(massTransitEnvelope({ ...eventOf('OrderCreated'), type: 'waybill.order.created.v9' }, form, SENT)).toBeNull();
});

test('OUT-8 every message is in the table that the documents are made from', () => {
  const names = [...announcementTypes, ...Object.keys(shopEventSchemas)];
  expect(Object.keys(messageTable).sort()).toEqual(names.sort());
  expect(Object.values(messageTable).every(({ title }) => title !== '')).toBe(true);
});

type Change = (envelope: Record<string, unknown>) => unknown;
const without = (name: string) => (envelope: Record<string, unknown>) => ({ ...envelope, [name]: undefined });
const refusals: readonly (readonly [string, Change, string, string])[] = [
  ['no id', without('messageId'), 'no-guid', '/messageId'],
  ['an empty id', (one) => ({ ...one, messageId: '00000000-0000-0000-0000-000000000000' }), 'no-guid', '/messageId'],
  ['a correlation that is no GUID', (one) => ({ ...one, correlationId: 'W3-1' }), 'no-guid', '/correlationId'],
  ['no type', without('messageType'), 'no-message-type', '/messageType'],
  [
    'another namespace',
    (one) => ({ ...one, messageType: ['urn:message:X:OrderCreated'] }),
    'other-message-type',
    '/messageType',
  ],
  ['no message', without('message'), 'no-message', '/message'],
  [
    'a message without its total',
    (one) => ({ ...one, message: { ...datas.OrderCreated, total: undefined } }),
    'member',
    '/message/total',
  ],
  [
    'a number for decimal text',
    (one) => ({ ...one, message: { ...datas.OrderCreated, total: { ...total, minor: 1990 } } }),
    'member',
    '/message/total/minor',
  ],
  ['a moment nobody can read', (one) => ({ ...one, sentTime: 'yesterday' }), 'not-a-moment', '/sentTime'],
  ['headers as a list', (one) => ({ ...one, headers: [] }), 'no-object', '/headers'],
  ['a source that is no address', (one) => ({ ...one, sourceAddress: 'here' }), 'no-address', '/sourceAddress'],
];

test.each(refusals)('OUT-9 a consumer would refuse %s, and the check says where', (_, change, code, pointer) => {
  const body = JSON.stringify(change({ ...enveloped('OrderCreated') }));
  const answer = conformanceOf(body, expected);
  expect(answer.verdict).toBe('refused');
  expect(answer.faults).toContainEqual(expect.objectContaining({ code, pointer }));
});

test('OUT-9 another content type, another form and bare text are refused', () => {
  const body = JSON.stringify(enveloped('OrderCreated'));
  expect(conformanceOf(body, { ...expected, contentType: 'application/json' }).faults[0]?.code).toBe('content-type');
  expect(conformanceOf('[]', expected).faults[0]?.code).toBe('not-an-object');
  expect(conformanceOf('hello', expected).faults[0]?.code).toBe('not-json');
});

test('OUT-9 what a consumer would overlook is remarked and not refused', () => {
  const envelope = enveloped('PlaceOrderCommand');
  const message = { ...envelope?.message, basketId: 'basket-1', colour: 'blue' };
  const answer = conformanceOf(JSON.stringify({ ...envelope, message, correlationId: MESSAGE }), expected);
  expect(answer).toMatchObject({ verdict: 'accepted', faults: [] });
  expect(answer.remarks.map(({ pointer }) => pointer)).toEqual([
    '/message/basketId',
    '/correlationId',
    '/message/colour',
  ]);
});

test('OUT-9 a payload is compared with the contract member by member', () => {
  const schema = messageTable.OrderCreated?.schema;
  if (schema === undefined) throw new Error('no schema');
  expect(isGood(differenceOf(schema, datas.OrderCreated))).toBe(true);
  const { number: _, ...rest } = datas.OrderCreated;
  const rows = differenceOf(schema, { ...rest, kind: 'gift', total: { minor: 5, currency: 'EUR' }, note: 'x' });
  expect(rows.filter(({ verdict }) => verdict !== 'good').map(({ pointer, verdict }) => [pointer, verdict])).toEqual([
    ['/number', 'missing'],
    ['/kind', 'wrong'],
    ['/total/minor', 'wrong'],
    ['/note', 'unexpected'],
  ]);
  expect(differenceOf(schema, 'text')).toMatchObject([{ pointer: '', verdict: 'wrong' }]);
});
