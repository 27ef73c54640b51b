// The inbox and the backups as a person meets them: what is typed, what is answered, and the exit code.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { EXIT } from './exit-codes';
import { runCommandLine } from './run';

const opened: FreshDatabase[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-cli-test-'));
});
afterAll(async () => {
  for (const database of opened) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function newDatabase(): Promise<string> {
  const database = await freshDatabase();
  opened.push(database);
  return database.url;
}

function collector() {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

async function waybill(url: string, ...args: readonly string[]) {
  const [output, errors] = [collector(), collector()];
  const streams = { input: Readable.from([]), output: output.stream, errors: errors.stream };
  const environment = { WAYBILL_DATABASE_URL: url, WAYBILL_HOME: folder };
  const exitCode = await runCommandLine({ args, environment, streams });
  return { exitCode, output: output.text(), errors: errors.text() };
}

function messages(...lines: readonly string[]): string {
  const path = join(folder, `${randomUUID()}.ndjson`);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
}

const checkout = (id: string) =>
  JSON.stringify({
    type: 'UserCheckedOut',
    id,
    orderId: randomUUID(),
    basketId: 'b',
    fullName: 'Ada',
    email: 'ada@example.com',
    totalMoney: 5,
  });

test('SHP-8 waybill inbound accounts for every line, names the bad ones without what they hold, and exits 8', async () => {
  const url = await newDatabase();
  const file = messages(checkout('a'), '{"type":"UserCheckedOut","id":"b","orderId":"secret"}', checkout('c'));
  const first = await waybill(url, 'inbound', file, '--json');
  expect(first.exitCode).toBe(EXIT.partial);
  expect(JSON.parse(first.output)).toMatchObject({
    lines: 3,
    applied: 2,
    parked: 1,
    reasons: { 'invalid-members': 1 },
  });
  expect(first.errors).toContain('line 2: parked');
  expect(first.errors).not.toContain('secret');
  expect(await waybill(url, 'inbound', messages(checkout('a')))).toMatchObject({
    exitCode: EXIT.ok,
    output: '1 messages: 0 applied, 1 ignored, 0 held, 0 parked, 0 skipped\n  repeat: 1\n',
  });
});

test('SHP-8 totals are in the currency of the source', async () => {
  const url = await newDatabase();
  const yen = checkout('a').replace('"totalMoney":5', '"totalMoney":"5.5"');
  expect(await waybill(url, 'inbound', messages(yen), '--currency', 'jpy')).toMatchObject({ exitCode: EXIT.partial });
  expect(await waybill(url, 'inbound', messages(yen), '--currency', 'kwd')).toMatchObject({ exitCode: EXIT.ok });
  expect(await waybill(url, 'inbound', messages(yen), '--currency', 'nix')).toMatchObject({ exitCode: EXIT.usage });
  expect(await waybill(url, 'inbound', join(folder, 'nowhere'))).toMatchObject({ exitCode: EXIT.notFound });
});

test('BAK-1 BAK-4 a backup goes from one database to another, and asks before it replaces anything', async () => {
  const [here, there] = [await newDatabase(), await newDatabase()];
  const file = join(folder, 'backup.ndjson.gz');
  await waybill(here, 'inbound', messages(checkout('a')));
  expect(await waybill(here, 'backup', 'create', file)).toMatchObject({ exitCode: EXIT.ok });
  expect(await waybill(here, 'backup', 'create', file)).toMatchObject({ exitCode: EXIT.conflict });
  expect(await waybill(here, 'backup', 'create', file, '--yes')).toMatchObject({ exitCode: EXIT.ok });
  const verified = await waybill('postgres://nobody@127.0.0.1:1/none', 'backup', 'verify', file, '--json');
  expect(JSON.parse(verified.output)).toMatchObject({ head: 1, rows: { orders: 1, inbox: 1 } });
  expect(await waybill(there, 'backup', 'restore', file, '--dry-run')).toMatchObject({ exitCode: EXIT.ok });
  expect(await waybill(there, 'backup', 'restore', file)).toMatchObject({ exitCode: EXIT.ok });
  expect(await waybill(there, 'backup', 'restore', file)).toMatchObject({ exitCode: EXIT.usage });
  expect(await waybill(there, 'backup', 'restore', file, '--yes')).toMatchObject({ exitCode: EXIT.ok });
  expect(JSON.parse((await waybill(there, 'inbound', messages(checkout('a')), '--json')).output)).toMatchObject({
    ignored: 1,
  });
});

test('BAK-5 what is no backup is refused with one sentence', async () => {
  const url = await newDatabase();
  const file = join(folder, 'whole.ndjson');
  await waybill(url, 'backup', 'create', file);
  writeFileSync(file, readFileSync(file).subarray(0, -5));
  for (const words of [
    ['verify', file],
    ['restore', file, '--yes'],
  ]) {
    const { exitCode, output, errors } = await waybill(url, 'backup', ...words);
    expect({ exitCode, output }).toEqual({ exitCode: EXIT.failed, output: '' });
    expect(errors).toMatch(/^The backup .*whole\.ndjson is damaged at line \d+: .*\n$/);
  }
  expect(await waybill(url, 'backup', 'verify', join(folder, 'nowhere'))).toMatchObject({ exitCode: EXIT.notFound });
});

test('BAK-6 verify names the file that is damaged, the line and what is wrong, each kind of it, without a database', async () => {
  const url = await newDatabase();
  const [file, altered] = [join(folder, 'named.ndjson'), join(folder, 'altered.ndjson')];
  await waybill(url, 'inbound', messages(checkout('d')));
  await waybill(url, 'backup', 'create', file);
  const lines = readFileSync(file, 'utf8').split('\n');
  const event = lines.findIndex((line) => line.startsWith('{"table":"events"'));
  const order = lines.findIndex((line) => line.startsWith('{"table":"orders"'));
  const changed = (at: number, from: RegExp, to: string) =>
    lines.map((line, position) => (position === at ? line.replace(from, to) : line)).join('\n');
  const damages: readonly (readonly [string, number, RegExp])[] = [
    [changed(event, /"version": ?1/, '"version":2'), event + 1, /the history of order .* was altered/],
    [changed(order, /"id":"./, '"id":"x'), lines.length - 1, /its checksum does not match/],
    [lines.toSpliced(order, 1).join('\n'), order + 1, /rows of "orders" are|rows of ".*" are not where/],
    [changed(0, /"waybill"/, '"Waybill"'), 1, /no backup of Waybill/],
  ];
  for (const [text, line, what] of damages) {
    writeFileSync(altered, text);
    const { exitCode, errors } = await waybill('postgres://nobody@127.0.0.1:1/none', 'backup', 'verify', altered);
    expect(exitCode).toBe(EXIT.failed);
    expect(errors).toContain(`altered.ndjson is damaged at line ${line}:`);
    expect(errors).toMatch(what);
  }
});
