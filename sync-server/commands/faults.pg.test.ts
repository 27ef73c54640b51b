import { randomUUID } from 'node:crypto';
import { NOON, ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsToShow, TRIES_BEFORE_SHOWN } from '../store/faults';
import type { Device, Office } from '../testing/office';
import { openOffice } from '../testing/office';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** An order whose stored state our code cannot work with: what a bug of an earlier version might leave behind. */
async function poisonedOrder(device: Device) {
  const placed = device.make('PlaceOrder', randomUUID(), orderPayload());
  await device.push(placed);
  const whole = await office.db('orders').where({ id: placed.subject }).first();
  await office
    .db('orders')
    .where({ id: placed.subject })
    .update({ state: { status: 'placed' } });
  const cure = () => office.db('orders').where({ id: placed.subject }).update({ state: whole.state });
  return { id: placed.subject, cure };
}

const faults = () => office.db('faults').orderBy('command_id');

test('SYN-9 a command that always fails is answered FAULT and holds up its subject alone; the others go on', async () => {
  const { clerk, manager } = office;
  const poisoned = await poisonedOrder(clerk);
  const healthy = clerk.make('PlaceOrder', randomUUID(), orderPayload());
  const poison = clerk.make('CompleteOrder', poisoned.id, {});
  const behind = clerk.make('AddNote', poisoned.id, { noteId: randomUUID(), text: 'behind' });
  const after = clerk.make('CompleteOrder', healthy.subject, {});
  const results = await clerk.push(healthy, poison, 'rubbish', behind, after);
  expect(results).toMatchObject([
    { status: 'accepted' },
    { id: poison.id, status: 'retry', code: 'FAULT' },
    { id: null, status: 'rejected', code: 'VALIDATION' },
    { id: behind.id, status: 'retry', code: 'FAULT' },
    { status: 'accepted' },
  ]);
  expect(await faults()).toMatchObject([
    { command_id: poison.id, subject: `order:${poisoned.id}`, device_id: clerk.id, attempts: 1 },
  ]);
  expect(await office.db('receipts').whereIn('command_id', [poison.id, behind.id])).toEqual([]);

  const elsewhere = manager.make('PlaceOrder', randomUUID(), orderPayload());
  expect(await manager.push(elsewhere)).toMatchObject([{ status: 'accepted' }]);
  const next = clerk.make('PlaceOrder', randomUUID(), orderPayload());
  expect(await clerk.push(next, poison, behind)).toMatchObject([
    { status: 'accepted' },
    { code: 'FAULT' },
    { code: 'FAULT' },
  ]);
  expect(await faults()).toMatchObject([{ attempts: 2 }]);

  await poisoned.cure();
  expect(await clerk.push(poison, behind)).toMatchObject([{ status: 'accepted' }, { code: 'FAULT' }]);
  expect(await faults()).toEqual([]);
  expect(await clerk.push(poison, behind)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
});

test('SYN-9 a fault is shown once it was tried five times', async () => {
  const { clerk } = office;
  const poisoned = await poisonedOrder(clerk);
  const poison = clerk.make('CompleteOrder', poisoned.id, {});
  for (let tries = 1; tries < TRIES_BEFORE_SHOWN; tries += 1) await clerk.push(poison);
  expect(await faultsToShow(office.db, ORGANISATION)).toEqual([]);
  await clerk.push(poison);
  expect(await faultsToShow(office.db, ORGANISATION)).toEqual([
    {
      commandId: poison.id,
      deviceId: clerk.id,
      subject: `order:${poisoned.id}`,
      attempts: 5,
      reason: expect.stringContaining('TypeError'),
      lastAttemptAt: NOON,
    },
  ]);
});

test('SYN-9 another device is not held up by what one device has on hold', async () => {
  const { clerk, manager } = office;
  const poisoned = await poisonedOrder(clerk);
  await clerk.push(clerk.make('CompleteOrder', poisoned.id, {}));
  await poisoned.cure();
  expect(await manager.push(manager.make('CompleteOrder', poisoned.id, {}))).toMatchObject([{ status: 'accepted' }]);
});

test('SYN-9 an own command of the server that fails is told apart too, and cured with its cause', async () => {
  const poisoned = await poisonedOrder(office.clerk);
  const fact = {
    status: 'completed',
    basketId: 'b',
    contact: { fullName: null, email: null },
    total: { minor: 607, currency: 'EUR' },
  };
  const id = office.clerk.make('Withdrawn', randomUUID(), {}).id;
  expect(await office.own('RecordShopStatus', poisoned.id, fact, { id })).toEqual({
    id,
    status: 'retry',
    code: 'FAULT',
  });
  await poisoned.cure();
  expect(await office.own('RecordShopStatus', poisoned.id, fact, { id })).toMatchObject({ status: 'accepted' });
});
