// What every answer over REST is made of: amounts, moments, pages, receipts and problems.
import { z } from 'zod';
import type { Currency } from '../../currency';

/** Whole minor units as text, so that no reader rounds them. */
export const restMoneySchema = z
  .object({ minor: z.string().regex(/^-?\d+$/), currency: z.string().length(3) })
  .meta({ id: 'Money', description: 'Whole minor units of an ISO 4217 currency; JPY has none, EUR two, KWD three.' });
export type RestMoney = z.infer<typeof restMoneySchema>;

export const restMoney = (minor: number, currency: Currency): RestMoney => ({ minor: String(minor), currency });

export const restIdSchema = z.string().meta({ format: 'uuid' });
export const momentSchema = z
  .string()
  .meta({ format: 'date-time', description: 'RFC 3339 in UTC, with milliseconds.' });
/** Raised by each change. `ETag: "v<version>"` says the same. */
export const versionSchema = z.int().min(1).meta({ description: 'Raised by each change; the ETag is "v<version>".' });

export const pageOf = <Item extends z.ZodType>(id: string, item: Item) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z
        .string()
        .nullable()
        .meta({ description: 'Where the next page begins; null where this was the last.' }),
      count: z.int().optional().meta({ description: 'How many match in all, where it was asked for.' }),
    })
    .meta({ id });

/** The stored answer to a command: the same for ever under its Idempotency-Key. */
export const commandReceiptSchema = z
  .object({
    commandId: restIdSchema.meta({ description: 'The Idempotency-Key.' }),
    status: z.literal('accepted'),
    versions: z
      .record(z.string(), z.int())
      .meta({ description: 'Version of each changed resource, by <type>:<id>; empty where nothing had to change.' }),
    position: z.int().meta({ description: 'Place of the command in the feed of everything that happened.' }),
  })
  .meta({ id: 'CommandReceipt', description: 'The answer to a command, the same for ever under its Idempotency-Key.' });

export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'urn:waybill:problem:<code>; /docs/problems/<code> says more.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    correlationId: z.string(),
    retryable: z.boolean().meta({ description: 'Whether the same request may succeed later.' }),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong, by JSON pointer into the body, or /query/<name>.' }),
    params: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'What a refusal of the business says besides its code.' }),
    currentVersion: z.int().optional().meta({ description: 'Of the resource, where If-Match named another one.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' });
export type RestProblem = z.infer<typeof problemSchema>;
