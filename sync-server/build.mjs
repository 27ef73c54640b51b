// Builds the command line and the server into dist/: our own code in pieces that load when needed, packages from npm left outside.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const shared = join(dirname(here), 'shared');

/** Everything that is neither ours nor `shared` stays an import. */
const packagesOutside = {
  name: 'packages-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^shared\// }, ({ path }) => ({ path: `${join(shared, path.slice('shared/'.length))}.ts` }));
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' ? null : { path, external: true }));
  },
};

const dist = join(here, 'dist');
const { outputFiles } = await build({
  absWorkingDir: here,
  // The reader of orders runs in a thread, which begins with a file of its own.
  entryPoints: { waybill: 'cli/main.ts', 'order-reader': 'jobs/order-reader.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: '[name]-[hash]',
  plugins: [packagesOutside],
  logLevel: 'warning',
  write: false,
});

// New pieces first, old ones away last: a command that starts meanwhile finds the one set or the other.
mkdirSync(dist, { recursive: true });
const entryLast = outputFiles.toSorted(
  (a, b) => Number(basename(a.path) === 'waybill.js') - Number(basename(b.path) === 'waybill.js'),
);
for (const { path, contents } of entryLast) writeFileSync(path, contents);
const built = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of readdirSync(dist)) if (!built.has(name)) rmSync(join(dist, name), { recursive: true });
writeFileSync(join(dist, 'built'), '');
