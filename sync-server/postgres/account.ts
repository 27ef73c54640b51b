// Postgres refuses to run as root. As root it gets an account of its own; everyone else runs it as themselves.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PostgresProblem } from './problem';

export type Account = { readonly uid: number; readonly gid: number };

const accountName = 'waybill-postgres';

/** Null means: as we are. Data that already belongs to somebody keeps its owner. */
export function accountFor(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(cluster) ?? lookUp(accountName) ?? create() ?? lookUp('nobody') ?? fail();
}

export function ownerOf(folder: string): Account | null {
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? null : { uid: owner.uid, gid: owner.gid };
}

/** How a child process is told which account to take. */
export const runAs = (account: Account | null) => (account === null ? {} : { uid: account.uid, gid: account.gid });

function create(): Account | null {
  const noLogin = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName];
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--user-group', ...noLogin]],
    ['adduser', ['-S', '-D', '-H', accountName]], // BusyBox
  ];
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` } });
    const account = lookUp(accountName);
    if (account !== null) return account;
  }
  return null;
}

function lookUp(name: string): Account | null {
  const number = (which: '-u' | '-g') => {
    const answer = spawnSync('id', [which, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : Number.NaN;
  };
  const account = { uid: number('-u'), gid: number('-g') };
  return Number.isInteger(account.uid) && Number.isInteger(account.gid) && account.uid !== 0 ? account : null;
}

function fail(): never {
  throw new PostgresProblem(
    'no-account',
    `Postgres does not run as root, and no account for it could be made. ` +
      `Create one with "useradd --system ${accountName}", or start Waybill as an ordinary user.`,
  );
}
