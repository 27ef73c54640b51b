// Which server this desktop belongs to: from the environment, else from the file beside the data, written by an
// administrator beforehand or by this program when the first person said it.
import { z } from 'zod';
import { serverAddress } from './addresses';
import type { KeptFile } from './kept-file';

export const settingsSchema = z.strictObject({ server: z.string(), developerTools: z.boolean().default(false) });

export type Settings =
  | {
      readonly type: 'settings';
      /** null at the first start, until a person says it. */
      readonly server: URL | null;
      /** Said by whoever starts the program; no screen changes it. */
      readonly isFixed: boolean;
      readonly developerTools: boolean;
    }
  | { readonly type: 'fault'; readonly sentence: string };

const HOW = 'an https address, or an http address of this computer';

/** @param text of the file; null where there is none */
export function settingsFrom(url: string | undefined, text: string | null, file: string): Settings {
  const written = settingsSchema.safeParse(jsonOf(text));
  const developerTools = written.success && written.data.developerTools;
  if (url !== undefined) {
    const server = serverAddress(url);
    return server === null
      ? fault(`WAYBILL_URL must be ${HOW}.`)
      : { type: 'settings', server, isFixed: true, developerTools };
  }
  if (text === null) return { type: 'settings', server: null, isFixed: false, developerTools };
  const server = written.success ? serverAddress(written.data.server) : null;
  if (server === null) return fault(`${file} must be {"server": "…"} with ${HOW}.`);
  return { type: 'settings', server, isFixed: false, developerTools };
}

/** Keeps what else stands in the file. */
export function keepServer(file: KeptFile<z.infer<typeof settingsSchema>>, { origin }: URL): void {
  file.write({ developerTools: false, ...file.read(), server: origin });
}

const fault = (sentence: string) => ({ type: 'fault', sentence }) as const;

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
