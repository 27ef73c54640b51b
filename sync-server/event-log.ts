// What workers tell of themselves: events with ids, never sentences to be parsed, never customers' words. pino fits.

type Write = (entry: Readonly<Record<string, unknown>>, event: string) => void;

export type EventLog = { readonly info: Write; readonly warn: Write; readonly error: Write };

/** For whoever says what happened in another way. */
export const SILENT: EventLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
