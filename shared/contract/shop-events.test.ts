import { expect, test } from 'vitest';
import { MAX_MESSAGE_LENGTH, readShopMessage } from './shop-events';

const ORDER = '0b7f4f6e-5f3e-4c55-9d5b-0a7a2d6f9c11';
const MESSAGE = '6f1d2c3b-4a59-4e78-8f90-123456789abc';
const checkout = {
  id: MESSAGE,
  creationDate: '2026-03-01T10:00:00.1234567Z',
  orderId: ORDER,
  basketId: 'basket-1',
  fullName: 'Ada Lovelace',
  email: 'ada@example.com',
  totalMoney: '19.90',
};
const expected = {
  name: 'UserCheckedOutIntegrationEvent',
  messageId: MESSAGE,
  createdAt: '2026-03-01T10:00:00.123Z',
  orderId: ORDER,
  basketId: 'basket-1',
  fullName: 'Ada Lovelace',
  email: 'ada@example.com',
  total: '19.90',
};

function read(message: unknown) {
  const answer = readShopMessage(JSON.stringify(message));
  return answer.type === 'event' ? answer.event : answer;
}

test('SHP-1 a bare message with its type beside it', () => {
  expect(read({ type: 'UserCheckedOutIntegrationEvent', ...checkout })).toEqual(expected);
  expect(read({ messageType: 'urn:message:BookWorm.Contracts:UserCheckedOutIntegrationEvent', ...checkout })).toEqual(
    expected,
  );
  expect(read({ $type: 'BookWorm.Contracts.UserCheckedOutIntegrationEvent, BookWorm.Contracts', ...checkout })).toEqual(
    expected,
  );
});

test('SHP-1 a MassTransit envelope, the wanted type anywhere in its list', () => {
  const messageType = [
    'urn:message:BookWorm.SharedKernel:IntegrationEvent',
    'urn:message:BookWorm.Contracts:UserCheckedOutIntegrationEvent',
  ];
  expect(read({ messageId: 'other', messageType, message: checkout, headers: {} })).toEqual(expected);
});

test('SHP-1 a CloudEvent in structured mode', () => {
  const type = 'BookWorm.Contracts.UserCheckedOutIntegrationEvent';
  expect(read({ specversion: '1.0', id: 'other', source: '/shop', type, data: checkout })).toEqual(expected);
});

test('SHP-1 the envelope gives the id and the moment that the message itself lacks', () => {
  const { id: _, creationDate: __, ...bare } = checkout;
  const messageType = ['urn:message:BookWorm.Contracts:UserCheckedOutIntegrationEvent'];
  const envelope = { messageId: MESSAGE.toUpperCase(), sentTime: '2026-03-01T11:00:00', messageType, message: bare };
  expect(read(envelope)).toEqual({ ...expected, createdAt: '2026-03-01T11:00:00.000Z' });
  const unset = { ...bare, id: '00000000-0000-0000-0000-000000000000', creationDate: '0001-01-01T00:00:00' };
  expect(read({ ...envelope, message: unset })).toEqual({ ...expected, createdAt: null });
});

test('SHP-1 member names count in any case; the exact spelling wins over another', () => {
  const { email: _, orderId: __, ...rest } = checkout;
  const message = {
    TYPE: 'usercheckedoutintegrationevent',
    ...rest,
    ORDERID: ORDER.toUpperCase(),
    Email: 'x@y.z',
    email: 'ada@example.com',
  };
  expect(read(message)).toEqual(expected);
});

test('SHP-2 a total is read as it was written, text or number', () => {
  const written = (total: string) => {
    const text = JSON.stringify({ type: 'UserCheckedOut', ...checkout, totalMoney: 0 }).replace(
      '"totalMoney":0',
      `"totalMoney":${total}`,
    );
    const answer = readShopMessage(text);
    return answer.type === 'event' ? answer.event.total : answer;
  };
  expect(written('0.1')).toBe('0.1');
  expect(written('1e2')).toBe('100');
  expect(written('9007199254740993.07')).toBe('9007199254740993.07');
  expect(written('"12.50"')).toBe('12.50');
  expect(written('"12,50"')).toMatchObject({ type: 'malformed', code: 'invalid-members' });
  expect(written('null')).toMatchObject({ type: 'malformed', code: 'invalid-members' });
});

test('SHP-3 a blank or missing name or e-mail is none', () => {
  expect(read({ type: 'UserCheckedOut', ...checkout, fullName: '  ', email: '' })).toMatchObject({
    fullName: null,
    email: null,
  });
  expect(read({ type: 'UserCheckedOut', ...checkout, fullName: null, email: undefined })).toMatchObject({
    fullName: null,
    email: null,
  });
});

test('SHP-3 a message carries what its kind carries: a deleted basket names nobody', () => {
  expect(read({ type: 'BasketDeletedCompleteIntegrationEvent', ...checkout })).toMatchObject({
    fullName: null,
    email: null,
  });
  expect(read({ type: 'BasketDeletedFailedIntegrationEvent', ...checkout })).toMatchObject({
    fullName: null,
    email: 'ada@example.com',
  });
  expect(read({ type: 'OrderStatusChangedToCompleteIntegrationEvent', ...checkout })).toMatchObject({
    fullName: 'Ada Lovelace',
  });
  expect(read({ type: 'OrderStatusChangedToCancelIntegrationEvent', ...checkout })).toMatchObject({
    fullName: 'Ada Lovelace',
  });
});

test('SHP-4 a type nobody knows is named, and no fault', () => {
  expect(read({ type: 'StockMoved', id: 'a' })).toEqual({ type: 'unknown', messageId: 'a', name: 'StockMoved' });
});

test.each([
  ['not-json', '{"type":'],
  ['not-an-object', '[1]'],
  ['not-an-object', 'null'],
  ['no-type', '{"id":"a"}'],
  ['no-message-id', JSON.stringify({ type: 'UserCheckedOut', ...checkout, id: ' ' })],
  ['invalid-members', JSON.stringify({ type: 'UserCheckedOut', ...checkout, orderId: 'nr 5' })],
  ['invalid-members', JSON.stringify({ type: 'UserCheckedOut', ...checkout, fullName: 'a\0b' })],
  ['invalid-members', JSON.stringify({ type: 'UserCheckedOut', ...checkout, basketId: '' })],
  ['invalid-members', JSON.stringify({ specversion: '1.0', type: 'UserCheckedOut', id: 'a', data: '{}' })],
  ['too-large', ' '.repeat(MAX_MESSAGE_LENGTH + 1)],
])('SHP-4 malformed: %s', (code, text) => {
  expect(readShopMessage(text)).toMatchObject({ type: 'malformed', code });
});

test('SHP-4 the reason names members and never what they hold', () => {
  const answer = readShopMessage(
    JSON.stringify({ type: 'UserCheckedOut', ...checkout, orderId: 'secret', email: 'secret\0' }),
  );
  expect(JSON.stringify(answer)).toContain('orderId');
  expect(JSON.stringify(answer)).not.toContain('secret');
});
