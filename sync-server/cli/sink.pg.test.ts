// Sinks, the outbox and parked messages as a person meets them: what is typed, what is answered, and the exit code.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { onlyOrganisation } from '../store/feed';
import { announcer } from '../testing/announced';
import type { Announcer } from '../testing/announced';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { receiver } from '../testing/receiver';
import type { Receiver } from '../testing/receiver';
import { EXIT } from './exit-codes';
import { runCommandLine } from './run';

let fresh: FreshDatabase;
let db: Database;
let outbox: Announcer;
let other: Receiver;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-cli-sink-'));
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
  outbox = announcer(db, await onlyOrganisation(db));
  other = await receiver();
});
afterAll(async () => {
  await other.leave();
  await db.destroy();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function waybill(args: string, environment: Readonly<Record<string, string>> = {}) {
  const chunks: Record<'output' | 'errors', string[]> = { output: [], errors: [] };
  const into = (name: 'output' | 'errors') =>
    new Writable({
      write: (chunk, _encoding, done) => {
        chunks[name].push(String(chunk));
        done();
      },
    });
  const exitCode = await runCommandLine({
    args: args.split(' '),
    environment: { WAYBILL_DATABASE_URL: fresh.url, WAYBILL_HOME: folder, ...environment },
    streams: { input: Readable.from([]), output: into('output'), errors: into('errors') },
  });
  return { exitCode, output: chunks.output.join(''), errors: chunks.errors.join('') };
}

async function asked(args: string): Promise<unknown> {
  const { exitCode, output, errors } = await waybill(`${args} --json`);
  expect(errors).toBe('');
  expect([EXIT.ok, EXIT.partial]).toContain(exitCode);
  return JSON.parse(output);
}

test('OUT-18 a sink from its making to its pause, and a dry run that changes nothing', async () => {
  const dry = await waybill(`sink add webhook erp --url ${other.url} --from-start --dry-run`);
  expect(dry).toMatchObject({ exitCode: EXIT.ok, output: 'Would add erp.\n' });
  expect(await asked('sink list')).toEqual([]);
  expect(await asked(`sink add webhook erp --url ${other.url} --from-start`)).toMatchObject({
    added: true,
    secret: expect.stringMatching(/^whsec_/),
  });
  expect((await waybill(`sink add webhook erp --url ${other.url}`)).exitCode).toBe(EXIT.conflict);
  expect((await waybill('sink add webhook b --url http://erp.example')).exitCode).toBe(EXIT.usage);
  expect((await waybill('sink pause nobody')).exitCode).toBe(EXIT.notFound);
  expect(await asked('sink pause erp --reason moving')).toEqual({ name: 'erp', status: 'paused' });
  expect(await asked('sink list')).toMatchObject([
    { name: 'erp', kind: 'webhook', status: 'paused', reason: 'moving' },
  ]);
  expect((await waybill('sink pause erp')).exitCode).toBe(EXIT.conflict);
  expect((await waybill('outbox relay-once --sink erp')).exitCode).toBe(EXIT.conflict);
  expect(await asked('sink resume erp')).toEqual({ name: 'erp', status: 'active' });
  expect(await asked('sink rotate-secret erp --overlap 1h --yes')).toMatchObject({ rotated: true });
});

test('OUT-18 the address of a broker with its password comes from the environment, and is never shown', async () => {
  const address = 'amqp://clerk:hidden@127.0.0.1:1';
  const added = await waybill('sink add rabbitmq shop --from-start', { WAYBILL_SINK_ADDRESS: address });
  expect(added.exitCode).toBe(EXIT.ok);
  const tested = await waybill('sink test shop');
  expect(tested.exitCode).toBe(EXIT.unreachable);
  const said = [added, tested, await waybill('sink list'), await waybill('sink list --json')];
  expect(JSON.stringify(said)).not.toContain('hidden');
  expect((await waybill('outbox relay-once --sink shop')).exitCode).toBe(EXIT.unreachable);
  await waybill('sink pause shop');
});

test('OUT-18 a test says whether a sink answers and a MassTransit consumer would take its messages', async () => {
  expect(await asked('sink test erp')).toMatchObject({ reach: { type: 'reached' }, messages: [] });
  expect(JSON.parse(other.received.at(-1)?.body ?? '')).toMatchObject({ type: 'waybill.sink.tested.v1' });
  await outbox.announce(randomUUID());
  expect(await asked('sink test erp --dry-run')).toMatchObject({
    messages: [{ verdict: 'accepted', type: 'OrderCompleted' }],
  });
  const file = join(folder, 'body.json');
  writeFileSync(file, JSON.stringify({ messageId: 'x', messageType: [], message: {} }));
  const refused = await waybill(`sink test erp --dry-run --file ${file}`);
  expect(refused.exitCode).toBe(EXIT.partial);
  expect(refused.output).toContain('refused for /messageId: messageId is no GUID');
});

test('OUT-18 what is parked is shown beside its contract, mended, replayed and discarded', async () => {
  other.answerWith(() => ({ status: 422 }));
  const [order, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  const wrong = await outbox.announce(order, 'OrderCompleted', { number: 5 });
  const ids = [await outbox.announce(second), await outbox.announce(third)];
  expect((await waybill('outbox relay-once --sink erp')).exitCode).toBe(EXIT.partial);
  expect(await asked('outbox status')).toContainEqual(expect.objectContaining({ sinkId: 'erp', ahead: 0, parked: 4 }));
  expect(await asked('parked list --reason 422 --limit 2')).toHaveLength(2);
  expect(await asked('parked list --older-than 1h')).toEqual([]);
  const shown = await waybill(`parked show ${wrong}`);
  expect(shown.output).toContain('wrong /number');
  other.answerWith(() => ({ status: 200 }));
  const file = join(folder, 'mended.json');
  const [{ payload } = { payload: {} }] = JSON.parse((await waybill(`parked show ${wrong} --json`)).output);
  writeFileSync(file, JSON.stringify({ ...payload, data: { ...payload.data, number: 'W3-5' } }));
  expect(await asked(`parked replay ${wrong} --file ${file}`)).toMatchObject({
    changed: ['/data/number'],
    replayed: 1,
  });
  expect((await waybill(`parked discard ${ids.join()} --yes`)).exitCode).toBe(EXIT.usage);
  expect(await asked(`parked discard ${ids[0] ?? ''} --note twice --yes`)).toMatchObject({ matched: 1, done: 1 });
  expect((await waybill('parked replay')).exitCode).toBe(EXIT.usage);
  expect((await waybill('parked replay --all --dry-run')).output).toBe('Would replay 2.\n');
  expect(await asked('parked replay --sink erp --yes')).toMatchObject({ matched: 2, done: 2 });
  expect((await waybill('outbox relay-once --sink erp')).exitCode).toBe(EXIT.ok);
  expect(other.received.map(({ headers }) => headers['webhook-id'])).toEqual(expect.arrayContaining([wrong, ids[1]]));
  expect((await waybill(`parked show ${wrong}`)).exitCode).toBe(EXIT.notFound);
});

test('OUT-18 messages can be carried out without a server, into a file on disk', async () => {
  const path = join(folder, 'out.ndjson');
  await asked(`sink add file kept --path ${path} --from-start`);
  expect((await waybill('outbox relay-once --sink kept')).exitCode).toBe(EXIT.ok);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).specversion)).toEqual(['1.0', '1.0', '1.0', '1.0']);
});
