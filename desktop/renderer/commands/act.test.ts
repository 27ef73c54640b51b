import { describe, expect, test } from 'vitest';
import { keyOf, ref } from 'shared/aggregate';
import {
  CLERK,
  CUSTOMER,
  EUR,
  MANAGER,
  NOON,
  ORDER,
  OTHER_CUSTOMER,
  SETTINGS,
  amendOrder,
  exampleId,
  line,
  orderPayload,
} from 'shared/testing/examples';
import { defaultSettings } from 'shared/settings/settings';
import { refold } from '../local/fold';
import { accepted, rejected } from '../local/outbox';
import { memoryStore } from '../local/memory-store';
import type { LocalStore, OutboxRow } from '../local/store';
import { desked, done, viewOf } from '../testing/acting';
import type { Intent } from './intent';
import { actor } from './act';
import { acknowledge, reissue } from './refusals';
import { mayForget } from './may-forget';
import { withdraw } from './withdraw';

const place: Intent = { type: 'PlaceOrder', subject: ORDER, payload: orderPayload() };
const note = (n = 1): Intent => ({
  type: 'AddNote',
  subject: ORDER,
  payload: { noteId: exampleId(700 + n), text: `note ${n}` },
});
const create = (subject = CUSTOMER): Intent => ({
  type: 'CreateCustomer',
  subject,
  payload: { reference: 'C', profile: { name: 'Ada', email: '', phone: '', address: '' } },
});
const complete: Intent = { type: 'CompleteOrder', subject: ORDER, payload: {} };
const order = (store: LocalStore) => viewOf(store, 'order', ORDER);
const refusedByServer = async (store: LocalStore, row: OutboxRow) => {
  await store.changeRows(
    [row.id],
    rejected({ code: 'order-exists', params: { number: 'W3-000412' }, feedSeq: 9 }, NOON),
  );
  await refold(store, desked().acting.organisation, [ref('order', ORDER)]);
};

describe('acting', () => {
  test('SYN-41 what follows is shown once it is durable, before its view is written, as it is written', async () => {
    const { store, acting } = desked();
    const shown: { readonly rows: Promise<number>; readonly written: Promise<unknown>; readonly views: unknown }[] = [];
    const act = actor({
      ...acting,
      show: (views) => shown.push({ rows: store.highestSeq(), written: order(store), views }),
    });
    done(await act(place));
    expect(await shown[0]?.rows).toBe(1);
    expect(await shown[0]?.written).toBeUndefined();
    expect(shown.map(({ views }) => views)).toEqual([[await order(store)]]);
    expect((await act(place)).type).toBe('refused');
    expect(shown[1]?.views).toEqual([]);
  });

  test('SYN-20 what was done is in the outbox and in the view before the answer comes', async () => {
    const { store, act } = desked();
    const row = done(await act(place));
    expect(row).toMatchObject({
      seq: 1,
      status: 'queued',
      sentAt: '',
      author: CLERK,
      touched: [keyOf(ref('order', ORDER))],
      after: [],
    });
    expect(await order(store)).toMatchObject({
      localState: 'pending',
      pendingCount: 1,
      base: null,
      state: { status: 'placed', number: 'W3-000412' },
    });
  });

  test('SYN-20 a view that cannot be written is not a failure of the action', async () => {
    const inner = memoryStore();
    const { act, faults, store } = desked({ ...inner, write: () => Promise.reject(new Error('disk full')) });
    expect((await act(place)).type).toBe('done');
    expect(faults).toHaveLength(1);
    expect((await store.counts()).queued).toBe(1);
  });

  test('SYN-22 what the rules refuse leaves no trace', async () => {
    const { store, act } = desked();
    expect(await act({ ...place, payload: orderPayload({ lines: [] }) })).toEqual({
      type: 'refused',
      refusal: { code: 'no-lines' },
    });
    expect(await store.highestSeq()).toBe(0);
    expect(await order(store)).toBeUndefined();
  });

  test('SYN-22 a command of another role is not taken in, offline either', async () => {
    const { act } = desked(memoryStore(), ['admin']);
    expect(await act(place)).toEqual({ type: 'forbidden', command: 'PlaceOrder' });
  });

  test('SYN-26 a payload that is none is named by its members', async () => {
    const { act } = desked();
    const broken = { ...place, payload: { ...orderPayload(), lines: [line({ quantity: 1.5 })] } };
    expect(await act(broken)).toMatchObject({ type: 'invalid', detail: expect.stringContaining('lines.0.quantity') });
  });

  test('SYN-22 what is not held here is not decided here', async () => {
    const { act } = desked();
    expect(await act(note())).toEqual({ type: 'not-at-hand', missing: [ref('order', ORDER)] });
  });

  test('SYN-22 a guard that consults what is not here is skipped and says so', async () => {
    const { act, store, acting } = desked();
    await act(place);
    expect(done(await act(complete)).unverified).toBe(true);
    const other = desked(memoryStore());
    await refold(
      other.store,
      acting.organisation,
      [ref('settings', SETTINGS)],
      new Map([
        [
          keyOf(ref('settings', SETTINGS)),
          {
            type: 'held',
            why: 'scope',
            history: [],
            base: { version: 1, epoch: 'e#1', seq: 1, state: { ...defaultSettings, completion: 'proven' } },
          },
        ],
      ]),
    );
    await other.act(place);
    expect(await other.act(complete)).toMatchObject({ type: 'refused', refusal: { code: 'not-paid' } });
    expect((await order(store))?.unverified).toBe(true);
  });

  test('SYN-29 a command names my last on the same subject and the makers of what it refers to', async () => {
    const { act } = desked();
    const customer = done(await act(create()));
    const placed = done(await act({ ...place, payload: orderPayload({ customerId: CUSTOMER }) }));
    expect(placed.after).toEqual([customer.id]);
    const noted = done(await act(note()));
    expect(noted.after).toEqual([placed.id]);
    const { payload } = amendOrder({ customerId: CUSTOMER, reference: 'PO 9' });
    expect(done(await act({ type: 'AmendOrder', subject: ORDER, payload })).after).toEqual([customer.id, noted.id]);
  });

  test('SYN-19 a command on two aggregates shows on both, and the next is decided on both', async () => {
    const { act, store } = desked();
    await act(create());
    await act(create(OTHER_CUSTOMER));
    await act({ type: 'MergeCustomer', subject: CUSTOMER, payload: { mergedId: OTHER_CUSTOMER } });
    expect(await viewOf(store, 'customer', CUSTOMER)).toMatchObject({
      pendingCount: 2,
      state: { merged: [OTHER_CUSTOMER] },
    });
    expect(await viewOf(store, 'customer', OTHER_CUSTOMER)).toMatchObject({
      pendingCount: 2,
      state: { status: 'merged' },
    });
    const change = { ...create(OTHER_CUSTOMER), type: 'ChangeCustomer' } as Intent;
    expect(await act(change)).toMatchObject({ type: 'refused', refusal: { code: 'customer-merged' } });
  });

  test('STO-1 two windows that act at once both succeed, and the second is decided after the first', async () => {
    const store = memoryStore();
    const [one, two] = [desked(store), desked(store)];
    const [first, second] = await Promise.all([
      one.act(place),
      two.act({ ...place, payload: orderPayload({ number: 'W3-2' }) }),
    ]);
    expect([first.type, second.type].sort()).toEqual(['done', 'refused']);
    const notes = await Promise.all([one.act(note(1)), two.act(note(2))]);
    const [a, b] = notes.map(done).sort((x, y) => x.seq - y.seq);
    expect([a?.seq, b?.seq, b?.after]).toEqual([2, 3, [a?.id]]);
    expect(await order(store)).toMatchObject({ pendingCount: 3, localState: 'pending' });
  });

  test('SYN-20 an intent may carry the number it gets', async () => {
    const { act } = desked();
    const row = done(await act((seq) => ({ ...place, payload: orderPayload({ number: `W3-${seq}`, currency: EUR }) })));
    expect(row.payload).toMatchObject({ number: 'W3-1' });
  });
});

describe('undoing', () => {
  test('SYN-34 a command never sent is withdrawn: its effect goes, its number stays queued', async () => {
    const { act, store, acting } = desked();
    const row = done(await act(place));
    expect(await withdraw(acting, row.id)).toEqual({ type: 'withdrawn' });
    expect(await order(store)).toBeUndefined();
    expect(await store.queued(9, 0)).toMatchObject([
      { id: row.id, seq: 1, type: 'Withdrawn', payload: {}, touched: [] },
    ]);
    expect(await withdraw(acting, row.id)).toEqual({ type: 'too-late' });
  });

  test('SYN-11 a command that was ever sent is not undone', async () => {
    const { act, store, acting } = desked();
    const row = done(await act(place));
    await store.changeRows([row.id], () => ({ sentAt: NOON }));
    expect(await withdraw(acting, row.id)).toEqual({ type: 'too-late' });
    expect(await order(store)).toMatchObject({ state: { status: 'placed' } });
  });

  test('SYN-34 what others stand on is undone last', async () => {
    const { act, acting } = desked();
    const row = done(await act(place));
    const later = done(await act(note()));
    expect(await withdraw(acting, row.id)).toEqual({ type: 'others-stand-on-it', ids: [later.id] });
    expect(await withdraw(acting, later.id)).toEqual({ type: 'withdrawn' });
    expect(await withdraw(acting, row.id)).toEqual({ type: 'withdrawn' });
  });
});

describe('refusals', () => {
  test('SYN-4 what the server refused to begin stays in view with its content until it is acknowledged', async () => {
    const { act, store, acting } = desked();
    const row = done(await act(place));
    await refusedByServer(store, row);
    expect(await order(store)).toMatchObject({
      localState: 'createRejected',
      pendingCount: 0,
      base: null,
      state: { status: 'placed' },
    });
    const first = await acknowledge(acting, act, row.id);
    expect(await acknowledge(acting, act, row.id)).toEqual({ type: 'acknowledged', by: null });
    expect(await order(store)).toBeUndefined();
    expect(await store.queued(9, 0)).toMatchObject([{ type: 'AcknowledgeRefusal', subject: row.id }]);
    expect(first).toEqual({ type: 'acknowledged', by: (await store.queued(9, 0))[0]?.id });
  });

  test('SYN-4 a re-issue is a new command that names the old one, which is then dealt with', async () => {
    const { act, store, acting } = desked();
    const row = done(await act(place));
    await refusedByServer(store, row);
    const again = done(await reissue(acting, act, row.id, { ...place, payload: orderPayload({ number: 'W3-9' }) }));
    expect(again).toMatchObject({ reissueOf: row.id, seq: 2 });
    expect((await store.rows([row.id]))[0]?.status).toBe('acknowledged');
    expect(await order(store)).toMatchObject({ localState: 'pending', state: { number: 'W3-9' } });
  });

  test('SYN-4 undoing an acknowledgement that was not sent brings the refusal back', async () => {
    const { act, store, acting } = desked();
    const row = done(await act(place));
    await refusedByServer(store, row);
    await acknowledge(acting, act, row.id);
    const [queued] = await store.queued(1, 0);
    expect(queued && (await withdraw(acting, queued.id))).toEqual({ type: 'withdrawn' });
    expect((await store.rejected()).map(({ id }) => id)).toEqual([row.id]);
  });

  test('SYN-4 a manager may take over a refusal of another person that is not known here; nobody else may', async () => {
    const manager = desked(memoryStore(), ['manager'], MANAGER);
    const refused = done(await desked().act(place)).id;
    expect(await acknowledge(manager.acting, manager.act, refused, true)).toMatchObject({ type: 'acknowledged' });
    expect(await acknowledge(manager.acting, manager.act, done(await desked().act(create())).id)).toMatchObject({
      type: 'refused',
      refusal: { code: 'nothing-refused' },
    });
    const clerk = desked();
    expect(await acknowledge(clerk.acting, clerk.act, refused, true)).toEqual({
      type: 'forbidden',
      command: 'AcknowledgeRefusal',
    });
  });

  test('SYN-21 nothing may be forgotten while anything is queued or refused', async () => {
    const { act, store } = desked();
    expect(await mayForget(store)).toEqual({ type: 'may' });
    const row = done(await act(place));
    expect(await mayForget(store)).toEqual({ type: 'must-not', queued: 1, rejected: 0 });
    await refusedByServer(store, row);
    expect(await mayForget(store)).toEqual({ type: 'must-not', queued: 0, rejected: 1 });
    await store.changeRows([row.id], () => ({ status: 'queued' }));
    await store.changeRows([row.id], accepted({ versions: {}, feedSeq: 3 }));
    expect(await mayForget(store)).toEqual({ type: 'may' });
  });
});
