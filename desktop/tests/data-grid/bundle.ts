// The page with everything in it, looks included, as one document that needs no server.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export async function bundledDocument(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: { page: path('./page.tsx'), looks: path('../../renderer/ui/waybill.css') },
    bundle: true,
    write: false,
    minify: true,
    outdir: '/',
    format: 'iife',
    jsx: 'automatic',
    platform: 'browser',
    target: 'chrome130',
    alias: { shared: path('../../../shared') },
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl' },
    logLevel: 'error',
  });
  const text = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  const script = text('.js').replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><title>Grid</title><style>${text('.css')}</style><body><script>${script}</script></body></html>`;
}
