// The shop as another program on the same RabbitMQ: says what happened in MassTransit envelopes, and hears all that is announced.
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { z } from 'zod';

const INBOUND = [
  'UserCheckedOut',
  'BasketDeletedComplete',
  'BasketDeletedFailed',
  'OrderStatusChangedToComplete',
  'OrderStatusChangedToCancel',
] as const;
export type ShopSays = (typeof INBOUND)[number];

const OUTBOUND = [
  'PlaceOrderCommand',
  'CompleteOrderCommand',
  'CancelOrderCommand',
  'DeleteBasketCompleteCommand',
  'DeleteBasketFailedCommand',
  'OrderCreated',
  'OrderCompleted',
  'OrderCancelled',
  'OrderFailed',
];

/** What a MassTransit consumer looks at. */
const envelopeSchema = z.object({
  messageId: z.guid(),
  correlationId: z.guid(),
  conversationId: z.guid(),
  messageType: z.array(z.string()).length(1),
  message: z.looseObject({ orderId: z.guid() }),
  sentTime: z.iso.datetime(),
  sourceAddress: z.string(),
  host: z.looseObject({ machineName: z.string() }),
  headers: z.record(z.string(), z.unknown()),
});
export type Heard = z.infer<typeof envelopeSchema> & {
  readonly exchange: string;
  readonly contentType: string;
  readonly isPersistent: boolean;
};

export type Shop = {
  readonly namespace: string;
  readonly queue: string;
  /** One message under its id; anew unless it is given. Leaves at once. */
  readonly say: (type: ShopSays, message: Readonly<Record<string, unknown>>, id?: string) => void;
  /** Anything at all, straight into the queue. */
  readonly sayText: (text: string) => void;
  /** The broker has all that was said. */
  readonly said: () => Promise<void>;
  /** In the order in which it came. */
  readonly heard: readonly Heard[];
  readonly waiting: () => Promise<number>;
  /** Deletes what the suite made. */
  readonly leave: () => Promise<void>;
};

/** @param names of its own, so that suites side by side never meet */
export async function openShop(url: string): Promise<Shop> {
  const [namespace, queue] = [`Shop${randomUUID().slice(0, 8)}.Contracts`, `waybill-test-${randomUUID().slice(0, 8)}`];
  const connection = await connect(withoutHeartbeat(url));
  const channel = await connection.createConfirmChannel();
  const exchanges = [...OUTBOUND, ...INBOUND.map((type) => `${type}IntegrationEvent`)].map(
    (type) => `${namespace}:${type}`,
  );
  await channel.assertQueue(queue, { durable: true });
  const own = await channel.assertQueue('', { exclusive: true });
  for (const exchange of exchanges) await channel.assertExchange(exchange, 'fanout', { durable: true });
  for (const type of OUTBOUND) await channel.bindQueue(own.queue, `${namespace}:${type}`, '');
  for (const type of INBOUND) await channel.bindQueue(queue, `${namespace}:${type}IntegrationEvent`, '');
  const heard: Heard[] = [];
  await channel.consume(
    own.queue,
    (message) => {
      if (message === null) return;
      const { contentType, deliveryMode } = message.properties;
      const envelope = envelopeSchema.parse(JSON.parse(message.content.toString('utf8')));
      const { exchange } = message.fields;
      heard.push({ ...envelope, exchange, contentType: String(contentType), isPersistent: deliveryMode === 2 });
    },
    { noAck: true },
  );
  const options = { persistent: true, contentType: 'application/vnd.masstransit+json' };
  return {
    ...{ namespace, queue, heard },
    say: (type, message, id = randomUUID()) => {
      const name = `${namespace}:${type}IntegrationEvent`;
      const text = JSON.stringify({
        ...{ messageId: randomUUID(), conversationId: randomUUID(), messageType: [`urn:message:${name}`] },
        ...{ sentTime: new Date().toISOString(), host: { machineName: 'shop' }, headers: {} },
        message: { id, creationDate: new Date().toISOString(), ...message },
      });
      channel.publish(name, '', Buffer.from(text), options);
    },
    sayText: (text) => void channel.sendToQueue(queue, Buffer.from(text), { persistent: true }),
    said: () => channel.waitForConfirms(),
    waiting: async () => (await channel.checkQueue(queue)).messageCount,
    leave: async () => {
      await channel.deleteQueue(queue);
      for (const exchange of exchanges) await channel.deleteExchange(exchange);
      await connection.close();
    },
  };
}

/** A test that is held up must not lose its connection over it. */
function withoutHeartbeat(address: string): string {
  const url = new URL(address);
  url.searchParams.set('heartbeat', '0');
  return url.href;
}
