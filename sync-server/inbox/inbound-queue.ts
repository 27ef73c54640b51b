// Reads the shop's messages from a queue of RabbitMQ. A message is acknowledged once it is kept; none of them ends the reading.
// One server reads at a time, because side by side they would turn around what was said of one order; another takes over at once.
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Carried } from 'shared/contract/inbound-envelope';
import { orderNamedIn } from 'shared/contract/inbound-envelope';
import { shopEventSchemas } from 'shared/contract/shop-events';
import type { EventLog } from '../event-log';
import type { Rabbit } from '../rabbitmq/connection';
import { BrokerUnreachable } from '../rabbitmq/connection';
import { repeat } from '../repeat';
import type { Lanes } from './lanes';
import { openLanes } from './lanes';
import type { TryAgain, Verdict } from './submit';

export type InboundQueue = {
  readonly rabbit: Rabbit;
  readonly queue: string;
  /** Of the messages: their exchanges are named `<namespace>:<type>`. */
  readonly namespace: string;
  readonly take: (carried: Carried) => Promise<Verdict | TryAgain>;
  readonly log: EventLog;
  /** How often one that waits for its turn looks whether nobody reads. */
  readonly pollMs?: number;
};

/** Messages in hand at once: enough to keep the database busy, few enough to leave it to people. */
const IN_HAND = 16;

export const inboundExchanges = (namespace: string): readonly string[] =>
  Object.keys(shopEventSchemas).map((type) => `${namespace}:${type}`);

/** Stops after what is in hand was kept; what was not acknowledged comes again elsewhere. */
export function startInboundQueue(parts: InboundQueue): { readonly stop: () => Promise<void> } {
  const { rabbit, log, pollMs = 1_000 } = parts;
  let reading: Reading | null = null;
  const step = async () => {
    if (reading?.isOpen() !== true) reading = await beginReading(parts, () => watching.wake());
    return 'idle' as const;
  };
  const watching = repeat(step, pollMs, (error) => log.warn({ err: error }, 'inbound-queue-failed'));
  const forget = rabbit.onConnected(watching.wake);
  return {
    stop: async () => {
      forget();
      await watching.stop();
      await reading?.close();
    },
  };
}

type Reading = { readonly isOpen: () => boolean; readonly close: () => Promise<void> };

/** Null: somebody else reads, or there is no broker now. */
async function beginReading(parts: InboundQueue, onEnd: () => void): Promise<Reading | null> {
  const found = await findQueue(parts).catch((error: unknown) => {
    if (error instanceof BrokerUnreachable) return null;
    throw error;
  });
  if (found === null) return null;
  const { channel, isFree } = found;
  const lanes = openLanes();
  let isOpen = true;
  channel.on('close', () => {
    isOpen = false;
    onEnd();
  });
  const tag = isFree ? await subscribe(channel, parts, lanes, () => isOpen) : null;
  if (tag === null) {
    if (isOpen) await channel.close().catch(() => undefined);
    return null;
  }
  parts.log.info({ source: parts.queue }, 'inbound-queue-read');
  const close = async () => {
    if (isOpen) await channel.cancel(tag).catch(() => undefined);
    await lanes.idle();
    if (isOpen) await channel.close().catch(() => undefined);
  };
  return { isOpen: () => isOpen, close };
}

/** Makes queue and exchanges where they are missing. A queue that was made with other properties is used as it is. */
async function findQueue({ rabbit, queue, namespace }: InboundQueue) {
  let channel = await rabbit.openConsumer();
  const { consumerCount } = await channel.assertQueue(queue, { durable: true }).catch(async (error: unknown) => {
    if (!isRefused(error, 406)) throw error;
    channel = await rabbit.openConsumer();
    return channel.checkQueue(queue);
  });
  for (const exchange of inboundExchanges(namespace)) {
    await channel.assertExchange(exchange, 'fanout', { durable: true });
    await channel.bindQueue(queue, exchange, '');
  }
  return { channel, isFree: consumerCount === 0 };
}

/** The consumer's tag; null where two looked at the same moment and the other one was first. */
async function subscribe(
  channel: Channel,
  { queue, take, log }: InboundQueue,
  lanes: Lanes,
  isOpen: () => boolean,
): Promise<string | null> {
  await channel.prefetch(IN_HAND);
  const onMessage = (message: ConsumeMessage | null) => {
    if (message === null) return void channel.close().catch(() => undefined); // the queue was deleted: it is made again
    const carried = carriedBy(message);
    const key = orderNamedIn(carried.body) ?? `message ${message.fields.deliveryTag}`;
    lanes.run(key, async () => {
      if (await lanes.untilDone(isOpen, () => isKept(take, carried, log))) channel.ack(message);
    });
  };
  try {
    return (await channel.consume(queue, onMessage, { exclusive: true })).consumerTag;
  } catch (error) {
    if (isRefused(error, 403)) return null;
    throw error;
  }
}

/** False: not now. Nothing a message says ends up here, only a database that is away. */
async function isKept(take: InboundQueue['take'], carried: Carried, log: EventLog): Promise<boolean> {
  try {
    return (await take(carried)).outcome !== 'try-again';
  } catch (error) {
    log.warn({ err: error }, 'inbound-not-kept');
    return false;
  }
}

const isRefused = (error: unknown, code: number): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const carriedBy = ({ content, properties }: ConsumeMessage): Carried => ({
  body: content.toString('utf8'),
  headers: { ...properties.headers, type: properties.type, 'message-id': properties.messageId },
});
