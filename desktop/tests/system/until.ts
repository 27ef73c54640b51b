// Waiting for a condition instead of for time to pass.
export type Patience = {
  readonly withinMs: number;
  /** Ends the waiting at once with this sentence, where it can no longer come true. */
  readonly unless?: () => string | null;
  readonly otherwise?: () => string;
};

/** Asks again and again, a little later each time; throws when the time is over. */
export async function until(condition: () => boolean | Promise<boolean>, patience: Patience): Promise<void> {
  const end = performance.now() + patience.withinMs;
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 100)) {
    if (await condition()) return;
    const hopeless = patience.unless?.() ?? null;
    if (hopeless !== null) throw new Error(hopeless);
    if (performance.now() > end) throw new Error(patience.otherwise?.() ?? `not true within ${patience.withinMs} ms`);
    await new Promise((resume) => setTimeout(resume, pause));
  }
}
