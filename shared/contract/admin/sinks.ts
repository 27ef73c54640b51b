// Where announcements go, as administrators set it up. Secrets are told once, where they are made, and never read back.
import { z } from 'zod';
import { text } from '../../text';
import { instantSchema } from '../scalars';
import { reasonSchema } from './acts';
import { does, noBody, reads } from './route';

export const SINK_KINDS_TO_ADD = ['webhook', 'rabbitmq', 'file'] as const;
const count = z.int().min(0);

const sinkSchema = z.object({
  id: z.string(),
  kind: z.enum(['rabbitmq', 'webhook', 'file', 'log']),
  /** `configuration`: the server's own settings name it. */
  origin: z.enum(['database', 'configuration']),
  ordering: z.enum(['strict', 'none']),
  /** Address, encoding and the like; never a secret. */
  settings: z.record(z.string(), z.unknown()),
  status: z.enum(['active', 'paused']),
  statusReason: z.string().nullable(),
  statusAt: instantSchema,
  /** Announced and not sent yet. */
  ahead: count,
  oldestAheadAt: instantSchema.nullable(),
  /** To be tried again, or behind such a one. */
  waiting: count,
  parked: count,
});
export type AdministeredSink = Readonly<z.infer<typeof sinkSchema>>;

const sinkActSchema = z.object({
  id: z.string(),
  sinkId: z.string(),
  act: z.string(),
  by: z.string(),
  at: instantSchema,
  note: z.string().nullable(),
  messageId: z.string().nullable(),
});
export type SinkActTold = Readonly<z.infer<typeof sinkActSchema>>;

const setting = text(2_000);
export const newSinkSchema = z.strictObject({
  id: z.string().max(100),
  kind: z.enum(SINK_KINDS_TO_ADD),
  ordering: z.enum(['strict', 'none']),
  settings: z.record(z.string().max(40), setting),
  /** Of a broker; it may hold a password, so it is sealed and never told again. */
  address: setting.nullable(),
  from: z.enum(['now', 'start']),
});

const named = z.object({ id: z.string() });
const findingSchema = z.object({ pointer: z.string(), message: z.string() });

export const readSinks = reads('/sinks', z.object({ items: z.array(sinkSchema), acts: z.array(sinkActSchema) }));
export const addSinkRoute = does('/sinks', newSinkSchema, named.extend({ secret: z.string().nullable() }));
export const pauseSinkRoute = does('/sinks/:id/pause', z.strictObject({ reason: reasonSchema }), named);
export const resumeSinkRoute = does('/sinks/:id/resume', noBody, named);
export const rotateSinkRoute = does(
  '/sinks/:id/rotate-secret',
  z.strictObject({ address: setting.nullable() }),
  named.extend({ secret: z.string().nullable(), oldUntil: instantSchema.nullable() }),
);
/** Whether it answers, and for a broker whether a MassTransit consumer would take the latest messages. */
export const testSinkRoute = does(
  '/sinks/:id/test',
  noBody,
  named.extend({
    /** Null: it answers. */
    problem: z.string().nullable(),
    messages: z.array(
      z.object({
        topic: z.string().nullable(),
        verdict: z.enum(['accepted', 'refused']),
        faults: z.array(findingSchema),
      }),
    ),
  }),
);
export type SinkTested = Readonly<z.infer<(typeof testSinkRoute)['answer']>>;
