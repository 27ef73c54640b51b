import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import type { Channel, ChannelModel } from 'amqplib';
import type { Carried } from 'shared/contract/inbound-envelope';
import { inboundText } from 'shared/contract/inbound-envelope';
import { readShopMessage } from 'shared/contract/shop-events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Rabbit } from '../rabbitmq/connection';
import { openRabbit } from '../rabbitmq/connection';
import type { Door } from '../testing/rabbit';
import { brokerForTests, doorTo, ownPrefix } from '../testing/rabbit';
import { until } from '../testing/until';
import { inboundExchanges, startInboundQueue } from './inbound-queue';
import type { InboundQueue } from './inbound-queue';
import type { Verdict } from './submit';

const broker = await brokerForTests();
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const APPLIED: Verdict = { outcome: 'applied', reason: null, detail: null };
const NOT_NOW = { outcome: 'try-again', reason: 'CONFLICT_RETRY', detail: null } as const;

describe.skipIf(broker === null)('with a broker', () => {
  let shop: ChannelModel;
  let channel: Channel;
  let [queue, namespace] = ['', ''];
  const open: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    shop = await connect(broker ?? '');
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    [queue, namespace] = [ownPrefix(), ownPrefix().replaceAll('-', '')];
    channel = await shop.createChannel();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await channel.deleteQueue(queue);
    for (const exchange of inboundExchanges(namespace)) await channel.deleteExchange(exchange);
    await channel.close();
  });

  async function reader(take: InboundQueue['take'], url = broker ?? ''): Promise<Rabbit> {
    const rabbit = await openRabbit({ url, log, random: () => 0, longestPauseMs: 50 });
    const reading = startInboundQueue({ rabbit, queue, namespace, take, log, pollMs: 50 });
    open.push(rabbit.close, reading.stop);
    return rabbit;
  }
  const readers = async () => (await channel.checkQueue(queue).catch(() => ({ consumerCount: 0 }))).consumerCount;
  const isRead = () => until(consumers, (count) => count === 1);
  /** On a channel of its own: asking for a queue that is not there yet would close the one that sends. */
  async function consumers(): Promise<number> {
    const asking = await shop.createChannel();
    asking.on('error', () => undefined);
    const count = await asking.checkQueue(queue).then(
      ({ consumerCount }) => consumerCount,
      () => 0,
    );
    await asking.close().catch(() => undefined);
    return count;
  }
  const say = (order: string, text: string, type = 'UserCheckedOutIntegrationEvent') =>
    channel.publish(
      `${namespace}:${type}`,
      '',
      Buffer.from(
        JSON.stringify({
          messageType: [`urn:message:${namespace}:${type}`],
          message: { orderId: order, basketId: text },
        }),
      ),
      { persistent: true },
    );
  const waiting = async () => (await channel.checkQueue(queue)).messageCount;

  test('INB-2 messages reach the durable queue by the durable exchanges of their types, whatever envelope they have', async () => {
    const heard: Carried[] = [];
    await reader((carried) => Promise.resolve(heard.push(carried)).then(() => APPLIED));
    await isRead();
    for (const exchange of inboundExchanges(namespace)) {
      await channel.assertExchange(exchange, 'fanout', { durable: true });
      channel.publish(exchange, '', Buffer.from('{"id":"1"}'), { type: exchange, messageId: 'm-1', headers: { a: 1 } });
    }
    await until(
      () => heard.length,
      (count) => count === 5,
    );
    expect(
      heard
        .map((carried) => readShopMessage(inboundText(carried)))
        .map((read) => 'messageId' in read && read.messageId),
    ).toEqual(Array(5).fill('1'));
  });

  test('INB-2 a message is acknowledged once it is kept; what cannot be kept now is tried again, and nothing it says ends the reading', async () => {
    const tries: string[] = [];
    let isAway = true;
    await reader(({ body }) => {
      tries.push(body);
      if (body.includes('away') && isAway) throw new Error('the database is away');
      return Promise.resolve(body.includes('busy') && tries.length < 9 ? NOT_NOW : APPLIED);
    });
    await isRead();
    const odd = ['', '{"broken', '\u0000', '[]', '{"orderId":7}', JSON.stringify({ note: 'x'.repeat(400_000) })];
    for (const text of [...odd, '{"orderId":"a","n":"away"}', '{"orderId":"b","n":"busy"}'])
      channel.sendToQueue(queue, Buffer.from(text));
    await until(
      () => tries.filter((text) => text.includes('away')).length,
      (count) => count > 2,
    );
    isAway = false;
    say('c', 'last');
    await until(
      () => tries.some((text) => text.includes('last')),
      (came) => came,
    );
    expect(odd.filter((text) => !tries.includes(text))).toEqual([]);
    for (const close of open.splice(0).reverse()) await close();
    expect(await waiting()).toBe(0);
  });

  test('INB-3 what is said of one order is taken in one after the other, of several orders side by side', async () => {
    const [began, ended]: [string[], string[]] = [[], []];
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await reader(async ({ body }) => {
      const said = /"basketId":"(\S+?)"/.exec(body)?.[1] ?? '';
      began.push(said);
      if (said === 'a1') await held;
      ended.push(said);
      return APPLIED;
    });
    await isRead();
    const [a, b] = [randomUUID(), randomUUID()];
    say(a, 'a1');
    say(a.toUpperCase(), 'a2');
    for (const text of ['b1', 'b2', 'b3']) say(b, text);
    await until(
      () => ended,
      ({ length }) => length === 3,
    );
    expect([began, ended]).toEqual([
      ['a1', 'b1', 'b2', 'b3'],
      ['b1', 'b2', 'b3'],
    ]);
    letGo();
    await until(
      () => ended,
      ({ length }) => length === 5,
    );
    expect(ended.slice(3)).toEqual(['a1', 'a2']);
  });

  test('INB-3 one server reads at a time, and when it goes another one goes on with what was not acknowledged', async () => {
    const taken: string[] = [];
    const door: Door = await doorTo(broker ?? '');
    open.push(door.remove);
    const stuck = new Promise<Verdict>(() => undefined);
    await reader(() => {
      taken.push('first');
      return taken.length > 1 ? stuck : Promise.resolve(APPLIED);
    }, door.url);
    await isRead();
    await reader(({ body }) =>
      Promise.resolve(taken.push(`second ${/"basketId":"(\S+?)"/.exec(body)?.[1] ?? ''}`)).then(() => APPLIED),
    );
    say('a', '1');
    await until(
      () => taken.length,
      (count) => count === 1,
    );
    for (const text of ['2', '3', '4']) say('a', text);
    await until(
      () => taken.length,
      (count) => count === 2,
    );
    door.shut();
    await until(
      () => taken.length,
      (count) => count === 5,
    );
    expect(taken).toEqual(['first', 'first', 'second 2', 'second 3', 'second 4']);
    expect(await readers()).toBe(1);
  });

  test('INB-2 reading goes on by itself after the broker was away, and after somebody deleted the queue', async () => {
    const heard: string[] = [];
    const door = await doorTo(broker ?? '');
    open.push(door.remove);
    await reader(({ body }) => Promise.resolve(heard.push(body)).then(() => APPLIED), door.url);
    await isRead();
    door.shut();
    await until(consumers, (count) => count === 0);
    say('a', 'while away');
    door.open();
    await until(
      () => heard.length,
      (count) => count === 1,
    );
    await channel.deleteQueue(queue);
    await isRead();
    say('a', 'after');
    await until(
      () => heard.length,
      (count) => count === 2,
    );
  });

  test('INB-2 a queue somebody made with other properties is used as it is', async () => {
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-max-length': 1_000 } });
    const heard: string[] = [];
    await reader(({ body }) => Promise.resolve(heard.push(body)).then(() => APPLIED));
    await isRead();
    say('a', '1');
    await until(
      () => heard.length,
      (count) => count === 1,
    );
  });
});
