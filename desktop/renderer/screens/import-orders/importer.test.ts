import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLERK, NOON, ORGANISATION, exampleId } from 'shared/testing/examples';
import { commandId } from 'shared/ids';
import { actorOnAll } from '../../commands/act';
import { withdrawAll } from '../../commands/withdraw';
import type { LocalDatabase } from '../../local/database';
import { openDatabase } from '../../local/database';
import { accepted, rejected, sent } from '../../local/outbox';
import { rxdbStore } from '../../local/rxdb-store';
import type { LocalStore } from '../../local/store';
import { desked, viewOf } from '../../testing/acting';
import { intlIn, sayIn } from '../language/say-in';
import { sentencesOf } from '../outcome-sentence';
import type { Importer, Office } from './importer';
import { importer } from './importer';
import type { FileReading } from './open-reader';
import { openReader } from './open-reader';
import type { Told } from './read-worker';
import type { Request } from './reader';
import { fileReader } from './reader';
import { judgedOf, progressOf, summaryFor, tallyOf } from './results';
import { errorsOf } from './shown-rows';
import type { Wizard } from './wizard';

let database: LocalDatabase;
let store: LocalStore;
let opened = 0;
let ids = 0;
/** Passes so that every slice is shown. */
let clock = 0;
const readers: FileReading[] = [];
const say = sayIn('en');

beforeEach(async () => {
  const storage = getRxStorageMemory();
  database = await openDatabase({ name: `importer${++opened}`, storage, multiInstance: false });
  store = rxdbStore(database);
});
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await database.close();
});

/** The reader over a real message channel, as the worker has it; what crosses is copied. */
function startReader(): FileReading {
  const { port1, port2 } = new MessageChannel();
  const text = {
    pack: async (bytes: Uint8Array) => String.fromCharCode(...bytes),
    unpack: async (packed: string) => bytesOf(packed),
  };
  const handle = fileReader(text);
  port2.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly request: Request }>) => {
    void handle(data.request, (answer) => {
      port2.postMessage({ id: data.id, answer } satisfies Told);
    });
  };
  const reader = openReader({
    postMessage: (message) => {
      port1.postMessage(message);
    },
    listen: (told) => {
      port1.onmessage = ({ data }: MessageEvent<Told>) => {
        told(data);
      };
    },
    terminate: () => {
      port1.close();
    },
  });
  readers.push(reader);
  return reader;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A window of the desktop; one that was killed never breathes again. */
function window(change: Partial<Office> = {}) {
  const desk = desked(store);
  const acting = { ...desk.acting, newId: () => commandId(exampleId(100_000 + ++ids)) };
  let alive = true;
  const office: Office = {
    ...{ database, organisation: ORGANISATION, now: () => NOON, startReader, millis: () => (clock += 300) },
    actAll: actorOnAll(acting),
    withdrawAll: (of) => withdrawAll(acting, of),
    alone: (work) => work(),
    breathe: () => new Promise((go) => (alive ? setImmediate(go) : undefined)),
    ...change,
  };
  return { importer: importer(office), kill: () => (alive = false) };
}

const csv = (from: number, to: number, price = '2.50') =>
  ['order,date,sku,quantity,unit_price,currency,customer']
    .concat(
      Array.from(
        { length: to - from },
        (_, n) => `F-${from + n},2024-01-31 10:00,A-${n},${n % 7 === 6 ? -1 : 2},${price},EUR,Ada`,
      ),
    )
    .join('\n');

async function checked(one: Importer, text: string): Promise<void> {
  await one.take({ name: 'orders.csv', size: text.length }, Promise.resolve(bytesOf(text)));
  await one.check();
}

/** Resolves once the wizard is where it is waited for. */
function reached(one: Importer, holds: (wizard: Wizard) => boolean): Promise<Wizard> {
  return new Promise((resolve) => {
    const look = () => {
      if (holds(one.get())) resolve(one.get());
    };
    one.subscribe(look);
    look();
  });
}
const report = async (one: Importer) => {
  const wizard = await reached(one, ({ step }) => step === 'report');
  if (wizard.step !== 'report') throw new Error('unreachable');
  return wizard;
};
const hasPlaced = (wizard: Wizard) => wizard.step === 'import' && wizard.results.size > 0;
const orderIds = (wizard: Wizard) =>
  'entries' in wizard
    ? wizard.entries.flatMap(({ order: { verdict } }) =>
        verdict.type === 'rejected' ? [] : [verdict.placement.orderId],
      )
    : [];

test('WIZ-4, WIZ-5 a dry run writes nothing and adds up; the import places at the file’s own time; again it changes nothing', async () => {
  const { importer: one } = window();
  const text = `${csv(0, 50)}\n,2024-01-31,A,1,1,EUR,nobody\nF-99,2024-01-31,A,0,1,EUR,zero`;
  await checked(one, text);
  const dry = one.get();
  if (dry.step !== 'dry-run') throw new Error(dry.step);
  expect(tallyOf(dry.entries)).toEqual({ new: 50, changed: 0, unchanged: 0, rejected: 2 });
  expect(await store.highestSeq()).toBe(0);
  await one.begin();
  const done = await report(one);
  const summary = summaryFor(done.entries, done.results);
  expect(summary).toMatchObject({
    rows: 52,
    rowsImported: 50,
    rowsRejected: 2,
    rowsAlreadyPresent: 0,
    sales: 43,
    credits: 7,
  });
  const rows = await store.unsettled();
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  expect(new Set(rows.map(({ occurredAt }) => occurredAt))).toEqual(new Set(['2024-01-31T10:00:00.000Z']));
  await one.again();
  await checked(one, csv(0, 50));
  const again = one.get();
  if (again.step !== 'dry-run') throw new Error(again.step);
  expect(tallyOf(again.entries)).toEqual({ new: 0, changed: 0, unchanged: 50, rejected: 0 });
  await checked(one, csv(0, 50, '9.99'));
  const other = one.get();
  if (other.step !== 'dry-run') throw new Error(other.step);
  expect(tallyOf(other.entries)).toEqual({ new: 0, changed: 50, unchanged: 0, rejected: 0 });
});

test('WIZ-5 pausing keeps what is placed and places no more; cancelling keeps it and lists the rest with its reason', async () => {
  const { importer: one } = window();
  await checked(one, csv(0, 100));
  const running = one.begin();
  await reached(one, hasPlaced);
  one.pause();
  const kept = await store.highestSeq();
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(100);
  one.cancel();
  await running;
  const done = await report(one);
  expect(done.ended).toBe('cancelled');
  expect(await store.highestSeq()).toBe(kept);
  expect(progressOf(done, 0, 0)).toMatchObject({ of: 100, imported: kept });
  expect(judgedOf(done.entries, done.results).filter(({ outcome }) => outcome.type === 'imported')).toHaveLength(kept);
  const left = errorsOf(done, say);
  expect(left).toHaveLength(100 - kept);
  const rest = await one.rejectedRows(left);
  await one.again();
  await checked(one, rest.replaceAll('\r\n', '\n'));
  await one.begin();
  await report(one);
  expect(await store.highestSeq()).toBe(100);
});

test('WIZ-6 a window that dies in the middle is followed by one that goes on, and nothing is placed twice', async () => {
  const first = window();
  await checked(first.importer, csv(0, 100));
  void first.importer.begin();
  await reached(first.importer, hasPlaced);
  first.kill();
  await new Promise(setImmediate);
  const { importer: next } = window();
  await next.resume('running');
  const done = await report(next);
  expect(progressOf(done, 0, 0)).toMatchObject({ of: 100, imported: 100 });
  expect((await store.unsettled()).map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  expect(new Set((await store.unsettled()).map(({ subject }) => subject)).size).toBe(100);
  const { importer: later } = window();
  await later.resume('running');
  expect(later.get().step).toBe('file');
  await later.resume('any');
  expect(progressOf(await report(later), 0, 0)).toMatchObject({ imported: 100 });
});

test('WIZ-6 what was paused stays so over a reload, until somebody goes on', async () => {
  const first = window();
  await checked(first.importer, csv(0, 60));
  void first.importer.begin();
  await reached(first.importer, hasPlaced);
  first.importer.pause();
  await reached(
    first.importer,
    (wizard) => wizard.step === 'import' && wizard.pace === 'paused' && wizard.results.size > 0,
  );
  const kept = await store.highestSeq();
  await expect
    .poll(async () => JSON.stringify((await database.drafts.findOne('import').exec())?.toJSON()))
    .toContain('paused');
  first.kill();
  const { importer: next } = window();
  void next.resume('running');
  await reached(next, (wizard) => wizard.step === 'import' && wizard.pace === 'paused');
  expect(await store.highestSeq()).toBe(kept);
  await next.goOn();
  await report(next);
  expect(await store.highestSeq()).toBe(60);
});

test('WIZ-5 a disk that is full pauses the import and says so; once there is room it goes on', async () => {
  const desk = desked(store);
  let full = true;
  const actAll = actorOnAll({ ...desk.acting, newId: () => commandId(exampleId(500_000 + ++ids)) });
  const { importer: one } = window({
    actAll: (intents) => (full ? Promise.reject(new Error('no room')) : actAll(intents)),
  });
  await checked(one, csv(0, 30));
  void one.begin();
  await reached(one, (wizard) => wizard.step === 'import' && wizard.trouble === 'no room');
  full = false;
  await one.goOn();
  await report(one);
  expect(await store.highestSeq()).toBe(30);
});

test('WIZ-3 how a file was read is remembered for the next with the same header, for this person', async () => {
  const { importer: one } = window();
  const text = 'order,date,sku,quantity,unit_price\n1,03/04/2024,A,1,2';
  await one.take({ name: 'a.csv', size: 9 }, Promise.resolve(bytesOf(text)));
  const first = one.get();
  if (first.step !== 'columns') throw new Error(first.step);
  expect(first.remembered).toBe(false);
  await one.choose({ ...first.inspection.choice, dates: 'm/d/y' });
  await one.check();
  const { importer: other } = window();
  await other.take({ name: 'b.csv', size: 9 }, Promise.resolve(bytesOf(text)));
  expect(other.get()).toMatchObject({ step: 'columns', remembered: true, inspection: { choice: { dates: 'm/d/y' } } });
  await other.take({ name: 'c.csv', size: 9 }, Promise.resolve(bytesOf(text.replace('sku', 'sku,colour'))));
  expect(other.get()).toMatchObject({ step: 'columns', remembered: false });
});

test('WIZ-11 what the server has answered is told apart from what only this device has', async () => {
  const { importer: one } = window();
  await checked(one, csv(0, 10));
  await one.begin();
  await report(one);
  const rows = await store.unsettled();
  const [first, second, third] = rows.map(({ id }) => id);
  if (!first || !second || !third) throw new Error('nothing placed');
  await store.changeRows([first, second], accepted({ versions: {}, feedSeq: 1 }));
  await store.changeRows([third], rejected({ code: 'order-exists', params: {}, feedSeq: 2 }, NOON));
  await one.lookAtFates();
  const done = await report(one);
  expect(done.fates).toMatchObject({ open: 7, refused: [3], firstOpen: 4, looked: 10, upTo: 10 });
  expect(progressOf(done, 0, 0)).toMatchObject({ imported: 10, onServer: 2 });
});

test('WIZ-12 undo withdraws what was not sent, cancels what was, and keeps what can no longer be cancelled', async () => {
  const { importer: one } = window();
  await checked(one, csv(0, 5));
  await one.begin();
  const done = await report(one);
  const [first, second] = await store.unsettled();
  if (!first || !second) throw new Error('nothing placed');
  await store.changeRows([first.id, second.id], sent(NOON));
  const [order] = orderIds(done);
  if (order === undefined) throw new Error('no order');
  await actorOnAll(desked(store).acting)([{ type: 'CompleteOrder', subject: order, payload: {} }]);
  await one.undo({ reason: 'undone', whyNot: sentencesOf(intlIn('en'), 'UTC').notDone });
  const undone = await report(one);
  const kinds = [...(undone.undo?.undone ?? [])].sort(([a], [b]) => a - b).map(([, { type }]) => type);
  expect(kinds).toEqual(['kept', 'cancelled', 'withdrawn', 'withdrawn', 'withdrawn']);
  expect(undone.undo?.undone.get(0)).toMatchObject({ why: expect.stringMatching(/\w+ \w+/) });
  const [, cancelled, withdrawn] = orderIds(done);
  expect(await viewOf(store, 'order', cancelled ?? '')).toMatchObject({
    state: { status: 'cancelled', reason: 'undone' },
  });
  expect(await viewOf(store, 'order', withdrawn ?? '')).toBeUndefined();
  expect((await store.unsettled()).every(({ author }) => author === CLERK)).toBe(true);
});
