// The small things every message is made of.
import { z } from 'zod';
import { AGGREGATE_TYPES } from '../aggregate';
import { commandId, deviceId, personId, uuidSchema } from '../ids';
import type { Instant } from '../instant';
import { instantFrom } from '../instant';

export const commandIdSchema = uuidSchema.transform(commandId);
export const deviceIdSchema = uuidSchema.transform(deviceId);
export const personIdSchema = uuidSchema.transform(personId);
export const aggregateIdSchema = uuidSchema;
export const aggregateTypeSchema = z.enum(AGGREGATE_TYPES);
export const seqSchema = z.int().min(1);
export const cursorSchema = z.int().min(0);
export const epochSchema = uuidSchema;

export const instantSchema = z
  .string()
  .max(40)
  .transform((value, context): Instant => {
    const instant = instantFrom(value);
    if (instant !== null) return instant;
    context.addIssue({ code: 'custom', message: 'not a moment in ISO 8601' });
    return z.NEVER;
  });
