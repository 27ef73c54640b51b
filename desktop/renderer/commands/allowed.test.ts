import { expect, test } from 'vitest';
import { organisationId, personId, productId } from 'shared/ids';
import type { KnownOrder } from 'shared/order/order';
import type { Role } from 'shared/person/person';
import { defaultSettings } from 'shared/settings/settings';
import { moment, placedOrder, uuid } from '../local/examples';
import type { Intent } from './intent';
import { impossible, statesWith } from './allowed';

const organisation = organisationId(uuid(900));
const held: KnownOrder = {
  ...placedOrder(1),
  holds: [{ id: uuid(5), reason: 'Payment unclear', by: personId(uuid(7)), at: moment(1) }],
};
const subject = held.id;
const asked = (intent: Intent, roles: readonly Role[] = ['warehouse'], order = held) =>
  impossible(intent, {
    states: statesWith(order, defaultSettings, organisation),
    organisation,
    actor: { type: 'person', id: personId(uuid(7)), roles },
    now: moment(2),
  });

test('OSC-4 what cannot be done says why in the words of the business, for any command', () => {
  expect(asked({ type: 'CompleteOrder', subject, payload: {} })).toEqual({
    type: 'refused',
    refusal: { code: 'on-hold', reason: 'Payment unclear' },
  });
  expect(asked({ type: 'ReleaseHold', subject, payload: { holdId: uuid(6) } })).toMatchObject({
    refusal: { code: 'hold-unknown' },
  });
  expect(asked({ type: 'ReleaseHold', subject, payload: { holdId: uuid(5) } })).toBeNull();
  expect(asked({ type: 'WithdrawProduct', subject: productId(uuid(8)), payload: {} })).toMatchObject({
    refusal: { code: 'product-unknown' },
  });
});

test('OSC-4 what no role of the person may do says whose it is', () => {
  expect(asked({ type: 'RetryOrder', subject, payload: {} })).toEqual({ type: 'forbidden', roles: ['manager'] });
  expect(asked({ type: 'CancelOrder', subject, payload: { reason: 'x' } }, ['admin'])).toEqual({
    type: 'forbidden',
    roles: ['warehouse', 'finance', 'manager'],
  });
});

test('OSC-4 what cannot be read is named by its members', () => {
  expect(asked({ type: 'AddNote', subject, payload: { noteId: uuid(9), text: '' } })).toMatchObject({
    type: 'invalid',
    detail: expect.stringContaining('text') as string,
  });
});
