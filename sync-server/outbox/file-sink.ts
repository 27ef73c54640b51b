// The sink that appends CloudEvents to a file, one per line. Delivered means on disk: messages that come together are flushed together.
import { open } from 'node:fs/promises';
import { cloudEventText, readCloudEvent } from 'shared/contract/cloud-event';
import type { Delivery, Sink } from './sink';

export type FileWishes = {
  readonly id: string;
  readonly ordering: Sink['ordering'];
  readonly path: string;
  readonly schemaBase: string | null;
};

const AT_ONCE = 500;
const DELIVERED: Delivery = { type: 'delivered' };

export function fileSink({ id, ordering, path, schemaBase }: FileWishes): Sink {
  let together: { readonly lines: string[]; readonly written: Promise<void> } | null = null;
  let before: Promise<unknown> = Promise.resolve();

  /** Lines that are added while others are being written go with the next flush. */
  const append = (line: string): Promise<void> => {
    if (together === null) {
      const lines: string[] = [];
      const written = before.then(() => {
        together = null;
        return appendLines(path, lines);
      });
      together = { lines, written };
      before = written.catch(() => undefined);
    }
    together.lines.push(line);
    return together.written;
  };
  return {
    id,
    ordering,
    atOnce: AT_ONCE,
    deliver: async ({ payload }) => {
      const event = readCloudEvent(payload);
      if (event === null) return { type: 'park', reason: 'what is stored is no CloudEvent' };
      try {
        await append(`${cloudEventText(event, schemaBase)}\n`);
        return DELIVERED;
      } catch (error) {
        const code =
          error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
        return { type: 'unreachable', reason: `the file cannot be written: ${code}` };
      }
    },
  };
}

async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(lines.join(''));
    await file.datasync();
  } finally {
    await file.close();
  }
}
