// Waits for a condition, never for a time.

export async function until<T>(
  look: () => T | Promise<T>,
  isGood: (value: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await look();
    if (isGood(value)) return value;
    if (performance.now() > deadline) throw new Error(`still ${JSON.stringify(value)} after ${withinMs} ms`);
    await new Promise((soon) => setTimeout(soon, 10));
  }
}
