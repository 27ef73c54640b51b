// What administrators did that is no command: kept for ever, read beside what it was done to.
import { z } from 'zod';
import { filledText } from '../../text';
import { instantSchema } from '../scalars';
import { reads } from './route';

/** Asked for wherever somebody will ask why. */
export const reasonSchema = filledText(500);

export const actSchema = z.object({
  id: z.string(),
  at: instantSchema,
  /** Null: at the server's own command line. */
  by: z.string().nullable(),
  act: z.string(),
  reason: z.string().nullable(),
});
export type AdministrativeAct = Readonly<z.infer<typeof actSchema>>;

/** Newest first, the last fifty. */
export const readActs = reads('/acts/:id', z.object({ items: z.array(actSchema) }));
