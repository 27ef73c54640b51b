// Work that takes longer than a request: what it is, how far it has come, and what became of it.
import { z } from 'zod';
import { momentSchema, restIdSchema } from './common';

const sum = z
  .string()
  .nullable()
  .meta({ description: 'Decimal text; null where the orders are of several currencies.' });

export const importSummarySchema = z
  .object({
    rows: z.int(),
    orders: z.int(),
    sales: z.int(),
    credits: z.int(),
    rejected: z.int(),
    alreadyPresent: z.int(),
    rowsImported: z.int(),
    rowsRejected: z.int(),
    rowsAlreadyPresent: z.int(),
    salesTotal: sum,
    creditsTotal: sum,
    currency: z.string().nullable(),
    reasons: z.record(z.string(), z.int()).meta({ description: 'Refused orders by code.' }),
  })
  .meta({ id: 'ImportSummary', description: 'Every row and every order is counted once.' });

export const importRemarkSchema = z
  .object({
    key: z.string().nullable().meta({ description: 'What the source calls the order; null where its rows name none.' }),
    row: z.int().nullable(),
    column: z.string().nullable(),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'ImportRemark' });

export const jobSchema = z
  .object({
    id: restIdSchema,
    kind: z.enum(['import-orders']),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    done: z.int().min(0).meta({ description: 'How many orders of the file have been dealt with.' }),
    total: z.int().min(0).nullable().meta({ description: 'How many there are; null until the file has been read.' }),
    attempts: z.int().min(0).meta({ description: 'More than one where a server stopped in between.' }),
    createdAt: momentSchema,
    startedAt: momentSchema.nullable(),
    finishedAt: momentSchema.nullable(),
    result: z
      .object({
        summary: importSummarySchema,
        rejections: z.array(importRemarkSchema).meta({ description: 'The first thousand.' }),
      })
      .nullable()
      .meta({ description: 'What became of it, once it is done.' }),
    failure: z.string().nullable().meta({ description: 'Why it failed; what was imported before stays imported.' }),
  })
  .meta({ id: 'Job' });
export type RestJob = z.infer<typeof jobSchema>;
