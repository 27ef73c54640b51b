// The sink that publishes to RabbitMQ: confirmed, persistent and mandatory, in MassTransit's envelope or as CloudEvents.
import type { Channel, ConfirmChannel } from 'amqplib';
import { CLOUD_EVENTS_CONTENT_TYPE, cloudEventText, readCloudEvent } from 'shared/contract/cloud-event';
import type { CloudEvent } from 'shared/contract/cloud-event';
import { MASS_TRANSIT_CONTENT_TYPE, dotNetTypeOf, massTransitEnvelope } from 'shared/contract/mass-transit';
import type { SendingHost } from 'shared/contract/mass-transit';
import type { Clock } from '../clock';
import type { Rabbit } from '../rabbitmq/connection';
import { BrokerUnreachable } from '../rabbitmq/connection';
import type { Delivery, Sink } from './sink';

export const ENCODINGS = ['masstransit', 'cloudevents'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type RabbitSinkWishes = {
  readonly id: string;
  readonly ordering: Sink['ordering'];
  readonly rabbit: Rabbit;
  readonly encoding: Encoding;
  readonly namespace: string;
  /** The topic exchange of CloudEvents. */
  readonly exchange: string;
  readonly host: SendingHost;
  readonly schemaBase: string | null;
  readonly clock: Clock;
};

export const EVENTS_EXCHANGE = 'waybill.events';
/** Enough that the broker is never waited for one message at a time. */
const AT_ONCE = 500;

type Parcel = {
  readonly exchange: string;
  readonly kind: 'fanout' | 'topic';
  readonly key: string;
  readonly contentType: string;
  readonly body: string;
};

export function rabbitSink(wishes: RabbitSinkWishes): Sink {
  const { id, ordering, rabbit } = wishes;
  const line = openLine(rabbit);
  return {
    id,
    ordering,
    atOnce: AT_ONCE,
    obstacle: () => {
      const state = rabbit.state();
      return state.status === 'connected' ? null : ('problem' in state && state.problem) || state.status;
    },
    onReady: rabbit.onConnected,
    deliver: async (message) => {
      const event = readCloudEvent(message.payload);
      if (event === null) return { type: 'park', reason: 'what is stored is no CloudEvent' };
      const parcel = parcelOf(event, wishes);
      if (parcel === null) return { type: 'park', reason: `${event.type} has no .NET type` };
      try {
        return await line.send(event, parcel);
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'the channel failed';
        return error instanceof BrokerUnreachable ? { type: 'unreachable', reason } : { type: 'try-again', reason };
      }
    },
    close: rabbit.close,
  };
}

function parcelOf(event: CloudEvent, { encoding, namespace, exchange, host, schemaBase, clock }: RabbitSinkWishes) {
  if (encoding === 'cloudevents') {
    const body = cloudEventText(event, schemaBase);
    return { exchange, kind: 'topic', key: event.type, contentType: CLOUD_EVENTS_CONTENT_TYPE, body } satisfies Parcel;
  }
  const type = dotNetTypeOf(event, namespace);
  const envelope = massTransitEnvelope(event, { namespace, host }, clock.now());
  if (type === null || envelope === null) return null;
  const body = JSON.stringify(envelope);
  return { exchange: type, kind: 'fanout', key: '', contentType: MASS_TRANSIT_CONTENT_TYPE, body } satisfies Parcel;
}

/** Channels are opened when needed and again when they are gone. Exchanges are declared on one of their own: a failure closes it. */
function openLine(rabbit: Rabbit) {
  let publisher: Promise<Publisher> | null = null;
  let declarer: Promise<Channel> | null = null;
  const declared = new Map<string, Promise<unknown>>();

  const publisherNow = () => {
    publisher ??= openPublisher(rabbit, () => {
      publisher = null;
      declared.clear();
    }).catch((error: unknown) => {
      publisher = null;
      throw error;
    });
    return publisher;
  };
  const declarerNow = () => {
    declarer ??= rabbit.openConsumer().then(
      (channel) => channel.on('close', () => (declarer = null)),
      (error: unknown) => {
        declarer = null;
        throw error;
      },
    );
    return declarer;
  };
  const declare = ({ exchange, kind }: Parcel) => {
    const known = declared.get(exchange);
    if (known !== undefined) return known;
    const declaring = declarerNow().then((channel) => channel.assertExchange(exchange, kind, { durable: true }));
    declared.set(exchange, declaring);
    declaring.catch(() => declared.delete(exchange));
    return declaring;
  };
  return {
    send: async (event: CloudEvent, parcel: Parcel): Promise<Delivery> => {
      await declare(parcel);
      return (await publisherNow()).publish(event, parcel);
    },
  };
}

type Publisher = { readonly publish: (event: CloudEvent, parcel: Parcel) => Promise<Delivery> };

async function openPublisher(rabbit: Rabbit, onGone: () => void): Promise<Publisher> {
  const channel: ConfirmChannel = await rabbit.openPublisher();
  let isGone = false;
  channel.on('close', () => {
    isGone = true;
    onGone();
  });
  /** The broker returns what no queue takes before it confirms it. */
  const returned = new Set<string>();
  channel.on('return', ({ properties }) => returned.add(String(properties.messageId)));
  return {
    publish: (event, { exchange, key, contentType, body }) =>
      new Promise<Delivery>((resolve) => {
        const confirmed = (error: unknown) => {
          // A channel that closes says so only after it has failed what was on its way.
          if (error !== null && error !== undefined) return void setImmediate(() => resolve(isGone ? CUT : NOT_TAKEN));
          if (!returned.delete(event.id)) return resolve({ type: 'delivered' });
          resolve({ type: 'park', reason: `no queue is bound to the exchange ${exchange}`, holds: false });
        };
        const properties = {
          persistent: true,
          mandatory: true,
          contentType,
          messageId: event.id,
          correlationId: event.correlationid,
          type: event.type,
        };
        channel.publish(exchange, key, Buffer.from(body), properties, confirmed);
      }).catch(() => CUT),
  };
}

const NOT_TAKEN: Delivery = { type: 'try-again', reason: 'the broker would not take it' };
/** Whether it arrived nobody knows: it is sent again under its id. */
const CUT: Delivery = { type: 'unreachable', reason: 'the connection to the broker broke' };
