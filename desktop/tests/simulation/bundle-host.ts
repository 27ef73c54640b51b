// Bundles the host for worker threads: TypeScript in, one file out; packages stay where they are.
import { build } from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('../../..', import.meta.url));

/** @param root of the tree whose sources are bundled @returns the file a worker starts from */
export async function bundledHost(root = HERE): Promise<string> {
  const outfile = join(root, 'desktop/tests/simulation/.built/host.mjs');
  await build({
    entryPoints: [join(root, 'desktop/tests/simulation/host-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { shared: join(root, 'shared') },
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return outfile;
}
