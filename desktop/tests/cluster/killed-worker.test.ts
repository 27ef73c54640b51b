// What shops say and what is announced survive the process that had it in hand: two workers on one RabbitMQ, one of them killed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amqpUrl, answers, redisUrl } from '../system/services';
import type { ServerProcess } from '../system/server-process';
import { startServer } from '../system/server-process';
import type { Heard, Shop } from '../system/shop-on-broker';
import { openShop } from '../system/shop-on-broker';
import { until } from '../system/until';
import type { SetUp } from './set-up';
import { openSetUp } from './set-up';

const hasBoth = (await answers('Redis', redisUrl)) && (await answers('RabbitMQ', amqpUrl));
const ORDERS = 60;
const ANNOUNCED = [
  'OrderCreated',
  'PlaceOrderCommand',
  'DeleteBasketCompleteCommand',
  'OrderCompleted',
  'CompleteOrderCommand',
];

describe.skipIf(!hasBoth)('a cluster on RabbitMQ', () => {
  let shop: Shop;
  let setUp: SetUp;
  let second: ServerProcess;
  /** Closed in reverse, also where opening stopped half-way. */
  const open: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    shop = await openShop(amqpUrl);
    open.push(shop.leave);
    const broker = {
      WAYBILL_AMQP_URL: amqpUrl,
      WAYBILL_AMQP_QUEUE: shop.queue,
      WAYBILL_AMQP_NAMESPACE: shop.namespace,
    };
    setUp = await openSetUp(redisUrl, broker);
    open.push(setUp.close);
    second = await startServer({ ...setUp.where, environment: { ...setUp.where.environment, WAYBILL_ROLE: 'worker' } });
    open.push(second.stop);
  });
  afterAll(async () => {
    for (const close of open.reverse()) await close();
  });

  test('CLU-7 a worker killed in the middle of a burst: no message of the shop is lost, no announcement, and order per order they keep their sequence', async () => {
    const orders = Array.from({ length: ORDERS }, () => randomUUID());
    const about = (orderId: string) => ({
      orderId,
      basketId: 'b',
      fullName: 'Ada',
      email: 'ada@example.org',
      totalMoney: '5.00',
    });
    for (const type of ['UserCheckedOut', 'BasketDeletedComplete', 'OrderStatusChangedToComplete'] as const)
      for (const order of orders) shop.say(type, about(order));
    const [first, other] = readerOf(setUp.worker) ? [setUp.worker, second] : [second, setUp.worker];
    await until(() => shop.heard.length > ORDERS / 3, { withinMs: 60_000 });
    await first.kill();
    const atTheKill = shop.heard.length;
    // The relay's leases of the dead end by themselves after a minute; nobody waits for it here.
    await setUp.database.query("update sink_progress set lease_until = now() - interval '1 second'");
    const heard = () => orders.map((order) => wordsOf(shop.heard, order));
    await until(() => heard().every(({ length }) => length >= ANNOUNCED.length), {
      withinMs: 60_000,
      otherwise: () => JSON.stringify(heard().find(({ length }) => length < ANNOUNCED.length)),
    });
    expect(heard()).toEqual(orders.map(() => ANNOUNCED));
    expect(atTheKill).toBeLessThan(ORDERS * ANNOUNCED.length);
    const inbox = await setUp.database.query('select outcome, count(*)::int as times from inbox group by outcome');
    expect(inbox).toEqual([{ outcome: 'applied', times: 3 * ORDERS }]);
    expect(other.said()).toContain('inbound-queue-read');
  });
});

const readerOf = (server: ServerProcess) => server.said().includes('inbound-queue-read');

/** At least once: a message that came twice is one, by its id, where it came first. */
function wordsOf(heard: readonly Heard[], order: string): readonly string[] {
  const own = heard.filter(({ correlationId }) => correlationId === order);
  const once = new Map(own.toReversed().map((message) => [message.messageId, message]));
  return own
    .filter((message) => once.get(message.messageId) === message)
    .map(({ exchange }) => exchange.split(':')[1] ?? '');
}
