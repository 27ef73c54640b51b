import { productId, settingsIdOf } from 'shared/ids';
import { CUSTOMER, EUR, MANAGER, NOON, ORDER, exampleId, line, orderPayload } from 'shared/testing/examples';
import { unitPrice } from 'shared/unit-price';
import { describe, expect, test } from 'vitest';
import { sent } from '../local/outbox';
import { memoryStore } from '../local/memory-store';
import { actor } from './act';
import { desked, done, viewOf } from '../testing/acting';
import type { Intent } from './intent';
import { undoing } from './undo';

const PRODUCT = productId(exampleId(55));
const place: Intent = {
  type: 'PlaceOrder',
  subject: ORDER,
  payload: orderPayload({ number: 'W3-000001', origin: 'desk' }),
};
const amend = (reference: string): Intent => {
  const { number: _, origin: _origin, source: _source, currency: _currency, ...content } = orderPayload();
  return { type: 'AmendOrder', subject: ORDER, payload: { ...content, reference, lines: [line({ quantity: 7 })] } };
};
const hold: Intent = { type: 'PlaceHold', subject: ORDER, payload: { holdId: exampleId(70), reason: 'who pays?' } };
const complete: Intent = { type: 'CompleteOrder', subject: ORDER, payload: {} };
const product = (name: string) => ({
  ...{ sku: 'LAMP', name, barcode: '', currency: EUR, taxBasisPoints: 1_900 },
  unitPrice: unitPrice(125_000),
});
const profile = (name: string) => ({ name, email: '', phone: '', address: '' });

function desk() {
  const { store, acting } = desked(memoryStore(), ['manager', 'admin'], MANAGER);
  const desk = undoing(acting, actor(acting), 'W3');
  return {
    ...desk,
    store,
    do: async (intent: Intent) => done(await desk.act(intent)).id,
    /** Everything so far is on its way. */
    sent: async () => {
      const ids = (await store.queued(100, 0)).map(({ id }) => id);
      await store.changeRows(ids, sent(NOON));
    },
    order: async () => (await viewOf(store, 'order', ORDER))?.state,
  };
}

describe('undo', () => {
  test('FRM-6 what was never sent is withdrawn, and nothing of it is left', async () => {
    const { do: act, undo, order } = desk();
    expect(await undo([await act(place)])).toMatchObject([{ type: 'withdrawn', command: 'PlaceOrder' }]);
    expect(await order()).toBeUndefined();
  });

  test('FRM-6 who takes back the latest act while its view is still being written waits for it, and so takes back that one', async () => {
    const { act, settled } = desk();
    const heard: string[] = [];
    const placing = async () => {
      const outcome = await act(place);
      await Promise.resolve();
      heard.push(outcome.type);
    };
    void placing();
    expect(heard).toEqual([]);
    await settled();
    expect(heard).toEqual(['done']);
  });

  test('FRM-6 one act on many is taken back as one, the latest first', async () => {
    const { do: act, undo, order } = desk();
    const ids = [await act(place), await act(hold), await act(amend('B'))];
    expect(await undo(ids)).toMatchObject([
      { command: 'AmendOrder' },
      { command: 'PlaceHold' },
      { command: 'PlaceOrder' },
    ]);
    expect(await order()).toBeUndefined();
  });

  const there: readonly (readonly [string, readonly Intent[], Intent])[] = [
    ['AmendOrder', [place], amend('B')],
    ['PlaceHold', [place], hold],
    ['ReleaseHold', [place, hold], { type: 'ReleaseHold', subject: ORDER, payload: { holdId: exampleId(70) } }],
    [
      'ChangeProduct',
      [{ type: 'CreateProduct', subject: PRODUCT, payload: product('Lamp') }],
      { type: 'ChangeProduct', subject: PRODUCT, payload: product('Lantern') },
    ],
    [
      'ChangeCustomer',
      [{ type: 'CreateCustomer', subject: CUSTOMER, payload: { reference: 'C', profile: profile('Ada') } }],
      { type: 'ChangeCustomer', subject: CUSTOMER, payload: { reference: 'D', profile: profile('Ada L.') } },
    ],
  ];

  test.each(there)(
    'FRM-7 a sent %s is answered by a command that brings back how it was',
    async (_, before, intent) => {
      const { do: act, undo, redo, sent: send, store } = desk();
      for (const one of before) await act(one);
      const state = async () => {
        const kind = intent.subject === ORDER ? 'order' : intent.subject === PRODUCT ? 'product' : 'customer';
        const view = await viewOf(store, kind, intent.subject);
        // When a hold was placed is not brought back, that it is there is.
        return JSON.parse(JSON.stringify(view?.state), (key, value: unknown) => (key === 'at' ? '' : value)) as unknown;
      };
      const was = await state();
      const id = await act(intent);
      const became = await state();
      expect(became).not.toEqual(was);
      await send();
      const [undone] = await undo([id]);
      expect(undone).toMatchObject({ type: 'compensated', command: intent.type });
      expect(await state()).toEqual(was);
      if (undone?.type !== 'compensated') return;
      const [again] = await redo([undone.again]);
      expect(again).toMatchObject({ type: 'done' });
      expect(await state()).toEqual(became);
    },
  );

  test('FRM-7 of settings only what was changed goes back', async () => {
    const { do: act, undo, sent: send, store } = desk();
    const subject = settingsIdOf(desked().acting.organisation);
    await act({ type: 'ChangeSettings', subject, payload: { organisationName: 'Lamps' } });
    const id = await act({ type: 'ChangeSettings', subject, payload: { maxAttempts: 5 } });
    await send();
    expect(await undo([id])).toMatchObject([{ type: 'compensated' }]);
    expect((await viewOf(store, 'settings', subject))?.state).toMatchObject({
      organisationName: 'Lamps',
      maxAttempts: 3,
    });
  });

  test('FRM-7 a shared view comes back as it was, or goes where there was none; a newer one of that name stays', async () => {
    const { do: act, undo, sent: send, store } = desk();
    const subject = settingsIdOf(desked().acting.organisation);
    const share = (address: string): Intent => ({
      type: 'ShareView',
      subject,
      payload: { name: 'Late', address, defaultFor: [] },
    });
    const addresses = async () => {
      const rules = (await viewOf(store, 'settings', subject))?.state;
      return rules === undefined || !('views' in rules) ? [] : (rules.views ?? []).map(({ address }) => address);
    };
    await act({ type: 'ChangeSettings', subject, payload: { organisationName: 'Lamps' } });
    const [first, second] = [await act(share('?a')), await act(share('?b'))];
    await send();
    expect(await undo([second])).toMatchObject([{ type: 'compensated', command: 'ShareView' }]);
    expect(await addresses()).toEqual(['?a']);
    expect(await undo([first])).toMatchObject([{ type: 'compensated', command: 'ShareView' }]);
    expect(await addresses()).toEqual([]);
    await act(share('?c'));
    const taken = await act({ type: 'UnshareView', subject, payload: { name: 'Late' } });
    await act(share('?d'));
    await send();
    expect(await undo([taken])).toEqual([{ type: 'changed-since', command: 'UnshareView' }]);
    expect(await addresses()).toEqual(['?d']);
  });

  test('FRM-7 what somebody has changed since is not put back over their work', async () => {
    const { do: act, undo, sent: send, order } = desk();
    await act(place);
    const id = await act(amend('B'));
    await act(amend('C'));
    await send();
    expect(await undo([id])).toEqual([{ type: 'changed-since', command: 'AmendOrder' }]);
    expect(await order()).toMatchObject({ reference: 'C' });
  });

  test('FRM-8 what is sent and final stays, and says so', async () => {
    const { do: act, undo, remembered, sent: send, order } = desk();
    const ids = [await act(place), await act(complete)];
    await send();
    expect(await undo(ids)).toEqual([
      { type: 'stays', command: 'CompleteOrder' },
      { type: 'stays', command: 'PlaceOrder' },
    ]);
    expect(await order()).toMatchObject({ status: 'completed' });
    expect(ids.map(remembered)).toEqual([
      { command: 'PlaceOrder', isReversible: false },
      { command: 'CompleteOrder', isReversible: false },
    ]);
  });

  test('FRM-8 where the business says no to taking it back, its reason is given', async () => {
    const { do: act, undo, sent: send } = desk();
    await act(place);
    const id = await act(amend('B'));
    await act(complete);
    await send();
    expect(await undo([id])).toMatchObject([
      { type: 'not-done', why: { type: 'refused', refusal: { code: 'wrong-status', status: 'completed' } } },
    ]);
  });

  test('FRM-8 what was taken back already is gone', async () => {
    const { do: act, undo } = desk();
    const id = await act(place);
    await undo([id]);
    expect(await undo([id])).toEqual([{ type: 'gone' }]);
  });
});

describe('redo', () => {
  test('FRM-9 what was taken back is done again under a new id, an order with the number of its new command', async () => {
    const { do: act, undo, redo, order } = desk();
    const id = await act(place);
    const [undone] = await undo([id]);
    if (undone?.type !== 'withdrawn') throw new Error('not withdrawn');
    const row = done((await redo([undone.again]))[0] ?? { type: 'not-at-hand', missing: [] });
    expect(row.id).not.toBe(id);
    expect(await order()).toMatchObject({ status: 'placed', number: 'W3-000002' });
  });

  test('FRM-9 where the business no longer says yes, the reason is given', async () => {
    const { do: act, undo, redo } = desk();
    await act(place);
    const [undone] = await undo([await act(hold)]);
    if (undone?.type !== 'withdrawn') throw new Error('not withdrawn');
    await act(complete);
    expect(await redo([undone.again])).toMatchObject([{ type: 'refused', refusal: { code: 'wrong-status' } }]);
  });
});
