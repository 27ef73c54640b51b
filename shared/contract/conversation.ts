// The conversation on /sync: each request with its acknowledgement (PROTOCOL.md tells it in words).
import { z } from 'zod';
import { orderFilterSchema } from '../order/order-filter';
import { rolesSchema } from '../person/person';
import { documentSchema, heldDocumentSchema, historyEntrySchema } from './documents';
import { pushResultSchema, receiptSchema } from './receipts';
import {
  aggregateIdSchema,
  aggregateTypeSchema,
  cursorSchema,
  deviceIdSchema,
  epochSchema,
  instantSchema,
  personIdSchema,
} from './scalars';

const ok = { ok: z.literal(true) };
const scopeSchema = z.string().max(64);

/** What the connecting socket says of itself. */
export const handshakeSchema = z.object({
  token: z.string().max(8_000),
  deviceId: deviceIdSchema,
  protocol: z.int(),
  appVersion: z.string().max(60),
  epoch: epochSchema.nullish(),
});
export type Handshake = z.infer<typeof handshakeSchema>;

export const helloSchema = z.strictObject({
  cursor: cursorSchema,
  epoch: epochSchema.nullable(),
  scope: scopeSchema.nullable(),
  queuedCount: z.int().min(0),
  /** Highest number this device has given to a command, sent or not. */
  lastSeq: z.int().min(0),
  clock: instantSchema,
});
export type Hello = z.infer<typeof helloSchema>;

export const helloAckSchema = z.object({
  ...ok,
  protocol: z.int(),
  epoch: epochSchema,
  head: cursorSchema,
  scope: scopeSchema,
  serverTime: z.string(),
  person: z.object({ id: personIdSchema, name: z.string(), roles: rolesSchema }),
  limits: z.object({ pushCommands: z.int(), pushBytes: z.int(), pullRows: z.int(), pullBytes: z.int() }),
  /** Numbers of this device below the highest received that never arrived, as [from, to]. */
  gaps: z.array(z.tuple([z.int(), z.int()])),
  /** Highest number received from this device; a restored old local store continues behind it. */
  receivedSeq: z.int().min(0),
  backedUpTo: cursorSchema,
  commandVersions: z.record(z.string(), z.int()),
});
export type HelloAck = z.infer<typeof helloAckSchema>;

/** Commands are read one by one, so the batch itself promises nothing about them. */
export const pushSchema = z.strictObject({ commands: z.array(z.unknown()).min(1) });
export const pushAckSchema = z.object({ ...ok, results: z.array(pushResultSchema), head: cursorSchema });
export type PushAck = z.infer<typeof pushAckSchema>;

export const pullSchema = z.strictObject({
  cursor: cursorSchema,
  epoch: epochSchema.nullable(),
  limit: z.int().min(1).max(2_000),
});
export const pullAckSchema = z.object({
  ...ok,
  documents: z.array(documentSchema),
  receipts: z.array(receiptSchema),
  cursor: cursorSchema,
  head: cursorSchema,
  scope: scopeSchema,
  more: z.boolean(),
});
export type PullAck = z.infer<typeof pullAckSchema>;

/**
 * Named aggregates, whether in scope or not; or a page of one kind by key: the scope's, or all that a query matches; or
 * orders that no device holds by itself; or what happened to one aggregate before what travels with it.
 */
export const fetchSchema = z.strictObject({
  type: aggregateTypeSchema,
  what: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('ids'), ids: z.array(aggregateIdSchema).min(1).max(500) }),
    z.strictObject({ by: z.literal('scope') }),
    z.strictObject({ by: z.literal('query'), text: z.string().max(200) }),
    z.strictObject({
      by: z.literal('older'),
      filter: orderFilterSchema,
      /** Where an earlier answer said that they begin; null at first. */
      before: instantSchema.nullable(),
    }),
    z.strictObject({ by: z.literal('history'), id: aggregateIdSchema }),
  ]),
  after: z.string().max(200).nullable(),
  /** None: only how many there are. */
  limit: z.int().min(0).max(500),
});
export type Fetch = z.infer<typeof fetchSchema>;
export const fetchAckSchema = z.object({
  ...ok,
  documents: z.array(heldDocumentSchema),
  /** Where the next page begins; null when this was the last. */
  after: z.string().nullable(),
  /** How many match in all, where it is known. */
  total: z.int().nullable(),
  /** Of older orders: they are settled and were placed before this moment; all others a device holds by itself. */
  before: instantSchema.optional(),
  /** Of one aggregate, newest last. */
  history: z.array(historyEntrySchema).optional(),
  /** The short codes of the devices that had to do with it, by device. */
  devices: z.record(z.string(), z.string()).optional(),
});
export type FetchAck = z.infer<typeof fetchAckSchema>;

export const tokenSchema = z.strictObject({ token: z.string().max(8_000) });
export const tokenAckSchema = z.object({ ...ok, expiresAt: z.string() });

export const pokeSchema = z.object({ head: cursorSchema });
export const closingSchema = z.object({ reason: z.string(), retryAfterMs: z.number() });
