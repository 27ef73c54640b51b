// The computers people work at, as administrators look after them.
import { z } from 'zod';
import { deviceIdSchema, instantSchema, personIdSchema } from '../scalars';
import { reasonSchema } from './acts';
import { does, reads } from './route';

const deviceSchema = z.object({
  id: deviceIdSchema,
  code: z.string(),
  name: z.string(),
  personId: personIdSchema,
  personName: z.string(),
  registeredAt: instantSchema,
  lastSeenAt: instantSchema.nullable(),
  appVersion: z.string().nullable(),
  /** The highest number it gave a command, by its own word or by what arrived. */
  made: z.int(),
  received: z.int(),
  /** Numbers below the highest that arrived and were not among it: work that may be lost. */
  missing: z.int(),
  /** Commands it had not sent when it was last seen, by its own word. */
  queued: z.int(),
  /** Milliseconds its clock was ahead when it was last seen. */
  clockSkewMs: z.number().nullable(),
  revokedAt: instantSchema.nullable(),
});
export type AdministeredDevice = Readonly<z.infer<typeof deviceSchema>>;

export const readDevices = reads('/devices', z.object({ items: z.array(deviceSchema) }));
export const revokeDeviceRoute = does(
  '/devices/:id/revoke',
  z.strictObject({ reason: reasonSchema }),
  z.object({ id: deviceIdSchema, code: z.string() }),
);
