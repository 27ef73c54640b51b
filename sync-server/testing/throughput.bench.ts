// How many commands a second the one door decides, stores, receipts and announces, beside bare inserts of the same rows.
// Prints one line of JSON. Postgres waits for its disk as it does in real use.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { deviceId, organisationId } from 'shared/ids';
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import { generateOrders } from 'shared/demo/generate-orders';
import { instantFromMillis } from 'shared/instant';
import { handleBatch } from '../commands/handle-batch';
import { startEmbedded } from '../postgres/start-embedded';
import type { Database } from '../store/database';
import { openDatabase } from '../store/database';
import { migrateUp } from '../store/migrate';
import { addClerk } from './add-clerk';
import { insertRows, rowsLeft } from './same-rows';
import { throwAwayPrefix } from './throw-away';

const RUNS = 5;
const IN_FLIGHT = 8;
const COMMANDS = 4_000;

type Setting = {
  readonly db: Database;
  readonly reader: Client;
  readonly copy: Pool;
  readonly organisation: OrganisationId;
  readonly author: PersonId;
};
/** `doorCpuMs` is what this process computed meanwhile; the rest is waiting for Postgres. */
type Measured = { readonly doorMs: number; readonly doorCpuMs: number; readonly insertMs: number };

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), throwAwayPrefix));
  const postgres = await startEmbedded({ dataFolder: folder, log: () => undefined });
  try {
    const results: { readonly size: number; readonly runs: readonly Measured[] }[] = [];
    for (const size of [20, 100]) results.push({ size, runs: await measure(postgres.url, size) });
    process.stdout.write(`${JSON.stringify({ commands: COMMANDS, inFlight: IN_FLIGHT, results })}\n`);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first run warms both sides up and is not counted. */
async function measure(server: string, size: number): Promise<readonly Measured[]> {
  const setting = await setUp(server, size);
  const measured: Measured[] = [];
  for (let run = 0; run <= RUNS; run += 1) measured.push(await runOnce(setting, size, run));
  await Promise.all([setting.db.destroy(), setting.copy.end(), setting.reader.end()]);
  return measured.slice(1);
}

async function setUp(server: string, size: number): Promise<Setting> {
  const [door, copy] = [await newDatabase(server, `door_${size}`), await newDatabase(server, `copy_${size}`)];
  const db = openDatabase(door, IN_FLIGHT);
  const reader = new Client({ connectionString: door });
  await reader.connect();
  const { rows } = await reader.query<{ organisation_id: string }>('select organisation_id from feed');
  const organisation = organisationId(rows[0]?.organisation_id ?? '');
  return {
    db,
    reader,
    copy: new Pool({ connectionString: copy, max: IN_FLIGHT }),
    organisation,
    author: await addClerk(db, organisation),
  };
}

async function newDatabase(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrateUp(url.href);
  return url.href;
}

async function runOnce(setting: Setting, size: number, run: number): Promise<Measured> {
  const batches = pushedBatches(setting, size, run);
  const before = await feedHead(setting.reader);
  const cpuBefore = process.cpuUsage();
  const doorMs = await timeAll(batches, async ({ device, commands }) => {
    const actor = { type: 'person', id: setting.author, roles: [] } as const;
    const { db, organisation } = setting;
    const recordedAt = instantFromMillis(Date.now());
    const results = await handleBatch(db, {
      organisation,
      actor,
      deviceId: device,
      correlationId: randomUUID(),
      recordedAt,
      commands,
    });
    if (results.some(({ status }) => status !== 'accepted'))
      throw new Error(`not accepted: ${JSON.stringify(results)}`);
  });
  const cpu = process.cpuUsage(cpuBefore);
  const after = await feedHead(setting.reader);
  if (after - before !== COMMANDS) throw new Error(`${after - before} of ${COMMANDS} commands were numbered`);
  const left = await rowsLeft(setting.reader, before, after, size);
  const insertMs = await timeAll(left, async (rows) => {
    const client = await setting.copy.connect();
    await insertRows(client, rows).finally(() => {
      client.release();
    });
  });
  return { doorMs, doorCpuMs: (cpu.user + cpu.system) / 1_000, insertMs };
}

type Pushed = { readonly device: DeviceId; readonly commands: readonly unknown[] };

/** One batch per device, as after a morning offline. */
function pushedBatches({ organisation, author }: Setting, size: number, run: number): readonly Pushed[] {
  const startingAt = instantFromMillis(Date.now() - 3_600_000);
  const orders = [...generateOrders({ seed: run + 1, count: COMMANDS, organisation, startingAt, everySeconds: 0 })];
  return Array.from({ length: COMMANDS / size }, (_, batch) => ({
    device: deviceId(randomUUID()),
    commands: orders.slice(batch * size, (batch + 1) * size).map(({ id, subject, occurredAt, payload }, position) => ({
      ...{ id, seq: position + 1, type: 'PlaceOrder', v: 1, subject, payload, after: [], author, occurredAt },
    })),
  }));
}

async function feedHead(client: Client): Promise<number> {
  const { rows } = await client.query<{ seq: string }>('select seq from feed');
  return Number(rows[0]?.seq);
}

/** Several at a time, each taking the next one. */
async function timeAll<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<number> {
  const left = items.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (const item of left) await act(item);
    }),
  );
  return performance.now() - start;
}

await main();
