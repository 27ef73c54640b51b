import { organisationId, personId } from 'shared/ids';
import { expect, test } from 'vitest';
import type { Outcome } from '../../commands/act';
import { moment, placedOrder, uuid } from '../../local/examples';
import { intlIn } from '../language/say-in';
import { sentencesOf } from '../outcome-sentence';
import { dryRun, runAll } from './bulk';

const seen = {
  settings: undefined,
  organisation: organisationId(uuid(90)),
  actor: { type: 'person', id: personId(uuid(7)), roles: ['manager'] },
  now: moment(100),
} as const;
const orders = [
  placedOrder(1),
  placedOrder(2, { status: 'cancelled', cancelledAt: moment(9), reason: 'asked' }),
  placedOrder(3),
];

test('BRD-5 a dry run says how many it can be done to, and why not the others', () => {
  const { can, cannot } = dryRun('CompleteOrder', orders, seen, sentencesOf(intlIn('en'), 'UTC').notDone);
  expect(can.map(({ number }) => number)).toEqual(['W1-000001', 'W1-000003']);
  expect(cannot).toEqual([{ number: 'W1-000002', reason: expect.stringContaining('cancelled') as string }]);
});

test('BRD-5 one that cannot be done stops no other, and is named with its reason', async () => {
  const tried: string[] = [];
  const refused = { type: 'not-at-hand', missing: [] } satisfies Outcome;
  const result = await runAll(
    orders,
    (order) => {
      tried.push(order.number);
      return order.number === 'W1-000002' ? Promise.resolve(refused) : Promise.reject(new Error('the disk is full'));
    },
    (outcome) => outcome?.type ?? 'not saved',
  );
  expect(tried).toHaveLength(3);
  expect(result).toEqual({
    done: [],
    failed: [
      { number: 'W1-000001', reason: 'not saved' },
      { number: 'W1-000002', reason: 'not-at-hand' },
      { number: 'W1-000003', reason: 'not saved' },
    ],
  });
});
