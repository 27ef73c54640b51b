// Where this device stands in the feed, in one local document beside the collections.
import { z } from 'zod';
import { cursorSchema, instantSchema } from 'shared/contract/scalars';
import type { LocalDatabase } from './database';
import type { LocalStore } from './store';
import { startOfFeed } from './store';

const NAME = 'position';

/** Perhaps written by an older version of this program. */
const storedSchema = z
  .object({
    cursor: cursorSchema,
    epoch: z.string().nullable(),
    round: z.int(),
    sweep: z.boolean(),
    scope: z.string().nullable(),
    head: cursorSchema,
    backedUpTo: cursorSchema,
    received: cursorSchema.default(0),
    lastSuccessAt: instantSchema.nullable(),
    complete: z.boolean().optional(),
  })
  // Before this was noted, whoever had read anything had long read it all.
  .transform(({ complete, ...position }) => ({ ...position, complete: complete ?? position.cursor > 0 }));

export function rxdbPosition(database: LocalDatabase): Pick<LocalStore, 'position' | 'setPosition'> {
  const stored = () => database.getLocal<Record<string, unknown>>(NAME);
  return {
    position: async () => {
      const document = await stored();
      return document === null ? startOfFeed : storedSchema.parse(document.toJSON().data);
    },
    setPosition: async (change) => {
      const document = await stored();
      if (document === null) await database.upsertLocal(NAME, { ...startOfFeed, ...change });
      else await document.incrementalModify((position) => ({ ...position, ...change }));
    },
  };
}
