// What a first visit loads: everything the page and its workers are made of, packed as a server would send it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const OUT = fileURLToPath(new URL('../../out/renderer', import.meta.url));

/** In kilobytes of a thousand bytes. The desktop must have been built. */
export function bundleSize(): number {
  const files = readdirSync(OUT, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css|html)$/.test(name));
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(OUT, name))).length, 0) / 1_000;
}
