import { randomUUID } from 'node:crypto';
import { instantFromMillis, plusSeconds } from 'shared/instant';
import { NOON, ORGANISATION, exampleId } from 'shared/testing/examples';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sink } from '../outbox/sink';
import { startRelay } from '../outbox/relay';
import { lastNumberBefore } from '../store/retention';
import { listRuns } from '../store/retention-runs';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import { silentLog } from '../log/open-log';
import { until } from '../testing/until';
import { keepingOf, planRetention, runRetention } from './retention';
import { retainHourly } from './worker';

const DAY = 86_400_000;
const settings = {
  retentionOutbox: 30 * DAY,
  retentionInbox: 90 * DAY,
  retentionSessions: 30 * DAY,
  retentionJobs: 30 * DAY,
};
let office: Office;
let at = NOON;
const clock = { now: () => at };
const retention = () => ({ db: office.db, organisation: ORGANISATION, clock, keeping: keepingOf(settings) });
const later = (days: number) => plusSeconds(NOON, days * 86_400);

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  at = NOON;
  for (const table of ['outbox', 'sink_progress', 'sink_parked', 'inbox', 'refresh_tokens', 'retention_runs'])
    await office.db(table).delete();
});

const checkout = (id = randomUUID()) =>
  office.own('RecordCheckout', id, {
    source: 'shop',
    basketId: 'b-1',
    contact: { fullName: 'Ada', email: 'ada@example.com' },
    total: { minor: 100, currency: 'EUR' },
  });

/** Relays until the sinks have had everything, and answers how often each was asked. */
async function relayTo(...sinks: readonly Sink[]) {
  const relay = startRelay({
    ...{ db: office.db, organisation: ORGANISATION, sinks, clock, random: Math.random, log: silentLog },
    settings: { pollMs: 10 },
  });
  const open = async () => {
    const { rows }: { rows: { open: number }[] } = await office.db.raw(
      `select count(*) as open from sink_progress p join outbox o on o.bucket = p.bucket
       where (o.feed_seq, o.n) > (p.feed_seq, p.n)`,
    );
    return rows[0]?.open ?? 0;
  };
  await until(
    async () => (await office.db('sink_progress')).length,
    (n) => n === 16 * sinks.length,
  );
  await until(open, (n) => n === 0);
  await relay.stop();
}

const sink = (id: string, deliver: Sink['deliver'] = () => Promise.resolve({ type: 'delivered' })): Sink => ({
  id,
  ordering: 'strict',
  atOnce: 1,
  deliver,
});
const rowsOf = async (plan: Awaited<ReturnType<typeof planRetention>>, item: string) =>
  plan.items.find((one) => one.item === item)?.rows;

test('RET-1 the preview counts what a run removes, and changes nothing', async () => {
  for (const _ of [1, 2, 3]) await checkout();
  await relayTo(sink('a'));
  const before = (await office.db('outbox')).length;
  expect(before).toBeGreaterThan(3);
  expect(await rowsOf(await planRetention(retention()), 'outbox')).toBe(0);
  at = later(31);
  const plan = await planRetention(retention());
  expect(await rowsOf(plan, 'outbox')).toBe(before);
  expect(await office.db('outbox')).toHaveLength(before);
  expect(await runRetention(retention(), { by: 'command-line' })).toEqual({ outbox: before });
  expect(await office.db('outbox')).toHaveLength(0);
});

test('RET-2 an announcement stays until every sink has it, while it is set aside, and while there is no sink', async () => {
  await checkout();
  at = later(400);
  expect(await runRetention(retention(), { by: 'worker' })).toEqual({});
  await relayTo(sink('quick'));
  await relayTo(
    sink('quick'),
    sink('parks', () => Promise.resolve({ type: 'park', reason: 'no' })),
  );
  const aside = await office.db('sink_parked');
  expect(aside.length).toBeGreaterThan(0);
  await runRetention(retention(), { by: 'worker' });
  expect(await office.db('outbox')).toHaveLength(aside.length);
  await office.db('sink_progress').where({ sink_id: 'parks' }).update({ feed_seq: 0, n: -1 });
  await office.db('sink_parked').delete();
  expect(await runRetention(retention(), { by: 'worker' })).toEqual({});
});

test('RET-3 receipts, events and the keys of the inbox are never removed', async () => {
  await checkout();
  await office.db('inbox').insert(
    ['applied', 'ignored', 'skipped', 'held', 'parked'].map((outcome) => ({
      ...{ organisation_id: ORGANISATION, source: 'shop', message_id: outcome, received_at: NOON, outcome },
      message: JSON.stringify({ text: 'Ada', currency: 'EUR' }),
    })),
  );
  await relayTo(sink('a'));
  const counts = () =>
    Promise.all(['receipts', 'events', 'inbox'].map(async (table) => (await office.db(table)).length));
  const before = await counts();
  at = later(4_000);
  expect(await runRetention(retention(), { by: 'worker' })).toMatchObject({ inbox: 3 });
  expect(await counts()).toEqual(before);
  const kept = await office.db('inbox').whereNotNull('message').orderBy('outcome').select('outcome');
  expect(kept.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['held', 'parked']);
});

test('RET-4 sessions go some time after they expired and not before, because a copied token still proves itself', async () => {
  const token = (expires: number) => ({
    ...{ organisation_id: ORGANISATION, id: randomUUID(), family: randomUUID(), person_id: exampleId(1) },
    ...{ device_id: exampleId(2), token_hash: Buffer.alloc(1), issued_at: NOON, expires_at: later(expires) },
  });
  await office.db('refresh_tokens').insert([token(1), token(20), token(60)]);
  at = later(40);
  expect(await runRetention(retention(), { by: 'worker' })).toEqual({ sessions: 1 });
  expect(await office.db('refresh_tokens')).toHaveLength(2);
  const never = { ...retention(), keeping: keepingOf({ ...settings, retentionSessions: null }) };
  at = later(4_000);
  expect(await runRetention(never, { by: 'worker' })).toEqual({});
});

test('RET-4 what a finished job left behind goes as a whole; one that is under way stays', async () => {
  const job = (status: string) => ({
    ...{ organisation_id: ORGANISATION, id: randomUUID(), kind: 'import-orders', request: '{}', status },
    ...{ correlation_id: 'c', created_at: NOON, finished_at: status === 'running' ? null : NOON },
  });
  const jobs = ['done', 'failed', 'running'].map(job);
  await office.db('jobs').insert(jobs);
  await office
    .db('job_files')
    .insert(jobs.map(({ id }) => ({ organisation_id: ORGANISATION, job_id: id, n: 0, bytes: Buffer.alloc(3) })));
  at = later(20);
  expect(await runRetention(retention(), { by: 'worker' })).toEqual({});
  at = later(40);
  expect(await runRetention(retention(), { by: 'worker' })).toEqual({ jobs: 2 });
  for (const table of ['jobs', 'job_files']) expect(await office.db(table)).toHaveLength(1);
});

test('RET-5 every run that removed something is written down, with who asked and how much', async () => {
  await office.db('refresh_tokens').insert({
    ...{ organisation_id: ORGANISATION, id: randomUUID(), family: randomUUID(), person_id: exampleId(1) },
    ...{ device_id: exampleId(2), token_hash: Buffer.alloc(1), issued_at: NOON, expires_at: NOON },
  });
  at = later(40);
  await runRetention(retention(), { by: 'administrator', personId: office.admin.person });
  expect(await listRuns(office.db, ORGANISATION, 5)).toMatchObject([
    {
      startedBy: 'administrator',
      personId: office.admin.person,
      startedAt: at,
      finishedAt: at,
      removed: { sessions: 1 },
    },
  ]);
});

test('RET-6 any number of servers run it once an hour between them', async () => {
  const worker = { ...retention(), log: silentLog };
  const hourly = () => Promise.all([1, 2, 3, 4].map(() => retainHourly(worker)));
  expect((await hourly()).filter(Boolean)).toHaveLength(1);
  at = plusSeconds(NOON, 3_599);
  expect((await hourly()).filter(Boolean)).toHaveLength(0);
  at = plusSeconds(NOON, 3_601);
  expect((await hourly()).filter(Boolean)).toHaveLength(1);
  expect(await listRuns(office.db, ORGANISATION, 5)).toHaveLength(1); // the first had nothing to say
});

test('RET-1 the feed number of a moment is found wherever it lies', async () => {
  const rows: { seq: number; at: string }[] = await office
    .db('receipts')
    .orderBy('feed_seq')
    .select({ seq: 'feed_seq', at: 'recorded_at' });
  for (const [position, { seq }] of rows.entries()) {
    const moment = instantFromMillis(Date.UTC(2020, 0, 1) + position * 1_000);
    await office.db('receipts').where({ feed_seq: seq }).update({ recorded_at: moment });
  }
  for (const [position] of rows.entries()) {
    const moment = instantFromMillis(Date.UTC(2020, 0, 1) + position * 1_000);
    expect(await lastNumberBefore(office.db, ORGANISATION, moment)).toBe(rows[position - 1]?.seq ?? 0);
  }
  expect(await lastNumberBefore(office.db, ORGANISATION, NOON)).toBe(rows.at(-1)?.seq);
});
