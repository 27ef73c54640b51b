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

/** @property worker the source of the search worker */
export type SearchOrder = {
  readonly worker: string;
  readonly products: number;
  readonly questions: readonly string[];
};

/** In ms; one number per question. */
export const searchMeasuredSchema = z.object({
  filledMs: z.number(),
  longestStutterMs: z.number(),
  whileFillingMs: z.array(z.number()),
  answeredMs: z.array(z.number()),
  found: z.array(z.number()),
});
export type SearchMeasured = z.infer<typeof searchMeasuredSchema>;
