import { expect, test } from 'vitest';
import { commandTable } from 'shared/command-table';
import { customerId, personId } from 'shared/ids';
import { GROUP_ROLES } from 'shared/policy';
import { defaultSettings } from 'shared/settings/settings';
import type { AnyState } from 'shared/states';
import { CUSTOMER, EUR, ORDER, PRODUCT, amendOrder, euro, line, orderPayload } from 'shared/testing/examples';
import { unitPrice } from 'shared/unit-price';
import { command, moment, placedOrder, syncedOrder, uuid } from '../../local/examples';
import { queuedRow } from '../../local/outbox';
import type { LocalDocument, OutboxRow } from '../../local/store';
import { sidesOf } from './fields';

const row = (type: string, payload: Readonly<Record<string, unknown>>, subject: string = ORDER): OutboxRow => ({
  ...queuedRow(1, { ...command(1), type, payload, subject }),
  status: 'rejected',
});
const held = (type: LocalDocument['type'], state: AnyState): LocalDocument =>
  ({ ...syncedOrder(1), type, base: { version: 1, epoch: 'e#1', seq: 1, state }, state }) as LocalDocument;
const order = (change: Parameters<typeof placedOrder>[1] = {}) => held('order', placedOrder(2, change));
const differing = (refused: OutboxRow, document: LocalDocument | null) =>
  sidesOf(refused, document).flatMap(({ name, n, differs }) => (differs ? [n === null ? name : `${name} ${n}`] : []));

test('ATT-2 an order: the state asked for beside the one it has, and why it has it', () => {
  const cancelled = order({ status: 'cancelled', cancelledAt: moment(3), reason: 'customer asked' });
  const sides = sidesOf(row('CompleteOrder', {}), cancelled);
  expect(sides.map(({ name, yours, theirs, differs }) => [name, yours, theirs, differs])).toEqual([
    ['field.state', { type: 'order-state', status: 'completed' }, { type: 'order-state', status: 'cancelled' }, true],
    ['field.reason', undefined, { type: 'text', text: 'customer asked' }, false],
    ['field.total', undefined, { type: 'amount', amount: euro(510) }, false],
  ]);
});

test('ATT-2 a change of an order differs line by line, and only where it does', () => {
  const { payload } = amendOrder({
    contact: { fullName: 'Customer 2', email: null },
    lines: [
      line({ sku: '85123A', description: 'White heart', quantity: 2, taxBasisPoints: 0 }),
      line({ description: 'Lantern', quantity: 1, taxBasisPoints: 0 }),
    ],
  });
  expect(differing(row('AmendOrder', payload), order())).toEqual(['field.lines', 'field.line 2', 'field.total']);
  const long = amendOrder({
    contact: { fullName: 'Customer 2', email: null },
    lines: Array.from({ length: 40 }, (_, n) => line({ quantity: n === 30 ? 7 : 2 })),
  }).payload;
  const many = sidesOf(
    row('AmendOrder', long),
    held('order', { ...placedOrder(2), lines: long.lines.map(() => line()) }),
  );
  expect(many.filter(({ name }) => name === 'field.line').map(({ n }) => n)).toEqual([31]);
});

test('ATT-2 what the server does not have differs nowhere; it is said once that it is not there', () => {
  expect(differing(row('PlaceOrder', orderPayload()), null)).toEqual([]);
  expect(sidesOf(row('PlaceOrder', orderPayload()), null).length).toBeGreaterThan(4);
});

test('ATT-2 a hold, a note and a release are set beside the ones that are there', () => {
  const onHold = order({ holds: [{ id: uuid(70), reason: 'address unclear', by: null, at: moment(1) }] });
  expect(differing(row('ReleaseHold', { holdId: uuid(71) }), onHold)).toEqual(['field.hold']);
  expect(differing(row('PlaceHold', { holdId: uuid(71), reason: 'address unclear' }), onHold)).toEqual([]);
  expect(differing(row('AddNote', { noteId: uuid(5), text: 'hello' }), onHold)).toEqual(['field.note']);
});

test('ATT-2 products, customers, people, places and settings alike', () => {
  const lamp = { sku: 'L', name: 'Lamp', barcode: '', unitPrice: unitPrice(10_000), currency: EUR, taxBasisPoints: 0 };
  const dearer = { ...lamp, unitPrice: unitPrice(20_000) };
  expect(differing(row('ChangeProduct', dearer, PRODUCT), held('product', { status: 'withdrawn', ...lamp }))).toEqual([
    'field.state',
    'field.price',
  ]);
  const profile = { name: 'Ada', email: '', phone: '', address: '' };
  const customer = { status: 'active', merged: [], reference: 'C', profile: { ...profile, phone: '1' } } as const;
  expect(differing(row('ChangeCustomer', { reference: 'C', profile }, CUSTOMER), held('customer', customer))).toEqual([
    'field.phone',
  ]);
  const merged = { ...customer, status: 'merged', into: customerId(uuid(9)) } as const;
  expect(differing(row('CreateCustomer', { reference: 'C', profile }), held('customer', merged))).toContain(
    'field.state',
  );
  const person = { status: 'active', name: 'Ben', signInName: 'ben', roles: ['admin'] } as const;
  expect(differing(row('ChangePerson', { name: 'Ben', roles: ['finance'] }, uuid(7)), held('person', person))).toEqual([
    'field.roles',
  ]);
  const site = { status: 'closed', code: 'B', name: 'Bay' } as const;
  expect(differing(row('ChangeSite', { code: 'B', name: 'Bay 2' }), held('site', site))).toEqual([
    'field.state',
    'field.name',
  ]);
  const rules = { ...defaultSettings, administrators: [personId(uuid(7))] };
  expect(
    differing(row('ChangeSettings', { timeZone: 'Europe/Berlin', completion: 'byHand' }), held('settings', rules)),
  ).toEqual(['field.timeZone']);
});

test('ATT-2 every command a person can give has its fields', () => {
  const lamp = { sku: 'L', name: 'Lamp', barcode: '', unitPrice: 10_000, currency: 'EUR', taxBasisPoints: 0 };
  const customer = { reference: '', profile: { name: 'Ada', email: '', phone: '', address: '' } };
  const samples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    ...{ PlaceOrder: orderPayload(), AmendOrder: amendOrder().payload, AddNote: { noteId: uuid(1), text: 'so' } },
    ...{ PlaceHold: { holdId: uuid(1), reason: 'so' }, ReleaseHold: { holdId: uuid(1) } },
    ...{ CompleteOrder: {}, CancelOrder: { reason: 'asked' }, RetryOrder: {} },
    ...{ CreateProduct: lamp, ChangeProduct: lamp, WithdrawProduct: {} },
    ...{ CreateCustomer: customer, ChangeCustomer: customer, MergeCustomer: { mergedId: CUSTOMER } },
    ...{ AddPerson: { name: 'B', signInName: 'b', roles: ['finance'] }, ChangePerson: { name: 'B', roles: ['admin'] } },
    ...{ DisablePerson: {}, EnablePerson: {}, ChangeSettings: { timeZone: 'UTC' } },
    ...{ ShareView: { name: 'Open', address: '', defaultFor: ['finance'] }, UnshareView: { name: 'Open' } },
    ...{ CreateSite: { code: 'B', name: 'Bay' }, ChangeSite: { code: 'B', name: 'Bay' }, CloseSite: {} },
  };
  const given = Object.entries(commandTable).filter(([, { group }]) => GROUP_ROLES[group].length > 0);
  const silent = given.filter(([type]) => sidesOf(row(type, samples[type] ?? {}), null).length === 0);
  // Taking over asks for nothing that could be compared. The refusal of an acknowledgement is moot: nobody is asked to deal with it.
  expect(silent.map(([type]) => type)).toEqual(['TakeOverRefusal', 'AcknowledgeRefusal']);
});

test('ATT-2 a command of another version shows no fields instead of wrong ones', () => {
  expect(sidesOf({ ...row('CompleteOrder', {}), v: 99 }, order())).toEqual([]);
});
