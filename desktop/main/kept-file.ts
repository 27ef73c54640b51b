// A small file of the shell's own: there as a whole or not at all, and its owner's alone. What cannot be read is nothing.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

export type KeptFile<T> = { readonly read: () => T | null; readonly write: (value: T) => void };

export function keptFile<T>(path: string, schema: z.ZodType<T>): KeptFile<T> {
  return {
    read: () => {
      try {
        const found = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
        return found.success ? found.data : null;
      } catch {
        return null;
      }
    },
    write: (value) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
