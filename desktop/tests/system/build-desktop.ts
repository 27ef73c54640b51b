// Builds the screens as npm does, so that what the browser shows is what the sources say.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DESKTOP = fileURLToPath(new URL('../..', import.meta.url));
const BUILDER = join(
  dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
  'bin',
  'electron-vite.js',
);

/** A few seconds. @param out somewhere else than where the server looks for it. @throws with what the build said */
export function buildDesktop(out?: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUILDER, 'build'], {
    cwd: DESKTOP,
    env: { ...process.env, ...(out !== undefined && { WAYBILL_DESKTOP_OUT: out }) },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the desktop was not built: ${stdout}${stderr}`);
}
