// What would be removed and what was: the preview before a run, and the record after it.
import { z } from 'zod';
import { instantSchema, personIdSchema } from '../scalars';
import { does, noBody, reads } from './route';

export const RETAINED = ['outbox', 'inbox', 'sessions', 'invitations', 'jobs'] as const;
export type Retained = (typeof RETAINED)[number];

const count = z.int().min(0);

/** `keptForMs` null: kept for ever; `before` is then null too, and nothing is counted. */
export const retentionPlanSchema = z.object({
  at: instantSchema,
  items: z.array(
    z.object({
      item: z.enum(RETAINED),
      keptForMs: count.nullable(),
      before: instantSchema.nullable(),
      rows: count,
    }),
  ),
});
export type RetentionPlan = z.infer<typeof retentionPlanSchema>;

export const retentionRunSchema = z.object({
  id: z.string(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  startedBy: z.enum(['worker', 'command-line', 'administrator']),
  personId: personIdSchema.nullable(),
  /** Rows by item; what had none is left out. */
  removed: z.record(z.string(), count),
});
export type RetentionRun = z.infer<typeof retentionRunSchema>;

const runSchema = retentionRunSchema.extend({ personName: z.string().nullable() });
export type RetentionRunTold = Readonly<z.infer<typeof runSchema>>;

export const readRetention = reads('/retention', z.object({ plan: retentionPlanSchema, runs: z.array(runSchema) }));
export const runRetentionRoute = does('/retention/run', noBody, z.object({ removed: z.record(z.string(), count) }));
