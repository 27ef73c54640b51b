// An aggregate as the server last said it, or that it left this device's scope.
import { z } from 'zod';
import type { AnyState } from '../states';
import {
  aggregateIdSchema,
  aggregateTypeSchema,
  commandIdSchema,
  cursorSchema,
  deviceIdSchema,
  personIdSchema,
} from './scalars';

export const HISTORY_LENGTH = 50;

/** One line of an aggregate's timeline; the last 50 travel with the document, newest last. */
export const historyEntrySchema = z.object({
  type: z.string(),
  by: personIdSchema.nullable(),
  device: deviceIdSchema.nullable(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  commandId: commandIdSchema,
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/**
 * The state itself is checked to be an object only: it was written by the same pure code on the server, and the
 * protocol fingerprint holds its shape. Parsing each of 20,000 orders in full would cost the first sync its target.
 */
const stateSchema = z.custom<AnyState>((value) => typeof value === 'object' && value !== null);

const named = { type: aggregateTypeSchema, id: aggregateIdSchema, version: z.int().min(0), seq: cursorSchema };
export const heldDocumentSchema = z.object({
  ...named,
  state: stateSchema,
  history: z.array(historyEntrySchema).max(HISTORY_LENGTH),
});
export const goneDocumentSchema = z.object({ ...named, gone: z.literal(true) });
export const documentSchema = z.union([heldDocumentSchema, goneDocumentSchema]);

export type HeldDocument = z.infer<typeof heldDocumentSchema>;
export type FeedDocument = z.infer<typeof documentSchema>;
