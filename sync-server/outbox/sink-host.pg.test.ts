import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organisationId } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSealing } from '../auth/sealing';
import { SILENT } from '../event-log';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { listSinkActs } from '../store/sink-acts';
import { backlogs } from '../store/sinks';
import { announcer } from '../testing/announced';
import type { Announcer } from '../testing/announced';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { receiver } from '../testing/receiver';
import type { Receiver } from '../testing/receiver';
import { until } from '../testing/until';
import { pauseSink, resumeSink, rotateSecret, setUpSink, sinkNamed } from './administer-sinks';
import type { NewSinkWish } from './administer-sinks';
import { startSinks } from './sink-host';
import type { SinkHost } from './sink-host';
import { isSignedBy } from './webhook-signature';

const folder = mkdtempSync(join(tmpdir(), 'waybill-sinks-'));
const sealing = openSealing(folder);
const host = { machineName: 'm', processName: 'waybill', processId: 1, assembly: 'waybill', assemblyVersion: '1' };

let fresh: FreshDatabase;
let db: Database;
let organisation: OrganisationId;
let outbox: Announcer;
let other: Receiver;
let time = 0;
const clock = { now: () => instantFromMillis(Date.UTC(2026, 0, 1) + time) };
const hosts: SinkHost[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
});
beforeEach(async () => {
  organisation = organisationId(randomUUID());
  await db('feed').insert({ organisation_id: organisation, epoch: randomUUID() });
  outbox = announcer(db, organisation);
  other = await receiver();
  time = 0;
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((one) => one.stop()));
  await other.leave();
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

function run(amqpUrl: string | null = null): SinkHost {
  const broker = amqpUrl === null ? null : { encoding: 'masstransit', namespace: 'X' };
  const common = { db, organisation, clock, log: SILENT, host, schemaBase: null, unseal: sealing.unseal };
  const relay = { pollMs: 20 };
  const started = startSinks({ ...common, random: () => 0.5, amqpUrl, broker, lookMs: 20, relay });
  hosts.push(started);
  return started;
}

const doing = () => ({ db, organisation, now: clock.now(), by: 'anna', seal: sealing.seal });
const wish = (extra: Partial<NewSinkWish> = {}): NewSinkWish => ({
  id: 'erp',
  kind: 'webhook',
  ordering: 'strict',
  settings: { url: other.url },
  address: null,
  from: 'start',
  ...extra,
});
const ids = () => other.received.map(({ headers }) => headers['webhook-id']);
const states = (one: SinkHost) => () =>
  one
    .states()
    .map(({ id }) => id)
    .join();

test('OUT-16 a running server notices a sink that is added, paused and resumed, and goes on where it was', async () => {
  const running = run();
  await until(states(running), (names) => names === 'log');
  const first = await outbox.announce(randomUUID());
  expect(await setUpSink(doing(), wish())).toMatchObject({ type: 'added' });
  await until(ids, ({ length }) => length === 1);
  await pauseSink(doing(), 'erp', 'the receiver moves');
  await until(states(running), (names) => names === 'log');
  const second = await outbox.announce(randomUUID());
  running.wake();
  await resumeSink(doing(), 'erp');
  await until(ids, ({ length }) => length === 2);
  expect(ids()).toEqual([first, second]);
  const acts = await listSinkActs(db, organisation, null, 10);
  expect(acts.map(({ act, by }) => `${act} by ${by}`).sort()).toEqual([
    'added by anna',
    'paused by anna',
    'resumed by anna',
  ]);
});

test('OUT-16 a new sink hears what is announced from now on, unless it was asked to begin at the start', async () => {
  const before = await outbox.announce(randomUUID());
  await db('feed').where({ organisation_id: organisation }).update({ seq: 1 });
  await setUpSink(doing(), wish({ from: 'now' }));
  await setUpSink(doing(), wish({ id: 'all', kind: 'file', settings: { path: join(folder, 'all.ndjson') } }));
  run();
  const after = await outbox.announce(randomUUID());
  await until(ids, ({ length }) => length === 1);
  expect(ids()).toEqual([after]);
  const lines = () => readFileSync(join(folder, 'all.ndjson'), 'utf8').trimEnd().split('\n');
  await until(
    () => lines().length,
    (length) => length === 2,
  );
  const written = lines().map((line): unknown => JSON.parse(line));
  for (const id of [before, after]) expect(written).toContainEqual(expect.objectContaining({ id }));
});

test('OUT-16 a sink that is down keeps its own messages waiting and no other', async () => {
  other.answerWith(() => ({ status: 503 }));
  await setUpSink(doing(), wish());
  await setUpSink(doing(), wish({ id: 'kept', kind: 'file', settings: { path: join(folder, 'kept.ndjson') } }));
  run();
  await outbox.announce(randomUUID());
  const waiting = async () =>
    (await backlogs(db, organisation)).map(({ sinkId, ahead, waiting: w }) => `${sinkId} ${ahead} ${w}`);
  expect(await until(waiting, (all) => all.join() === 'erp 0 1,kept 0 0,log 0 0')).toHaveLength(3);
});

test('OUT-14 an address that answers 410 pauses its sink, which keeps what it did not take', async () => {
  other.answerWith(() => ({ status: 410 }));
  await setUpSink(doing(), wish());
  const running = run();
  const id = await outbox.announce(randomUUID());
  const row = await until(
    () => sinkNamed({ db, organisation }, 'erp'),
    (one) => one?.status === 'paused',
  );
  expect(row?.statusReason).toContain('410');
  await until(states(running), (names) => names === 'log');
  const acts = async () => (await listSinkActs(db, organisation, null, 10)).map(({ act, by }) => `${act} by ${by}`);
  await until(acts, (all) => all.includes('paused by the sink'));
  other.answerWith(() => ({ status: 200 }));
  await resumeSink(doing(), 'erp');
  await until(ids, ({ length }) => length >= 2);
  expect(new Set(ids())).toEqual(new Set([id]));
});

test('OUT-15 while a secret replaces another both sign; afterwards the new one alone, and neither is stored readable', async () => {
  const added = await setUpSink(doing(), wish());
  const running = run();
  const row = await sinkNamed({ db, organisation }, 'erp');
  if (row === null || added.type !== 'added') throw new Error('no sink');
  const rotated = await rotateSecret(doing(), row, 3_600, null);
  if (rotated.type !== 'rotated') throw new Error('not rotated');
  const [old, now] = [added.secret ?? '', rotated.secret ?? ''];
  await until(
    async () => (await sinkNamed({ db, organisation }, 'erp'))?.version,
    (version) => version === 2,
  );
  const signedBy = async () => {
    const before = other.received.length;
    await outbox.announce(randomUUID());
    running.wake();
    await until(ids, ({ length }) => length > before);
    const request = other.received.at(-1);
    const headers = request?.headers ?? {};
    const signed = {
      id: String(headers['webhook-id']),
      timestamp: String(headers['webhook-timestamp']),
      body: request?.body ?? '',
    };
    const header = String(headers['webhook-signature']);
    return [old, now].map((secret) => isSignedBy(secret, signed, header, Number(signed.timestamp)));
  };
  await until(signedBy, ([, byNew]) => byNew === true);
  expect(await signedBy()).toEqual([true, true]);
  time = 3_600_001;
  expect(await signedBy()).toEqual([false, true]);
  const stored = JSON.stringify(await db('sinks').where({ organisation_id: organisation }));
  for (const secret of [old, now]) expect(stored).not.toContain(secret);
});

test('OUT-16 what is set up wrongly is refused with its setting, and a name is taken once', async () => {
  const refused = async (extra: Partial<NewSinkWish>) => {
    const answer = await setUpSink(doing(), wish(extra));
    return answer.type === 'invalid' ? answer.faults.join() : answer.type;
  };
  expect(await refused({ settings: { url: 'http://erp.example/hook' } })).toContain('https');
  expect(await refused({ settings: { url: 'https://a:b@erp.example' } })).toContain('https');
  expect(await refused({ kind: 'rabbitmq', address: 'http://broker', settings: {} })).toContain('amqp://');
  expect(await refused({ kind: 'file', settings: { path: 'here.ndjson' } })).toContain('whole path');
  expect(await refused({ id: 'log' })).toContain('taken');
  expect(await refused({ id: 'A b' })).toContain('small letters');
  expect(await refused({})).toBe('added');
  expect(await refused({})).toBe('taken');
});

test('OUT-16 a broker of the settings that is not there runs, says so, and keeps the others going', async () => {
  const running = run('amqp://guest:guest@127.0.0.1:1');
  await outbox.announce(randomUUID());
  await until(
    () => running.states().find(({ id }) => id === 'rabbitmq')?.problem ?? null,
    (problem) => problem?.includes('ECONNREFUSED') === true,
  );
  const ahead = async () =>
    (await backlogs(db, organisation)).map(({ sinkId, ahead: one }) => `${sinkId} ${one}`).join();
  await until(ahead, (all) => all === 'log 0,rabbitmq 1');
});
