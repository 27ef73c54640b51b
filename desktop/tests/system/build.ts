// Builds the server as npm does, so that what runs is what the sources say.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../../sync-server/build.mjs', import.meta.url));

/** Under a second. @throws with what the build said */
export function buildServer(): void {
  const { status, stderr } = spawnSync(process.execPath, [BUILD], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the server was not built: ${stderr}`);
}
