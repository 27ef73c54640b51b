// The headless Chromium inside the npm package @sparticuz/chromium (Linux on x64), unpacked once per version.

import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** Our own unpacking: the package's writes to one shared name, where a second process finds a program half there. */
export async function unpackedBrowser(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const root = packageFolder();
  if (root === null) return null;
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const folder = join(import.meta.dirname, '../../node_modules/.cache/waybill-browser');
  const program = join(folder, `chromium-${version}`);
  if (existsSync(program)) return program;
  const unfinished = `${program}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    const packed = createReadStream(join(root, 'bin', 'chromium.br'));
    await pipeline(packed, createBrotliDecompress(), createWriteStream(unfinished, { mode: 0o755 }));
    renameSync(unfinished, program);
    return program;
  } catch {
    rmSync(unfinished, { force: true });
    return null;
  }
}

function packageFolder(): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  } catch {
    return null;
  }
}
