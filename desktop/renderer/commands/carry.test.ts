import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { commandId, orderId, organisationId, personId } from 'shared/ids';
import type { CommandId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { unitPrice } from 'shared/unit-price';
import { memoryStore } from '../local/memory-store';
import { seal, unseal } from '../local/sealed-text';
import type { Acting } from './act';
import { actor } from './act';
import { packUnsent, takeInUnsent } from './carry';
import type { Intent } from './intent';
import { mayForget } from './may-forget';
import { withdraw } from './withdraw';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
let made = 0;

function desktop(person = 7): Acting {
  return {
    store: memoryStore(),
    organisation: organisationId(uuid(1)),
    who: () => ({ type: 'person', id: personId(uuid(person)), roles: ['warehouse'] }),
    now: () => instantFromMillis(1_764_000_000_000),
    newId: (): CommandId => commandId(uuid(1_000 + ++made)),
    report: (fault) => {
      throw fault;
    },
    show: () => undefined,
  };
}

const place = (n: number): Intent => ({
  type: 'PlaceOrder',
  subject: orderId(uuid(n)),
  payload: {
    number: `W3-00000${n}`,
    origin: 'desk',
    source: '',
    currency: currency('EUR'),
    customerId: null,
    contact: { fullName: 'Oxbow Tea', email: null },
    reference: '',
    lines: [
      { sku: '85123A', description: '', quantity: 2, unitPrice: unitPrice(25_500), discount: null, taxBasisPoints: 0 },
    ],
    discount: null,
    shipping: null,
    taxIncluded: true,
    rounding: 'line',
  },
});
const cancel = (n: number): Intent => ({
  type: 'CancelOrder',
  subject: orderId(uuid(n)),
  payload: { reason: 'asked' },
});

async function busyDesktop(): Promise<Acting> {
  const desk = desktop();
  const act = actor(desk);
  await act(place(1));
  await act(cancel(1));
  const undone = await act(place(2));
  if (undone.type === 'done') await withdraw(desk, undone.row.id);
  return desk;
}

async function status({ store }: Acting): Promise<string> {
  const held = (await store.documents([{ type: 'order', id: uuid(1) }])).get(`order:${uuid(1)}`);
  return held?.document.type === 'order' ? held.document.state.status : 'not held';
}

test('SGN-5 while work is unsent or refused a device is not forgotten', async () => {
  const desk = await busyDesktop();
  expect(await mayForget(desk.store)).toEqual({ type: 'must-not', queued: 3, rejected: 0 });
  const ids = (await desk.store.unsettled()).map(({ id }) => id);
  await desk.store.changeRows(ids, (row) => (row.seq === 1 ? { status: 'rejected' } : { status: 'settled' }));
  expect(await mayForget(desk.store)).toEqual({ type: 'must-not', queued: 0, rejected: 1 });
  await desk.store.changeRows(ids, () => ({ status: 'acknowledged' }));
  expect(await mayForget(desk.store)).toEqual({ type: 'may' });
});

test('SGN-5 unsent work goes to another device as it is, with its ids and its order, and arriving twice is arriving once', async () => {
  const [from, to] = [await busyDesktop(), desktop()];
  const [first] = await from.store.unsettled();
  await from.store.changeRows(first ? [first.id] : [], () => ({ sentAt: from.now() }));
  const { text, commands } = await packUnsent(from);
  expect(commands).toBe(2);
  expect(await takeInUnsent(to, text)).toEqual({ type: 'taken-in', added: 2, known: 0 });
  expect(await takeInUnsent(to, text)).toEqual({ type: 'taken-in', added: 0, known: 2 });
  const [before, after] = [await from.store.unsettled(), await to.store.unsettled()];
  expect(after).toEqual(before.slice(0, 2));
  expect(await status(to)).toBe('cancelled');
});

test('SGN-5 nobody’s work is taken in as another’s, and nothing of what cannot be read', async () => {
  const { text } = await packUnsent(await busyDesktop());
  expect(await takeInUnsent(desktop(8), text)).toEqual({ type: 'of-another' });
  expect(await takeInUnsent(desktop(), text.replaceAll('CancelOrder', 'CancelOrderTwice'))).toEqual({
    type: 'unreadable',
    commands: 1,
  });
  for (const broken of ['', '{}', '[]', text.slice(0, -5), text.replace('unsent', 'sent')])
    expect(await takeInUnsent(desktop(), broken)).toEqual({ type: 'not-ours' });
});

test('SGN-5 the file says nothing without its passphrase, and a changed one nothing at all', async () => {
  const sealing = {
    subtle: crypto.subtle,
    randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
    rounds: 1_000,
  };
  const { text } = await packUnsent(await busyDesktop());
  const file = await seal(text, 'a long passphrase', sealing);
  expect(file).not.toContain('Oxbow');
  expect(await unseal(file, 'a long passphrase', crypto.subtle)).toEqual({ type: 'text', text });
  expect(await unseal(file, 'another passphrase', crypto.subtle)).toEqual({ type: 'wrong-passphrase' });
  const data = /"data":"(.{8})/.exec(file)?.[1] ?? '';
  expect(await unseal(file.replace(data, 'AAAAAAAA'), 'a long passphrase', crypto.subtle)).toEqual({
    type: 'wrong-passphrase',
  });
  expect(await unseal('{"waybill":"sealed"}', 'a long passphrase', crypto.subtle)).toEqual({ type: 'not-ours' });
});
