import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { empty, freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { PROGRAM, build, ends, serve, waybill } from '../testing/waybill';
import { packageRoot } from '../package-root';

let fresh: FreshDatabase;
let bare: FreshDatabase;
let home: string;
let environment: Readonly<Record<string, string>>;
beforeAll(async () => {
  await build();
  [fresh, bare] = await Promise.all([freshDatabase(), freshDatabase(empty)]);
  home = mkdtempSync(join(tmpdir(), 'waybill-home-'));
  environment = { WAYBILL_HOME: home, WAYBILL_DATABASE_URL: fresh.url };
});
afterAll(async () => {
  await Promise.all([fresh.drop(), bare.drop()]);
  rmSync(home, { recursive: true });
});

const PASSWORD = 'correct horse battery';
const STACK = /\n\s+at |node:internal|Error:/;
const run = (line: string, more: Parameters<typeof waybill>[1] = {}) =>
  waybill(
    line.split(' ').filter((word) => word !== ''),
    { ...more, environment: { ...environment, ...more.environment } },
  );
const add = (line: string, more = {}) => run(`user add ${line}`, { input: `${PASSWORD}\n`, ...more });
const peopleSchema = z.array(z.object({ signInName: z.string(), roles: z.string(), status: z.string() }));
const people = async () => peopleSchema.parse(JSON.parse((await run('user list --json')).stdout));

test('CLI-1 what is loaded before a command is known is Node and our own table', () => {
  const loaded = new Set<string>();
  const visit = (file: string) => {
    const imports = readFileSync(join(packageRoot, 'dist', file), 'utf8').matchAll(
      /^(?:import|export)[^'"(]*["']([^'"]+)["'];$/gm,
    );
    for (const [, name = ''] of imports) {
      if (loaded.has(name)) continue;
      loaded.add(name);
      if (name.startsWith('./')) visit(basename(name));
    }
  };
  visit('waybill.js');
  expect([...loaded]).toContain('node:util');
  expect([...loaded].filter((name) => !name.startsWith('./') && !isBuiltin(name))).toEqual([]);
});

test('CLI-1 it is found from anywhere, through a link too', async () => {
  const link = join(home, 'waybill');
  symlinkSync(PROGRAM, link);
  const linked = spawnSync(process.execPath, [link, '--version'], { cwd: '/', encoding: 'utf8' });
  expect(linked.stdout).toMatch(/^waybill \d+\.\d+\.\d+\n$/);
});

test('CLI-5 where nothing was built it says how', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'waybill-unbuilt-'));
  mkdirSync(join(elsewhere, 'bin'));
  writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}');
  writeFileSync(join(elsewhere, 'bin', 'waybill.js'), readFileSync(PROGRAM));
  const { status, stderr } = spawnSync(process.execPath, [join(elsewhere, 'bin', 'waybill.js')], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('not built yet')]);
  rmSync(elsewhere, { recursive: true });
});

test.each([
  ['', 0, /waybill <command>/, /^$/],
  ['--help', 0, /serve .*\n/, /^$/],
  ['user add --help', 0, /--roles ROLES/, /^$/],
  ['servee', 2, /^$/, /Did you mean "serve"/],
  ['serve --prot 1', 2, /^$/, /Did you mean "--port"/],
  ['user add ada --password x', 2, /^$/, /no option --password/],
  ['import orders /nope.csv', 6, /^$/, /\/nope.csv cannot be read/],
  ['import orders /etc/hostname --profile genric', 2, /^$/, /Did you mean "generic"/],
  ['config check --port x', 3, /WAYBILL_PORT must be a whole number/, /^$/],
  ['export orders --format xml', 2, /^$/, /no format/],
])('CLI-5 "waybill %s" ends with %i', async (line, exitCode, stdout, stderr) => {
  const ended = await run(line);
  expect(ended).toEqual({ exitCode, stdout: expect.stringMatching(stdout), stderr: expect.stringMatching(stderr) });
  expect(ended.stderr).not.toMatch(STACK);
});

test('CLI-3 a server with wrong settings names them all and does not start', async () => {
  const ended = await run('serve --port x --log-level loud', { environment: { WAYBILL_ACCESS_TTL: 'soon' } });
  expect(ended.exitCode).toBe(3);
  for (const name of ['WAYBILL_PORT', 'WAYBILL_LOG_LEVEL', 'WAYBILL_ACCESS_TTL']) expect(ended.stderr).toContain(name);
});

test('CLI-4 settings are printed with their origin, and the secret ones are not', async () => {
  const file = join(home, 'settings.env');
  writeFileSync(file, 'WAYBILL_PORT=9000\nWAYBILL_HOST=0.0.0.0\n');
  const { stdout } = await run(`config print --json --env-file ${file} --host 127.0.0.1`, {
    environment: { WAYBILL_DATABASE_URL: 'postgres://me:hunter2@db/x' },
  });
  expect(stdout).not.toContain('hunter2');
  expect(JSON.parse(stdout)).toEqual(
    expect.arrayContaining([
      { name: 'WAYBILL_PORT', value: 9_000, origin: '--env-file WAYBILL_PORT' },
      { name: 'WAYBILL_HOST', value: '127.0.0.1', origin: 'flag --host' },
      { name: 'WAYBILL_DATABASE_URL', value: '(hidden)', origin: 'environment WAYBILL_DATABASE_URL' },
    ]),
  );
});

test('CLI-4 people are added with a password that is piped in or lies in the environment', async () => {
  expect(await add('root --name Root --roles manager,admin')).toMatchObject({
    exitCode: 0,
    stdout: 'Added Root (root) as manager, admin.\n',
  });
  const given = await add('finn --roles finance', { input: '', environment: { WAYBILL_PASSWORD: PASSWORD } });
  expect(given).toMatchObject({ exitCode: 0 });
  expect(await people()).toEqual(
    expect.arrayContaining([
      { signInName: 'root', roles: 'manager, admin', status: 'active' },
      { signInName: 'finn', roles: 'finance', status: 'active' },
    ]),
  );
  expect(await add('nopass', { input: '' })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('A password is needed'),
  });
  expect(await add('short', { input: 'short\n' })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('at least 10'),
  });
  expect(await add('odd --roles king')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('warehouse, finance'),
  });
  expect(await add('ROOT')).toMatchObject({ exitCode: 7, stderr: expect.stringContaining('Somebody else signs in') });
});

test('CLI-6 a dry run changes nothing, and nothing destructive happens unasked', async () => {
  await add('temp');
  expect(await add('dry --dry-run', { input: '' })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Would add'),
  });
  expect(await run('user disable temp --dry-run')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Would disable'),
  });
  expect(await run('user disable temp')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--yes') });
  expect((await people()).map(({ signInName, status }) => [signInName, status])).toContainEqual(['temp', 'active']);
  expect((await people()).map(({ signInName }) => signInName)).not.toContain('dry');
  expect(await run('user disable temp --yes --quiet')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await run('user disable nobody --yes')).toMatchObject({ exitCode: 6, stdout: '' });
  expect(await run('user enable temp')).toMatchObject({ exitCode: 0 });
  expect(await run('user set-role temp finance,warehouse')).toMatchObject({
    exitCode: 0,
    stdout: 'temp is now warehouse, finance.\n',
  });
  expect(await run('user reset-password temp', { input: `${PASSWORD} 2` })).toMatchObject({ exitCode: 0 });
});

test('CLI-5 the last administrator stays', async () => {
  const admins = (await people()).filter(({ roles }) => roles.includes('admin')).map(({ signInName }) => signInName);
  expect(admins).toEqual(['root']);
  const ended = await run('user disable root --yes');
  expect(ended).toEqual({
    exitCode: 7,
    stdout: '',
    stderr: 'This is the last administrator; make somebody else one first.\n',
  });
});

test('CLI-7 doctor says what is well and what is not, and always that nothing is encrypted', async () => {
  const { stdout, exitCode } = await run('doctor --json');
  const { findings } = z
    .object({ findings: z.array(z.object({ check: z.string(), status: z.string(), said: z.string() })) })
    .parse(JSON.parse(stdout));
  expect(exitCode).toBe(0);
  expect(findings.map(({ check, status }) => `${check} ${status}`)).toEqual(
    expect.arrayContaining(['database ok', 'clock ok', 'migrations ok', 'encryption warning']),
  );
  const away = await run('doctor', { environment: { WAYBILL_DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' } });
  expect(away.exitCode).toBe(1);
  expect(away.stdout).toMatch(/failed +database +Postgres at 127\.0\.0\.1:1\/x cannot be used/);
  expect(away.stdout + away.stderr).not.toMatch(/hunter2/);
});

test('RUN-14 a database that is not there is exit 4 and a sentence without its password', async () => {
  for (const line of ['user list', 'serve --port 0', 'migrate status', 'export orders']) {
    const ended = await run(line, { environment: { WAYBILL_DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/books' } });
    expect(ended).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining('Postgres at 127.0.0.1:1/books cannot be used'),
    });
    expect(ended.stderr).not.toMatch(/hunter2/);
    expect(ended.stderr).not.toMatch(STACK);
  }
});

test('RUN-14 a schema that is behind is exit 5, until it is brought up to date', async () => {
  const environment = { WAYBILL_DATABASE_URL: bare.url };
  expect(await run('migrate status', { environment })).toMatchObject({
    exitCode: 5,
    stdout: expect.stringContaining('pending  0001-foundation'),
  });
  for (const line of ['serve --port 0', 'user list']) {
    expect(await run(line, { environment })).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('waybill migrate up'),
    });
  }
  expect(await run('migrate up --dry-run', { environment })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('would apply'),
  });
  expect(await run('migrate up', { environment })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('applied 0001-foundation'),
  });
  expect(await run('migrate up', { environment })).toMatchObject({
    exitCode: 0,
    stdout: 'The schema is up to date.\n',
  });
  expect(await run('migrate status', { environment })).toMatchObject({ exitCode: 0 });
});

test('RUN-14 a port that is taken is a sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = z.object({ port: z.number() }).parse(other.address());
  const ended = await run(`serve --port ${port}`);
  other.close();
  expect(ended).toMatchObject({ exitCode: 7, stderr: expect.stringContaining(`Port ${port} is taken`) });
  expect(ended.stderr).not.toMatch(STACK);
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)(
  'SRV-9 after %s it stops by itself with %i, and says goodbye to nobody in vain',
  async (signal, exitCode) => {
    const { child, address, greeting, said } = await serve([], environment);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(greeting.join('\n')).toMatch(/can sign in/);
    expect(await ends(child, signal)).toBe(exitCode);
    expect(said()).toContain('"event":"server-stopping"');
    expect(said()).not.toMatch(/hunter2|"level":"error"/);
  },
);

test('SGN-12 a server without people prints a link that works once', async () => {
  const { child, greeting, address } = await serve(['--migrate'], { ...environment, WAYBILL_DATABASE_URL: bare.url });
  const [, token = ''] = /setup#token=(\S+)/.exec(greeting.join('\n')) ?? [];
  const setUp = () =>
    fetch(`${address}/api/v1/setup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, name: 'Ada', signInName: 'ada', password: PASSWORD }),
    });
  expect((await setUp()).status).toBe(201);
  expect((await setUp()).status).toBe(403);
  await ends(child, 'SIGTERM');
});

test('CLI-6 a reader that has seen enough ends an export quietly', () => {
  const line = `"${process.execPath}" "${PROGRAM}" export orders | head -c 1`;
  const ended = spawnSync('sh', ['-c', line], { env: { PATH: process.env.PATH, ...environment }, encoding: 'utf8' });
  expect(ended.stderr).not.toMatch(STACK);
  expect(ended.status).toBe(0);
});
