// Three people who may sign in, each with a desktop in a worker thread of its own.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startRemote } from '../simulation/remote';
import { addPerson } from '../system/people';
import type { Clerk } from './clerk-contract';
import type { Name } from './story';
import { NAMES } from './story';

export type Clerks = Readonly<Record<Name, Clerk>>;
export type Crew = {
  readonly clerks: Clerks;
  /** Lets them sign in and read what there is. @returns the organisation */
  readonly arrive: (home: string, url: string) => Promise<string>;
  /** At once, whatever they are doing. */
  readonly end: () => Promise<unknown>;
};

/** Lena's clock is an hour fast. */
const CLOCKS: Readonly<Record<Name, number>> = { maria: 0, jonas: 0, lena: 1 };

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export async function hireCrew(): Promise<Crew> {
  const file = await bundledWorker();
  const [maria, jonas, lena] = [startRemote<Clerk>(file), startRemote<Clerk>(file), startRemote<Clerk>(file)];
  const clerks: Clerks = { maria: maria.host, jonas: jonas.host, lena: lena.host };
  const arrive = async (home: string, url: string) => {
    const organisations = await Promise.all(
      NAMES.map(async (name) => {
        const account = await addPerson({ home }, name, ['warehouse', 'manager']);
        return clerks[name].arrive({ url, account, clockAheadHours: CLOCKS[name] });
      }),
    );
    return organisations[0] ?? '';
  };
  return { clerks, arrive, end: () => Promise.all([maria, jonas, lena].map((remote) => remote.end())) };
}

/** TypeScript in, one file out; packages stay where they are. */
async function bundledWorker(): Promise<string> {
  const outfile = path('./.built/clerk-worker.mjs');
  await build({
    entryPoints: [path('./clerk-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { shared: path('../../../shared') },
    logLevel: 'error',
  });
  return outfile;
}
