// Data under a folder of mode 0700 stays there and nobody's permissions change: we open the folder and hand it to Postgres.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runAs } from './account';
import type { Account } from './account';
import { PostgresProblem } from './problem';

/** Linux's name for "the folder I was started in": it works even where the path to that folder may not be walked. */
const startedIn = '/proc/self/cwd';

export function canEnter(folder: string, account: Account): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...runAs(account), cwd: '/', stdio: 'ignore' });
  return asked.status === 0;
}

/** What to call the data folder in front of Postgres, which is always started inside it. */
export function nameFor(cluster: string, account: Account | null): string {
  if (account === null || canEnter(cluster, account)) return cluster;
  if (existsSync(startedIn)) return startedIn;
  throw new PostgresProblem(
    'out-of-reach',
    `The account Postgres runs under may not enter ${cluster}. ` +
      `Choose another folder with WAYBILL_HOME, or let every account pass through the folders above it ("chmod a+x").`,
  );
}
