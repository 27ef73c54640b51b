// The saga table from outside, row by row: the built server, a real RabbitMQ, the shop's own envelopes, and nothing else known.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateOrders } from 'shared/demo/generate-orders';
import { orderId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SystemDatabase } from '../system/database';
import { createDatabase } from '../system/database';
import type { Desktop } from '../system/desktop';
import { startDesktop } from '../system/desktop';
import { plainDisk } from '../system/disk';
import { addPerson } from '../system/people';
import type { ServerProcess } from '../system/server-process';
import { startServer } from '../system/server-process';
import { amqpUrl, answers } from '../system/services';
import type { Heard, Shop } from '../system/shop-on-broker';
import { openShop } from '../system/shop-on-broker';
import { until } from '../system/until';
import type { Story, Told } from './stories';
import { groups } from './stories';

const hasBroker = await answers('RabbitMQ', amqpUrl);
const PATIENCE = { withinMs: 90_000 };

describe.skipIf(!hasBroker)('the saga over RabbitMQ', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-saga-'));
  let database: SystemDatabase;
  let shop: Shop;
  let server: ServerProcess;
  let desktop: Desktop;
  let said = 0;
  /** Closed in reverse, also where opening stopped half-way. */
  const open: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    database = await createDatabase();
    open.push(database.drop);
    shop = await openShop(amqpUrl);
    open.push(shop.leave);
    const environment = {
      WAYBILL_AMQP_URL: amqpUrl,
      WAYBILL_AMQP_QUEUE: shop.queue,
      WAYBILL_AMQP_NAMESPACE: shop.namespace,
      WAYBILL_SAGA_MAX_ATTEMPTS: '3',
      WAYBILL_SAGA_RETRY_AFTER: '1s',
    };
    const where = { home: join(folder, 'home'), databaseUrl: database.url, environment };
    server = await startServer(where);
    open.push(server.stop);
    const account = await addPerson(where, 'ada', ['manager']);
    desktop = await startDesktop({ url: server.url, account, disk: plainDisk() });
    open.push(desktop.stop);
  });
  afterAll(async () => {
    for (const close of open.reverse()) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  const heardOf = (order: string): readonly string[] =>
    shop.heard.filter(({ correlationId }) => correlationId === order).map(wordsOf);

  const toldOf = (order: string): Told => ({
    shop: (type, more = {}, id = randomUUID()) => {
      said += 1;
      // What .NET sends as a number and what it sends as text is the same amount.
      const totalMoney = said % 2 === 0 ? '12.50' : 12.5;
      shop.say(type, { orderId: order, basketId: 'basket-1', totalMoney, ...more }, id);
    },
    desk: (intent) =>
      until(async () => (await desktop.act(intent(orderId(order)))).type === 'done', {
        ...PATIENCE,
        otherwise: () => `the desk could not act on ${order}`,
      }),
    heard: (count) =>
      until(() => heardOf(order).length >= count, {
        ...PATIENCE,
        otherwise: () => `of ${order} only ${heardOf(order).join(', ')} was heard`,
      }),
  });

  async function play(story: Story): Promise<{ readonly story: Story; readonly order: string }> {
    const order = randomUUID();
    const told = toldOf(order);
    await story.happens(told);
    await told.heard(story.announced.length);
    return { story, order };
  }

  /** Nothing is under way any more: what was not announced by now never will be. */
  const allIsQuiet = () =>
    until(async () => {
      const sql = `select (select count(*) from deadlines)::int as deadlines, (select count(*) from outbox)::int as announced,
        (select count(*) from inbox where outcome = 'held')::int as held`;
      const [left] = await database.query<{ deadlines: number; announced: number; held: number }>(sql);
      const isHeard = left?.announced === new Set(shop.heard.map(({ messageId }) => messageId)).size;
      return isHeard && left.deadlines === 0 && left.held === 0 && (await shop.waiting()) === 0;
    }, PATIENCE);

  test('INB-7 every row of the saga table, driven over RabbitMQ, announces exactly what the table says, in its order', async () => {
    for (const text of ['', '{"broken', '[]', '{"messageType":["urn:message:Shop:StockMoved"],"message":{"id":"1"}}'])
      shop.sayText(text);
    const together = (some: readonly Story[]) => Promise.all(some.map(play));
    const waiting = together(groups.deadlines);
    const played = [];
    for (const group of groups.others) played.push(...(await together(group)));
    played.push(...(await waiting));
    await shop.said();
    await allIsQuiet();
    const told = played.map(({ story, order }) => ({ name: story.name, announced: heardOf(order) }));
    expect(told).toEqual(played.map(({ story: { name, announced } }) => ({ name, announced })));
    expect(told).toHaveLength(16);
    expect(await asideCounts()).toEqual([
      { outcome: 'parked', times: 3 },
      { outcome: 'skipped', times: 1 },
    ]);
  }, 180_000);

  test('INB-7 an order from a desk has no basket to ask for', async () => {
    const { organisationId: organisation } = desktop.session;
    const [order] = generateOrders({
      ...{ seed: 7, count: 1, organisation },
      startingAt: instantFromMillis(Date.now()),
      everySeconds: 1,
    });
    if (order === undefined) throw new Error('no order was made');
    const { subject, payload } = order;
    await desktop.act({ type: 'PlaceOrder', subject, payload: { ...payload, contact: null, customerId: null } });
    await desktop.act({ type: 'CompleteOrder', subject, payload: {} });
    await toldOf(subject).heard(2);
    await allIsQuiet();
    expect(heardOf(subject).map((words) => words.split(' ')[0])).toEqual(['OrderCreated', 'OrderCompleted']);
  });

  test('INB-7 what is announced has the envelope of MassTransit, one id each, and its type as its exchange', () => {
    expect(shop.heard.length).toBeGreaterThan(60);
    expect(new Set(shop.heard.map(({ messageId }) => messageId)).size).toBe(shop.heard.length);
    for (const heard of shop.heard) {
      const { contentType, isPersistent, messageType, exchange, correlationId, message } = heard;
      expect([contentType, isPersistent]).toEqual(['application/vnd.masstransit+json', true]);
      expect(messageType).toEqual([`urn:message:${exchange}`]);
      expect(correlationId).toBe(message.orderId);
      if (exchange.endsWith('Command'))
        expect(message).toMatchObject({ id: expect.any(String), creationDate: expect.any(String) });
    }
  });

  const asideCounts = () =>
    database.query(
      "select outcome, count(*)::int as times from inbox where outcome in ('parked', 'skipped', 'held') group by outcome order by outcome",
    );
});

/** What a reader of the exchange would act on. */
function wordsOf({ exchange, message }: Heard): string {
  const type = exchange.split(':')[1] ?? '';
  const { basketId, fullName, email, totalMoney, retry, total } = message;
  const minor = typeof total === 'object' && total !== null && 'minor' in total ? total.minor : undefined;
  const parts = [type, basketId, fullName, email, totalMoney, minor].filter((part) => part !== undefined);
  return `${parts.map(String).join(' ')}${retry === true ? ' again' : ''}`;
}
