// The settings of the broker that announcements go to.
import { DEFAULT_NAMESPACE } from 'shared/contract/mass-transit';
import { z } from 'zod';
import { ENCODINGS } from '../outbox/rabbitmq-sink';
import { amqpUrlSchema, namespaceSchema } from '../outbox/sink-settings';

/** A null `amqpUrl`: there is none. */
export const brokerSettings = {
  amqpUrl: amqpUrlSchema.nullable(),
  amqpEncoding: z.enum(ENCODINGS),
  amqpNamespace: namespaceSchema,
};

export const brokerDefaults = { amqpUrl: null, amqpEncoding: 'masstransit', amqpNamespace: DEFAULT_NAMESPACE } as const;
