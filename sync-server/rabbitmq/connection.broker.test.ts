import { afterEach, describe, expect, test } from 'vitest';
import type { Door } from '../testing/rabbit';
import { brokerForTests, doorTo, ownPrefix } from '../testing/rabbit';
import { until } from '../testing/until';
import type { Rabbit } from './connection';
import { BrokerUnreachable, openRabbit } from './connection';

const broker = await brokerForTests();
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const open: (Rabbit | Door)[] = [];

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await ('close' in thing ? thing.close() : thing.remove());
});

async function opened(url: string): Promise<Rabbit> {
  const rabbit = await openRabbit({ url, log, random: () => 0, longestPauseMs: 50 });
  open.push(rabbit);
  return rabbit;
}

describe.skipIf(broker === null)('with a broker', () => {
  test('OUT-7 a connection that breaks comes back by itself, and says at each moment how it stands', async () => {
    const door = await doorTo(broker ?? '');
    open.push(door);
    const rabbit = await opened(door.url);
    let connections = 0;
    rabbit.onConnected(() => (connections += 1));
    await until(rabbit.state, ({ status }) => status === 'connected');
    const publisher = await rabbit.openPublisher();
    await publisher.assertQueue(ownPrefix(), { exclusive: true });
    door.shut();
    await until(rabbit.state, ({ status }) => status === 'connecting');
    await expect(rabbit.openPublisher()).rejects.toBeInstanceOf(BrokerUnreachable);
    door.open();
    await until(rabbit.state, ({ status }) => status === 'connected');
    await rabbit.openConsumer();
    expect(connections).toBe(2);
  });

  test('OUT-7 a connection that is closed stays closed', async () => {
    const rabbit = await opened(broker ?? '');
    await until(rabbit.state, ({ status }) => status === 'connected');
    await rabbit.close();
    expect(rabbit.state()).toEqual({ status: 'closed' });
    await expect(rabbit.openConsumer()).rejects.toBeInstanceOf(BrokerUnreachable);
  });
});

test('OUT-7 a broker that is not there is waited for, and the problem never names the password', async () => {
  const rabbit = await opened('amqp://clerk:hidden@127.0.0.1:1');
  const state = await until(rabbit.state, (one) => one.status === 'connecting' && one.attempt > 1);
  expect(JSON.stringify(state)).toContain('ECONNREFUSED');
  expect(JSON.stringify(state)).not.toContain('hidden');
});
