// What a person sees while their commands are on their way.
import { describe, expect, test } from 'vitest';
import { keyOf, ref } from './aggregate';
import type { Command } from './command';
import type { CustomerId } from './ids';
import { commandId } from './ids';
import type { Base, Unsettled } from './rebase';
import { rebase } from './rebase';
import { defaultSettings } from './settings/settings';
import {
  CUSTOMER,
  ORDER,
  ORGANISATION,
  OTHER_CUSTOMER,
  SETTINGS,
  cancelOrder,
  command,
  completeOrder,
  exampleId,
  placeHold,
  placeOrder,
} from './testing/examples';
import { after, continued, orderAfter } from './testing/given';

const ORDER_KEY = keyOf(ref('order', ORDER));
const settings: Base = { type: 'settings', id: SETTINGS, version: 1, state: defaultSettings };

const orderBase = (version: number, ...commands: readonly Command[]): Base => ({
  type: 'order',
  id: ORDER,
  version,
  state: version === 0 ? null : orderAfter(after(...commands)),
});
const own = (seq: number, asked: Command, versions: Unsettled['versions'] | null = null): Unsettled => ({
  seq,
  command: { ...asked, id: commandId(exampleId(seq)) },
  status: versions === null ? 'queued' : 'accepted',
  versions: versions ?? {},
});
const seen = (bases: readonly Base[], unsettled: readonly Unsettled[], consulted: readonly Base[] = [settings]) => {
  const { views, state } = rebase(bases, unsettled, consulted, ORGANISATION);
  return { view: views.get(ORDER_KEY), order: state('order', ORDER), views, state };
};

describe('an order captured offline', () => {
  test('SYN-7 is seen at once, with what is still on its way', () => {
    const { view, order } = seen([orderBase(0)], [own(1, placeOrder()), own(2, placeHold())]);
    expect(order).toMatchObject({ status: 'placed', holds: [{ id: exampleId(70) }] });
    expect(view).toMatchObject({ pending: [exampleId(1), exampleId(2)], blocked: [], unverified: false });
    expect(view?.effects.map(({ command: from, happened }) => [from, happened.event.type])).toEqual([
      [exampleId(1), 'OrderPlaced'],
      [exampleId(2), 'HoldPlaced'],
    ]);
  });

  test('SYN-7 an accepted command stays until its rows have come, and is not shown twice once they have', () => {
    const accepted = [own(1, placeOrder(), { [ORDER_KEY]: 1 }), own(2, placeHold(), { [ORDER_KEY]: 2 })];
    expect(seen([orderBase(0)], accepted).order).toMatchObject({ holds: [{ id: exampleId(70) }] });
    const half = seen([orderBase(1, placeOrder())], accepted);
    expect(half.order).toMatchObject({ holds: [{ id: exampleId(70) }] });
    expect(half.view?.pending).toEqual([exampleId(2)]);
    const whole = seen([orderBase(2, placeOrder(), placeHold())], accepted);
    expect(whole.order).toMatchObject({ holds: [{ id: exampleId(70) }] });
    expect(whole.view).toMatchObject({ pending: [], effects: [] });
  });

  test('SYN-7 what no longer goes through is shown as blocked, with why, and stays queued', () => {
    const { view, order } = seen([orderBase(2, placeOrder(), cancelOrder())], [own(3, completeOrder())]);
    expect(order).toMatchObject({ status: 'cancelled' });
    expect(view).toMatchObject({
      pending: [exampleId(3)],
      blocked: [{ id: exampleId(3), refusal: { code: 'wrong-status', status: 'cancelled' } }],
      effects: [],
    });
  });

  test('SYN-7 what the server accepted is never shown as blocked', () => {
    const { view } = seen([orderBase(2, placeOrder(), cancelOrder())], [own(3, completeOrder(), { [ORDER_KEY]: 4 })]);
    expect(view).toMatchObject({ pending: [exampleId(3)], blocked: [] });
  });

  test('DEC-3 without the settings at hand the view says that it is not verified', () => {
    expect(seen([orderBase(1, placeOrder())], [own(2, completeOrder())], []).view).toMatchObject({ unverified: true });
    expect(seen([orderBase(1, placeOrder())], [own(2, completeOrder())]).view).toMatchObject({ unverified: false });
  });

  test('SYN-34 a withdrawn command has no effect on anything', () => {
    const withdrawn: Command = { ...command('RetryOrder', ORDER, {}), type: 'Withdrawn', payload: {} };
    expect(seen([orderBase(1, placeOrder())], [own(2, withdrawn)]).view).toMatchObject({ pending: [], effects: [] });
  });
});

describe('two customers', () => {
  const create = (id: string, reference: string) =>
    command('CreateCustomer', id, { reference, profile: { name: 'Ada', email: '', phone: '', address: '' } });
  const merge = command('MergeCustomer', CUSTOMER, { mergedId: OTHER_CUSTOMER });
  const past = after(create(CUSTOMER, 'C-1'), create(OTHER_CUSTOMER, 'C-2'));
  const customerBase = (id: string, reference: string, merged: readonly CustomerId[] = []): Base => ({
    type: 'customer',
    id,
    version: 1 + merged.length,
    state: { status: 'active', merged, reference, profile: { name: 'Ada', email: '', phone: '', address: '' } },
  });
  const bases = [customerBase(CUSTOMER, 'C-1'), customerBase(OTHER_CUSTOMER, 'C-2')];

  test('SYN-19 a command on two is seen on both', () => {
    const { state, views } = seen(bases, [own(3, merge)]);
    expect(continued(past, merge)).toHaveLength(4);
    expect(state('customer', CUSTOMER)).toMatchObject({ merged: [OTHER_CUSTOMER] });
    expect(state('customer', OTHER_CUSTOMER)).toMatchObject({ status: 'merged', into: CUSTOMER });
    expect([...views.values()].map(({ pending }) => pending)).toEqual([[exampleId(3)], [exampleId(3)]]);
  });

  test('SYN-19 a command that is in one of the two bases acts on the other alone', () => {
    const accepted = own(3, merge, { [`customer:${CUSTOMER}`]: 2, [`customer:${OTHER_CUSTOMER}`]: 2 });
    const { state, views } = seen(
      [customerBase(CUSTOMER, 'C-1', [OTHER_CUSTOMER]), customerBase(OTHER_CUSTOMER, 'C-2')],
      [accepted],
    );
    expect(state('customer', CUSTOMER)).toMatchObject({ merged: [OTHER_CUSTOMER] });
    expect(state('customer', OTHER_CUSTOMER)).toMatchObject({ status: 'merged', into: CUSTOMER });
    expect(views.get(`customer:${CUSTOMER}`)?.pending).toEqual([]);
    expect(views.get(`customer:${OTHER_CUSTOMER}`)?.pending).toEqual([exampleId(3)]);
  });
});
