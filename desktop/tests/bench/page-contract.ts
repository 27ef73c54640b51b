// What the benchmark asks of the page in the browser, and what comes back.
import { z } from 'zod';

export type PageOrder = { readonly signInName: string; readonly password: string; readonly device: string };

/** All in ms from the engine's start; `held` counts orders. */
export const pageMeasuredSchema = z.object({
  firstRowsMs: z.number(),
  settledMs: z.number(),
  longestStutterMs: z.number(),
  held: z.number(),
});
export type PageMeasured = z.infer<typeof pageMeasuredSchema>;
