import { randomUUID } from 'node:crypto';
import { orderId, organisationId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import type { OrderPlace, StoredOrder } from './orders';
import { listOrders, orderById, placeOf } from './orders';
import { receiptOf } from './receipts';

let office: Office;
/** Ids in the order of placing; two share a moment. */
const placed: string[] = [];
const at = (minute: number) => instantFromMillis(Date.UTC(2026, 0, 1, 9, minute));
beforeAll(async () => {
  office = await openOffice();
  const { clerk } = office;
  const moments = [0, 1, 1, 2, 3];
  const commands = moments.map((minute) =>
    clerk.make('PlaceOrder', randomUUID(), orderPayload(), { occurredAt: at(minute) }),
  );
  const [, one, twin] = commands;
  await clerk.push(...[...commands].reverse(), clerk.make('CompleteOrder', commands[4]?.subject ?? '', {}));
  placed.push(...commands.map(({ subject }) => subject));
  placed.splice(1, 2, ...[one?.subject ?? '', twin?.subject ?? ''].sort());
});
afterAll(() => office.close());

const list = (changes: Partial<Parameters<typeof listOrders>[2]> = {}) =>
  listOrders(office.db, ORGANISATION, { after: null, limit: 100, ...changes });
const ids = (orders: readonly StoredOrder[]) => orders.map(({ id }) => id);

test('SYN-36 orders are listed in the order of placing, ties by id, page after page without a gap', async () => {
  expect(ids(await list())).toEqual(placed);
  const paged: StoredOrder[] = [];
  let after: OrderPlace | null = null;
  for (;;) {
    const page = await list({ after, limit: 2 });
    const last = page.at(-1);
    if (last === undefined) break;
    paged.push(...page);
    after = placeOf(last);
  }
  expect(ids(paged)).toEqual(placed);
});

test('SYN-36 a list keeps to its moments and statuses', async () => {
  expect(ids(await list({ since: at(1), before: at(3) }))).toEqual(placed.slice(1, 4));
  expect(ids(await list({ statuses: ['completed'] }))).toEqual(placed.slice(4));
  expect(await list({ statuses: ['failed'] })).toEqual([]);
});

test('SYN-12 one order by its id, and none of another organisation', async () => {
  const id = orderId(placed[4] ?? '');
  expect(await orderById(office.db, ORGANISATION, id)).toMatchObject({
    id,
    version: 2,
    seq: expect.any(Number),
    state: { status: 'completed' },
  });
  expect(await orderById(office.db, organisationId(randomUUID()), id)).toBeNull();
  expect(await orderById(office.db, ORGANISATION, orderId(randomUUID()))).toBeNull();
});

test('SYN-2 the receipt of a command is found by its id', async () => {
  const { clerk } = office;
  const refused = clerk.make('CompleteOrder', randomUUID(), {});
  expect(await receiptOf(office.db, ORGANISATION, refused.id)).toBeNull();
  const [result] = await clerk.push(refused);
  expect(await receiptOf(office.db, ORGANISATION, refused.id)).toEqual({
    commandId: refused.id,
    type: 'CompleteOrder',
    author: clerk.person,
    deviceId: clerk.id,
    deviceSeq: refused.seq,
    status: 'rejected',
    code: 'wrong-status',
    params: { status: 'new' },
    versions: {},
    feedSeq: result !== undefined && 'feedSeq' in result ? result.feedSeq : -1,
    recordedAt: refused.occurredAt,
    acknowledgedAt: null,
  });
});
