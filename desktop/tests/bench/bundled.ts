// Our sources as one script, to be run in a browser's page or worker.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** @param entry relative to `desktop/` */
export async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path(`../../${entry}`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome130',
    jsx: 'automatic',
    alias: { shared: path('../../../shared') },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return outputFiles[0]?.text ?? '';
}
