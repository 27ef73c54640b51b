import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accountFor } from './account';
import { binariesFor, findBinaries, versionOf } from './binaries';
import { filesIn } from './installation';
import { launchByPgCtl } from './launch';
import { stopPostmaster } from './postmaster';
import { isRunning } from './process-identity';
import { canEnter } from './reach';
import { startEmbedded } from './start-embedded';
import type { EmbeddedOptions } from './start-embedded';
import { freePort } from './free-port';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('SKIPPED: starting Postgres as root needs root; run this file with sudo.');

const stranger = { uid: 65534, gid: 65534 };
const canBeRead = isRoot && canEnter(import.meta.dirname, stranger);
if (isRoot && !canBeRead)
  console.warn('SKIPPED: an ordinary user cannot read this clone; put it where everyone may enter.');
const undo: (() => unknown)[] = [];
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'waybill-root-'));
  chmodSync(home, 0o755);
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

function folderOfMode(name: string, mode: number): string {
  const folder = join(home, name);
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

async function start(dataFolder: string, more: Partial<EmbeddedOptions> = {}) {
  const postgres = await startEmbedded({ dataFolder, log: () => undefined, throwAway: true, ...more });
  undo.push(postgres.stop);
  return postgres;
}

async function ask(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>('SELECT 1 AS one');
  await client.end();
  return rows;
}

/** The first line a process says that starts the embedded Postgres under another account. */
async function startedBy(account: typeof stranger, dataFolder: string): Promise<string> {
  const script = join(import.meta.dirname, '../testing/hold-embedded.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataFolder], {
    ...account,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, HOME: home, TMPDIR: tmpdir() },
  });
  undo.push(() => child.kill('SIGKILL'));
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  const pid = /"pid":(\d+)/.exec(String(line))?.[1];
  if (pid !== undefined) undo.push(() => process.kill(Number(pid), 'SIGQUIT'));
  return String(line);
}

describe.runIf(isRoot)('as root', () => {
  test('RUN-8 data in a folder of mode 0700 under another of mode 0700 works, and both keep their mode', async () => {
    const outer = folderOfMode('private', 0o700);
    const data = join(outer, 'data');
    mkdirSync(data, { mode: 0o700 });
    const { url, pid } = await start(data);
    expect(await ask(url)).toEqual([{ one: 1 }]);
    expect([modeOf(outer), modeOf(data)]).toEqual(['700', '700']);
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(canEnter(data, accountFor(filesIn(data).cluster) ?? stranger)).toBe(false);
  });

  test('RUN-8 binaries in a clone nobody else may enter are copied once to where Postgres can run them', async () => {
    const clone = folderOfMode('clone', 0o700);
    const found = findBinaries();
    cpSync(found.folder, join(clone, 'native'), { recursive: true, verbatimSymlinks: true });
    const hidden = { folder: join(clone, 'native'), label: found.label };
    expect(versionOf(hidden, stranger)).toBeNull();
    const place = join(home, 'place');
    const options = { binaries: hidden, placesForACopy: [place] };
    const first = await start(join(home, 'data-of-clone'), options);
    expect(await ask(first.url)).toEqual([{ one: 1 }]);
    await first.stop();
    const copied = statSync(join(place, found.label)).ino;
    await start(join(home, 'data-of-clone'), options);
    expect(statSync(join(place, found.label)).ino).toBe(copied);
    expect(readdirSync(place)).toEqual([found.label]);
    expect(modeOf(clone)).toBe('700');
  });

  test('RUN-8 a place that others may write to is not trusted with binaries', () => {
    const hidden = { folder: join(folderOfMode('empty clone', 0o700), 'native'), label: 'some-version' };
    mkdirSync(hidden.folder);
    const open = folderOfMode('open', 0o777);
    expect(() => binariesFor(hidden, stranger, [open])).toThrow(/no copy could be placed in/);
    expect(readdirSync(open)).toEqual([]);
  });

  test('RUN-8 data that belongs to somebody is served under their account and stays theirs', async () => {
    const data = folderOfMode('theirs', 0o755);
    await (await start(data)).stop();
    const { cluster } = filesIn(data);
    giveAll(cluster, stranger);
    const { pid, url } = await start(data);
    expect(statSync(`/proc/${pid}`).uid).toBe(stranger.uid);
    expect(await ask(url)).toEqual([{ one: 1 }]);
  });

  test.runIf(canBeRead)(
    'RUN-8 an ordinary user runs Postgres as themselves; a folder that is not theirs is named',
    async () => {
      const theirs = folderOfMode('ordinary', 0o700);
      chownSync(theirs, stranger.uid, stranger.gid);
      expect(await startedBy(stranger, theirs)).toContain('postgres://');
      expect(statSync(filesIn(theirs).cluster).uid).toBe(stranger.uid);
      const refused = await startedBy(stranger, folderOfMode('of root', 0o755));
      expect(JSON.parse(refused)).toMatchObject({ code: 'not-writable', message: expect.stringContaining('of root') });
    },
  );

  test('RUN-8 the way by pg_ctl, which Windows needs, starts and reports the same Postgres', async () => {
    const data = folderOfMode('by pg_ctl', 0o755);
    await (await start(data)).stop();
    const files = filesIn(data);
    const installation = { ...files, account: accountFor(files.cluster), binaries: findBinaries(), throwAway: true };
    chownSync(data, installation.account?.uid ?? 0, installation.account?.gid ?? 0);
    chownSync(files.logFile, installation.account?.uid ?? 0, installation.account?.gid ?? 0);
    const pid = await launchByPgCtl(installation, await freePort(0));
    if (pid === null) throw new Error('pg_ctl started nothing');
    expect(isRunning(pid)).toBe(true);
    await stopPostmaster(installation, pid);
    expect(isRunning(pid)).toBe(false);
  });
});

function giveAll(path: string, { uid, gid }: typeof stranger): void {
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAll(join(path, name), { uid, gid });
}
