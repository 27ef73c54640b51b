// A copy of the tree with a mistake in it, built and ready to run. The tree itself is not touched.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledHost } from './bundle-host';
import type { Fault, Patch } from './faults';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LEFT_OUT = new Set(['node_modules', 'dist', 'out', '.git']);

export type BrokenTree = { readonly program: string; readonly host: string; readonly remove: () => void };

/** @throws where a patch no longer applies exactly once, or the broken sources do not build */
export async function brokenTree(fault: Fault): Promise<BrokenTree> {
  const copy = mkdtempSync(join(tmpdir(), 'waybill-broken-'));
  for (const part of ['shared', 'sync-server', 'desktop', 'package.json']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true, filter: (from) => !LEFT_OUT.has(basename(from)) });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const [file, source] of brokenFiles(fault)) writeFileSync(join(copy, file), source);
  const { status, stderr } = spawnSync(process.execPath, [join(copy, 'sync-server/build.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the broken server was not built: ${stderr}`);
  return {
    program: join(copy, 'sync-server/bin/waybill.js'),
    host: await bundledHost(copy),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** @throws unless there is exactly one place to change */
function patched(source: string, { file, find, replace }: Patch): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`the patch of ${file} applies in ${places} places: ${find}`);
  return source.replace(find, () => replace);
}

/** What the mistake makes of the files it changes, one after another. @throws where a patch no longer applies exactly once */
export function brokenFiles({ patches }: Fault): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const patch of patches) {
    const source = files.get(patch.file) ?? readFileSync(join(ROOT, patch.file), 'utf8');
    files.set(patch.file, patched(source, patch));
  }
  return files;
}
