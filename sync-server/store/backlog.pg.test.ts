import { randomUUID } from 'node:crypto';
import { orderId } from 'shared/ids';
import { NOON, ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import { sinkBacklogs } from './backlog';
import { BUCKETS } from './outbox';
import { openBuckets } from './sink-progress';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test('HLT-1 what waits for a sink is told with its age, also where it was written in one batch', async () => {
  const { db, clerk } = office;
  await openBuckets(db, { organisation: ORGANISATION, sinkId: 'shop' }, BUCKETS);
  const orders = ['W3-000001', 'W3-000002', 'W3-000003'].map((number) =>
    clerk.make('PlaceOrder', orderId(randomUUID()), orderPayload({ number })),
  );
  await clerk.push(...orders);
  expect(await sinkBacklogs(db, ORGANISATION)).toMatchObject([
    { sinkId: 'shop', depth: 3, isMore: false, oldestAt: NOON, parked: 0, isPaused: false },
  ]);
});
