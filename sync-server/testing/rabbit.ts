// The broker that tests use, where one answers; and a door before it that can be shut.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { connect as connectTo } from 'amqplib';
import type { Channel } from 'amqplib';

const ADDRESS = process.env.WAYBILL_TEST_AMQP_URL ?? 'amqp://guest:guest@127.0.0.1:5672';

/** The address of a broker that answers; null with a loud line where none does. @throws where CI lets nothing skip */
export async function brokerForTests(): Promise<string | null> {
  try {
    const connection = await connectTo(ADDRESS, { timeout: 3_000 });
    await connection.close();
    return ADDRESS;
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    console.warn(`SKIPPED: no RabbitMQ answers at ${new URL(ADDRESS).host}; WAYBILL_TEST_AMQP_URL names another.`);
    return null;
  }
}

export const ownPrefix = () => `waybill-test-${randomUUID().slice(0, 8)}`;

export type Bystander = {
  readonly channel: Channel;
  /** A queue of its own on an exchange, which is made where it is missing; what arrives is kept in order. */
  readonly listen: (exchange: string, kind: 'fanout' | 'topic', key?: string) => Promise<readonly Arrived[]>;
  /** Deletes the exchanges it listened to, and goes. */
  readonly leave: () => Promise<void>;
};
export type Arrived = {
  readonly exchange: string;
  readonly key: string;
  readonly contentType: string;
  readonly messageId: string;
  readonly persistent: boolean;
  readonly body: unknown;
  readonly at: number;
};

/** Another program on the same broker. */
export async function bystander(url: string): Promise<Bystander> {
  const connection = await connectTo(url);
  const channel = await connection.createChannel();
  const exchanges = new Set<string>();
  return {
    channel,
    listen: async (exchange, kind, key = '') => {
      exchanges.add(exchange);
      await channel.assertExchange(exchange, kind, { durable: true });
      const { queue } = await channel.assertQueue('', { exclusive: true });
      await channel.bindQueue(queue, exchange, key);
      const arrived: Arrived[] = [];
      await channel.consume(
        queue,
        (message) => {
          if (message === null) return;
          const { fields, properties, content } = message;
          arrived.push({
            exchange: fields.exchange,
            key: fields.routingKey,
            contentType: String(properties.contentType),
            messageId: String(properties.messageId),
            persistent: properties.deliveryMode === 2,
            body: JSON.parse(content.toString('utf8')),
            at: Date.now(),
          });
        },
        { noAck: true },
      );
      return arrived;
    },
    leave: async () => {
      for (const exchange of exchanges) await channel.deleteExchange(exchange);
      await connection.close();
    },
  };
}

export type Door = {
  readonly url: string;
  /** Breaks every connection, and lets no new one through until it is opened. */
  readonly shut: () => void;
  readonly open: () => void;
  readonly remove: () => Promise<void>;
};

/** A way to the broker through a port of our own. */
export async function doorTo(url: string): Promise<Door> {
  const target = new URL(url);
  const pairs = new Set<Socket>();
  let isOpen = true;
  const server = createServer((near) => {
    if (!isOpen) return void near.destroy();
    const far = connect(Number(target.port === '' ? 5672 : target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        pairs.delete(one);
        other.destroy();
      });
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(portOf(server.address()));
  return {
    url: through.href,
    shut: () => {
      isOpen = false;
      pairs.forEach((socket) => socket.destroy());
    },
    open: () => (isOpen = true),
    remove: async () => {
      pairs.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return address.port;
}
