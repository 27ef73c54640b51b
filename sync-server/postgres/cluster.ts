// The data on disk: made once and whole or not at all, opened only by the Postgres version that wrote it, behind a password of its own.

import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from './account';
import type { Account } from './account';
import { programIn, versionOf } from './binaries';
import { superuser } from './installation';
import type { Installation } from './installation';
import { PostgresProblem } from './problem';
import { nameFor } from './reach';
import { run } from './run';

const doors = `# Only this computer, only with the password that lies beside this folder.
host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
`;

/** Leaves a cluster that is ready to start and answers with its password. Postgres must not be running on it. */
export async function ensureCluster(installation: Installation, log: (sentence: string) => void): Promise<string> {
  const { cluster, account } = installation;
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    refuseOtherVersion(installation);
    if (account !== null && ownerOf(cluster) === null) giveTo(cluster, account);
  } else {
    log('Preparing the database for the first time …');
    await create(installation);
  }
  return existsSync(installation.passwordFile) ? readPassword(installation) : setPassword(installation);
}

/** Under another name until complete, so that a crash half-way leaves nothing that looks like data. */
async function create(installation: Installation): Promise<void> {
  const unfinished = `${installation.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (installation.account !== null) giveTo(unfinished, installation.account);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const folder = nameFor(unfinished, installation.account);
  const args = [
    '-D',
    folder,
    '-U',
    superuser,
    '--auth=trust',
    ...locale,
    ...(installation.throwAway ? ['--no-sync'] : []),
  ];
  const ending = await run(programIn(installation.binaries, 'initdb'), args, {
    account: installation.account,
    inside: unfinished,
  });
  if (ending.exitCode !== 0) throw notPrepared(installation, ending.said);
  writeFileSync(join(unfinished, 'pg_hba.conf'), doors);
  rmSync(installation.passwordFile, { force: true });
  renameSync(unfinished, installation.cluster);
}

/** Set from inside, without any connection; written down only once it holds, so a crash between the two sets it again. */
async function setPassword(installation: Installation): Promise<string> {
  const { account, binaries, cluster } = installation;
  const password = randomBytes(24).toString('base64url');
  const ending = await run(programIn(binaries, 'postgres'), ['--single', '-D', nameFor(cluster, account), 'postgres'], {
    account,
    inside: cluster,
    input: `ALTER USER ${superuser} PASSWORD '${password}';\n`,
  });
  if (ending.exitCode !== 0 || /ERROR:|FATAL:/.test(ending.said)) throw notPrepared(installation, ending.said);
  writeFileSync(installation.passwordFile, `${password}\n`, { mode: 0o600 });
  return password;
}

const readPassword = (installation: Installation) => readFileSync(installation.passwordFile, 'utf8').trim();

function refuseOtherVersion({ cluster, binaries, account }: Installation): void {
  const written = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = versionOf(binaries, account)?.split('.')[0];
  if (written === ours) return;
  throw new PostgresProblem(
    'other-version',
    `The data in ${cluster} was written by Postgres ${written}; this Waybill carries Postgres ${ours}. ` +
      `Start the Waybill that wrote it, run "waybill backup create" there, and restore that backup with this one into an empty folder.`,
  );
}

function giveTo(path: string, account: Account): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return lchownSync(path, account.uid, account.gid);
  chownSync(path, account.uid, account.gid);
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), account);
}

function notPrepared({ dataFolder }: Installation, said: string): PostgresProblem {
  const why = /(?:error|FATAL|ERROR): .*/.exec(said)?.[0] ?? said.trim().split('\n').at(-1) ?? '';
  return new PostgresProblem(
    'did-not-start',
    `The database in ${dataFolder} could not be prepared. Postgres says: ${why}`,
  );
}
