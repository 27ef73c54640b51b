// Which server this desktop belongs to: from the environment, else from the file an administrator puts beside the data.
import { z } from 'zod';
import { serverAddress } from './addresses';

const fileSchema = z.strictObject({ server: z.string(), developerTools: z.boolean().default(false) });

export type Settings =
  | { readonly type: 'settings'; readonly server: URL; readonly developerTools: boolean }
  | { readonly type: 'fault'; readonly sentence: string };

const HOW = 'an https address, or an http address of this computer';

/** @param text of the file; null where there is none */
export function settingsFrom(url: string | undefined, text: string | null, file: string): Settings {
  const written = fileSchema.safeParse(jsonOf(text));
  const developerTools = written.success && written.data.developerTools;
  if (url !== undefined) {
    const server = serverAddress(url);
    return server === null ? fault(`WAYBILL_URL must be ${HOW}.`) : { type: 'settings', server, developerTools };
  }
  if (text === null) return fault(`Waybill does not know its server. Write {"server": "https://…"} into ${file}.`);
  const server = written.success ? serverAddress(written.data.server) : null;
  if (server === null) return fault(`${file} must be {"server": "…"} with ${HOW}.`);
  return { type: 'settings', server, developerTools };
}

const fault = (sentence: string) => ({ type: 'fault', sentence }) as const;

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
