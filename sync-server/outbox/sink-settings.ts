// What can be set of each kind of sink, and what it has to be. Errors name the setting, never its value.
import { z } from 'zod';
import { DEFAULT_NAMESPACE } from 'shared/contract/mass-transit';
import type { SinkKind } from '../store/sinks';
import { ENCODINGS, EVENTS_EXCHANGE } from './rabbitmq-sink';

/** Sinks of the server's own settings. */
export const LOG_SINK = 'log';
export const CONFIGURED_BROKER = 'rabbitmq';
export const RESERVED_NAMES: readonly string[] = [LOG_SINK, CONFIGURED_BROKER];

export const sinkNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be 1 to 40 small letters, digits and hyphens, a letter first');

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Signed is not secret: without https only this computer is told. */
const webhookUrl = z
  .string()
  .max(2_000)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || url.username !== '' || url.password !== '') return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  }, 'must be an https address without a name and password in it; http only on this computer');

/** Short names of the protocol: at most 255 bytes, which leaves room for the message's name. */
const brokerName = z.string().regex(/^[\w.-]{1,150}$/, 'must be letters, digits, dots, hyphens and underscores');
export const namespaceSchema = brokerName;

export const rabbitSettings = z.object({
  encoding: z.enum(ENCODINGS).default('masstransit'),
  namespace: brokerName.default(DEFAULT_NAMESPACE),
  exchange: brokerName.default(EVENTS_EXCHANGE),
});
export const webhookSettings = z.object({ url: webhookUrl });
export const fileSettings = z.object({
  path: z
    .string()
    .regex(/^(\/|[A-Za-z]:[\\/]).+/, 'must be a whole path')
    .max(1_000),
});
const noSettings = z.object({});

export const amqpUrlSchema = z
  .string()
  .refine(
    (text) => /^amqps?:\/\/.+/.test(text) && URL.canParse(text),
    'must be an address as amqp://user:password@host:5672/vhost',
  );

export const settingsSchemaOf = (kind: SinkKind) => SCHEMAS[kind];

const SCHEMAS = {
  rabbitmq: rabbitSettings,
  webhook: webhookSettings,
  file: fileSettings,
  log: noSettings,
} as const satisfies Record<SinkKind, z.ZodType>;
