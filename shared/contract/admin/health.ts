// What an administrator is told of a server: each part with its figures and how it stands. Codes and numbers only; the words
// for what is wrong and what to do about it belong to whoever shows it. No part names a customer.
import { z } from 'zod';
import { deviceIdSchema, instantSchema } from '../scalars';
import { reads } from './route';

/** `attention`: it works, and somebody should look. `bad`: something does not work now. */
export const standingSchema = z.enum(['good', 'attention', 'bad']);
export type HealthStanding = z.infer<typeof standingSchema>;

const standing = { standing: standingSchema };
const count = z.int().min(0);
const code = z.string().max(60);

/** `depth` counts to a bound; `isMore`: there is more than that. */
const backlog = { depth: count, isMore: z.boolean(), oldestSeconds: count.nullable() };

const sinkSchema = z.object({
  ...standing,
  sinkId: z.string().max(100),
  /** Why it stands as it does: `running`, `behind`, `retrying`, `parked`, `paused`. */
  code,
  ...backlog,
  /** Waiting for another try; part of the depth. */
  retrying: count,
  parked: count,
  /** When a relay last had work for it. */
  lastServedAt: instantSchema.nullable(),
});

const deviceSchema = z.object({
  deviceId: deviceIdSchema,
  code,
  name: z.string(),
  appVersion: z.string().nullable(),
  lastSeenAt: instantSchema.nullable(),
  queued: count,
  /** Numbers below its highest that never arrived. */
  missing: count,
  /** Ahead of the server where above zero. */
  clockSkewMs: z.int().nullable(),
});

export const healthSchema = z.object({
  at: instantSchema,
  /** The worst of all parts. */
  ...standing,
  server: z.object({ version: z.string(), node: z.string(), startedAt: instantSchema, role: code, syncClients: count }),
  database: z.object({
    ...standing,
    /** Major version of Postgres. */
    postgres: z.int(),
    isEmbedded: z.boolean(),
    answeredInMs: z.number().min(0),
    bytes: count,
  }),
  migrations: z.object({ ...standing, applied: count, pending: z.array(z.string()) }),
  /** Of the computer this server runs on, where its data and keys lie. */
  disk: z.object({ ...standing, freeBytes: count.nullable() }),
  /** Between this server and its database. */
  clock: z.object({ ...standing, skewMs: z.int() }),
  /** `oldestSeconds`: age of the oldest thing that is in no backup. */
  backup: z.object({ ...standing, head: count, backedUpTo: count, oldestSeconds: count.nullable() }),
  sinks: z.array(sinkSchema),
  parked: z.object({ ...standing, outgoing: count, incoming: count }),
  devices: z.object({
    ...standing,
    total: count,
    /** Seen within the last day. */
    lately: count,
    /** Those somebody should look at: gaps, a clock that is off, unsent work after long silence. At most a hundred. */
    attention: z.array(deviceSchema),
  }),
  /** What is configured beside the database: `redis`, `rabbitmq`. */
  services: z.array(z.object({ ...standing, service: code, answeredInMs: z.number().min(0).nullable() })),
});
export type Health = z.infer<typeof healthSchema>;
export const readHealth = reads('/health', healthSchema);
export type SinkHealth = z.infer<typeof sinkSchema>;
export type DeviceHealth = z.infer<typeof deviceSchema>;
