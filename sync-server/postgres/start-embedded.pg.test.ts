import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { accountFor, runAs } from './account';
import { findBinaries } from './binaries';
import { freePort } from './free-port';
import { filesIn } from './installation';
import { startPostmaster, stopPostmaster } from './postmaster';
import { readPostmaster } from './postmaster-file';
import { PostgresProblem } from './problem';
import { isRunning } from './process-identity';
import { startEmbedded } from './start-embedded';
import type { EmbeddedOptions } from './start-embedded';
import { waitFor } from './wait-for';

const quietly = (): void => undefined;
const heldSchema = z.object({ url: z.string(), pid: z.number() });
const undo: (() => unknown)[] = [];
let home = '';
let prepared = '';

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'waybill-start-'));
  prepared = join(home, 'prepared');
  const postgres = await startEmbedded({ dataFolder: prepared, throwAway: true, log: quietly });
  await ask(postgres.url, "CREATE TABLE parcel (label text); INSERT INTO parcel VALUES ('kept')");
  await postgres.stop();
});

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function copyOfPrepared(): string {
  const folder = mkdtempSync(join(home, 'copy-'));
  cpSync(prepared, folder, { recursive: true });
  return folder;
}

async function start(dataFolder: string, more: Partial<EmbeddedOptions> = {}) {
  const postgres = await startEmbedded({ dataFolder, log: quietly, ...more });
  undo.push(postgres.stop);
  return postgres;
}

async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', quietly);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const labels = (url: string) => ask(url, 'SELECT label FROM parcel ORDER BY label');

async function activeOn(url: string): Promise<number> {
  return (await ask(url, "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT sum%'")).length;
}

async function problemOf(starting: Promise<unknown>): Promise<PostgresProblem> {
  const error = await starting.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PostgresProblem)) throw new Error(`expected a problem, got ${String(error)}`);
  expect(error.message.split('\n')).toHaveLength(1);
  return error;
}

/** Another Waybill, in a process of its own. */
async function holdElsewhere(dataFolder: string) {
  const script = join(import.meta.dirname, '../testing/hold-embedded.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  undo.push(() => child.kill('SIGKILL'));
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  const { url, pid } = heldSchema.parse(JSON.parse(String(line)));
  undo.push(() => isRunning(pid) && process.kill(pid, 'SIGQUIT'));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, pid, waybill: child.pid ?? 0, kill };
}

function installationOf(dataFolder: string) {
  const files = filesIn(dataFolder);
  return { ...files, account: accountFor(files.cluster), binaries: findBinaries(), throwAway: true };
}

test('RUN-1 the first start makes an empty UTF-8 database that sorts by code point', async () => {
  const said: string[] = [];
  const { url } = await start(join(home, 'a new one'), { log: (sentence) => said.push(sentence) });
  expect(said).toEqual(['Preparing the database for the first time …']);
  expect(await ask(url, 'SELECT current_database() AS name, current_setting($$server_encoding$$) AS encoding')).toEqual(
    [{ name: 'waybill', encoding: 'UTF8' }],
  );
  expect(await ask(url, "SELECT 'Z' < 'a' AND 'a' < 'é' AND lower('É') = 'é' AS sorts")).toEqual([{ sorts: true }]);
});

test('RUN-1 a second start finds the data of the first', async () => {
  const { url } = await start(prepared);
  expect(await labels(url)).toEqual([{ label: 'kept' }]);
});

test('RUN-1 a start that was killed while preparing is begun anew', async () => {
  const folder = mkdtempSync(join(home, 'half-'));
  mkdirSync(join(folder, 'cluster.new'));
  writeFileSync(join(folder, 'cluster.new', 'PG_VERSION'), '18');
  const { url } = await start(folder);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('RUN-2 stopping is orderly, may be asked twice, and closes what is still connected', async () => {
  const folder = copyOfPrepared();
  const postgres = await start(folder);
  const client = new Client({ connectionString: postgres.url });
  const letGo = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await Promise.all([postgres.stop(), postgres.stop()]);
  await letGo;
  await postgres.stop();
  expect(isRunning(postgres.pid)).toBe(false);
  expect(existsSync(join(folder, 'waybill.lock'))).toBe(false);
  expect(readPostmaster(join(folder, 'cluster'))).toBeNull();
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
});

test('RUN-3 a second Waybill on the same data is told which process has it, and disturbs nothing', async () => {
  const folder = copyOfPrepared();
  const held = await holdElsewhere(folder);
  const problem = await problemOf(startEmbedded({ dataFolder: folder, log: quietly }));
  expect(problem).toMatchObject({ code: 'already-running' });
  expect(problem.message).toContain(`process ${held.waybill}`);
  expect(await labels(held.url)).toEqual([{ label: 'kept' }]);
});

test('RUN-3 of many starts at one moment exactly one gets the data', async () => {
  const folder = copyOfPrepared();
  const starts = await Promise.allSettled([1, 2, 3].map(() => start(folder)));
  expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

test('RUN-4 after a SIGKILL of Postgres the next start has every committed row', async () => {
  const folder = copyOfPrepared();
  const first = await start(folder);
  await ask(first.url, "INSERT INTO parcel VALUES ('late')");
  process.kill(first.pid, 'SIGKILL');
  await waitFor(() => !isRunning(first.pid), 10_000);
  await first.stop();
  const second = await start(folder);
  expect(await labels(second.url)).toEqual([{ label: 'kept' }, { label: 'late' }]);
});

test('RUN-4 after a SIGKILL of Waybill the next start takes its Postgres down in order and starts anew', async () => {
  const folder = copyOfPrepared();
  const held = await holdElsewhere(folder);
  await ask(held.url, "INSERT INTO parcel VALUES ('late')");
  await held.kill();
  expect(isRunning(held.pid)).toBe(true);
  const next = await start(folder);
  expect(isRunning(held.pid)).toBe(false);
  expect(await labels(next.url)).toEqual([{ label: 'kept' }, { label: 'late' }]);
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('automatic recovery in progress');
});

test('RUN-4 after a SIGKILL of both the next start has every committed row', async () => {
  const folder = copyOfPrepared();
  const held = await holdElsewhere(folder);
  await ask(held.url, "INSERT INTO parcel VALUES ('late')");
  await held.kill();
  process.kill(held.pid, 'SIGKILL');
  await waitFor(() => !isRunning(held.pid), 10_000);
  const next = await start(folder);
  expect(await labels(next.url)).toEqual([{ label: 'kept' }, { label: 'late' }]);
});

test('RUN-4 a crash whose process numbers now belong to others does not keep Postgres from starting', async () => {
  const folder = copyOfPrepared();
  const held = await holdElsewhere(folder);
  await held.kill();
  const file = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8');
  process.kill(held.pid, 'SIGKILL');
  await waitFor(() => !isRunning(held.pid), 10_000);
  const bystander = spawn('sleep', ['60'], { ...runAs(accountFor(filesIn(folder).cluster)), stdio: 'ignore' });
  undo.push(() => bystander.kill());
  writeFileSync(join(folder, 'cluster', 'postmaster.pid'), file.replace(/^\d+/, String(bystander.pid)));
  const next = await start(folder);
  expect(await labels(next.url)).toEqual([{ label: 'kept' }]);
  expect(bystander.exitCode).toBeNull();
});

test('RUN-4 a start waits for the last work of a Postgres that was killed', async () => {
  const folder = copyOfPrepared();
  const first = await start(folder);
  const client = new Client({ connectionString: first.url });
  client.on('error', quietly);
  await client.connect();
  const working = client.query('SELECT sum(n) FROM generate_series(1, 12000000) n').catch(quietly);
  await waitFor(async () => (await activeOn(first.url)) > 0, 10_000);
  process.kill(first.pid, 'SIGKILL');
  await waitFor(() => !isRunning(first.pid), 10_000);
  await first.stop();
  const second = await start(folder);
  await working;
  expect(await labels(second.url)).toEqual([{ label: 'kept' }]);
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain('still in use');
});

test('RUN-7 what a clerk typed does not reach the log of Postgres', async () => {
  const folder = copyOfPrepared();
  const { url } = await start(folder);
  await ask(url, 'CREATE UNIQUE INDEX ON parcel (label)');
  await expect(ask(url, "INSERT INTO parcel VALUES ('kept')")).rejects.toThrow('duplicate key');
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('kept');
});

test('RUN-5 a Postgres that Waybill did not start is left alone, and named', async () => {
  const folder = copyOfPrepared();
  await (await start(folder)).stop(); // the copy belongs to its account from here on
  const installation = installationOf(folder);
  const pid = await startPostmaster(installation, await freePort(0), quietly);
  undo.push(() => stopPostmaster(installation, pid));
  const problem = await problemOf(startEmbedded({ dataFolder: folder, log: quietly }));
  expect(problem).toMatchObject({ code: 'postgres-running' });
  expect(problem.message).toContain(`kill -INT ${pid}`);
  expect(isRunning(pid)).toBe(true);
});

test('RUN-6 a port that is taken is named, and the next start on a free one works', async () => {
  const folder = copyOfPrepared();
  const other = createServer();
  undo.push(() => other.close());
  const port = await listening(other);
  const problem = await problemOf(startEmbedded({ dataFolder: folder, port, log: quietly }));
  expect(problem).toMatchObject({ code: 'port-taken' });
  expect(problem.message).toContain(`Port ${port} `);
  const { url } = await start(folder);
  expect(await labels(url)).toEqual([{ label: 'kept' }]);
});

test('RUN-6 a data folder that cannot be written is named', async () => {
  const file = join(mkdtempSync(join(home, 'file-')), 'a-file');
  writeFileSync(file, '');
  const problem = await problemOf(startEmbedded({ dataFolder: join(file, 'data'), log: quietly }));
  expect(problem).toMatchObject({ code: 'not-writable' });
  expect(problem.message).toContain(file);
});

test('RUN-6 data of another Postgres version is refused untouched, and the way over is named', async () => {
  const folder = copyOfPrepared();
  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '17\n');
  const problem = await problemOf(startEmbedded({ dataFolder: folder, log: quietly }));
  expect(problem).toMatchObject({ code: 'other-version' });
  expect(problem.message).toMatch(/Postgres 17.*Postgres 18.*waybill backup create/);
});

test('RUN-6 a Postgres that cannot start gives its own reason', async () => {
  const folder = copyOfPrepared();
  rmSync(join(folder, 'cluster', 'global', 'pg_control'));
  const problem = await problemOf(startEmbedded({ dataFolder: folder, log: quietly }));
  expect(problem).toMatchObject({ code: 'did-not-start' });
  expect(problem.message).toMatch(/could not find the database system.*postgres\.log/);
});

test('RUN-7 the database asks for a password, and only the owner of the folder can read it', async () => {
  const folder = copyOfPrepared();
  const { url } = await start(folder);
  const wrong = new URL(url);
  wrong.password = 'guessed';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

test('RUN-7 a lost password file is replaced and the data stays; a wrong one is named', async () => {
  const folder = copyOfPrepared();
  writeFileSync(join(folder, 'password'), 'wrong\n');
  const problem = await problemOf(startEmbedded({ dataFolder: folder, log: quietly }));
  expect(problem).toMatchObject({ code: 'wrong-password' });
  rmSync(join(folder, 'password'));
  const { url } = await start(folder);
  expect(await labels(url)).toEqual([{ label: 'kept' }]);
});

test("RUN-7 the person's own PG settings change nothing", async () => {
  const folder = copyOfPrepared();
  process.env.PGPORT = '1';
  process.env.PGSSLMODE = 'require';
  process.env.PGDATA = '/nowhere';
  undo.push(() => ['PGPORT', 'PGSSLMODE', 'PGDATA'].map((name) => Reflect.deleteProperty(process.env, name)));
  const { url } = await start(folder);
  expect(await labels(url)).toEqual([{ label: 'kept' }]);
});

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
