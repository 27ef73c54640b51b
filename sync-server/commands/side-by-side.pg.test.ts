import { randomUUID } from 'node:crypto';
import { settingsIdOf } from 'shared/ids';
import { CLERK, ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockStatement } from '../store/locks';
import { inTransaction } from '../store/transaction';
import type { Device, Office, Sent } from '../testing/office';
import { openOffice } from '../testing/office';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const place = (device: Device, subject: string = randomUUID()) => device.make('PlaceOrder', subject, orderPayload());
const note = (device: Device, subject: string) => device.make('AddNote', subject, { noteId: randomUUID(), text: 'n' });

test('SYN-2 one command pushed from many sides at once has one receipt, and everybody hears the same answer', async () => {
  const { clerk } = office;
  const commands = Array.from({ length: 10 }, () => place(clerk));
  const withdrawn = clerk.make('Withdrawn', randomUUID(), {});
  const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.push(...commands, withdrawn)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const ids = [...commands, withdrawn].map(({ id }) => id);
  expect(await office.db('receipts').whereIn('command_id', ids)).toHaveLength(11);
  expect(await office.db('events').whereIn('command_id', ids)).toHaveLength(10);
});

test('SYN-2 commands that lock nothing meet in the table of receipts, and nobody hears of it', async () => {
  const { clerk } = office;
  for (let round = 0; round < 5; round += 1) {
    const withdrawn = Array.from({ length: 5 }, () => clerk.make('Withdrawn', randomUUID(), {}));
    const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.push(...withdrawn)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.map(({ status }) => status)).toEqual(Array(5).fill('accepted'));
  }
});

test('SYN-2 two batches that name the same aggregates in opposite order do not block each other for ever', async () => {
  const devices = Array.from({ length: 6 }, () => office.deviceOf(CLERK));
  const [one, other] = [place(office.clerk), place(office.clerk)];
  await office.clerk.push(one, other);
  for (let round = 0; round < 10; round += 1) {
    const pushed = devices.map((device, n) => {
      const subjects = n % 2 === 0 ? [one.subject, other.subject] : [other.subject, one.subject];
      return device.push(...subjects.map((subject) => note(device, subject)));
    });
    for (const results of await Promise.all(pushed))
      expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  }
  const versions = await office.db('orders').whereIn('id', [one.subject, other.subject]).pluck('version');
  expect(versions).toEqual([61, 61]);
});

/** Held until `done` resolves. */
async function holding(statement: string, done: Promise<void>): Promise<void> {
  await inTransaction(office.db, () => done, statement);
}

test('SYN-2 what is only consulted is shared: batches that read the settings do not wait for each other, a change of them waits', async () => {
  const { clerk, admin } = office;
  const placed = place(clerk);
  await clerk.push(placed);
  const settings = `settings:${settingsIdOf(ORGANISATION)}`;
  let release: () => void = () => undefined;
  const held = holding(lockStatement(ORGANISATION, [], [settings]), new Promise((done) => (release = done)));
  expect(await clerk.push(clerk.make('CompleteOrder', placed.subject, {}))).toMatchObject([{ status: 'accepted' }]);
  let changed = false;
  const change = admin
    .push(admin.make('ChangeSettings', settingsIdOf(ORGANISATION), { workingSetDays: 20 }))
    .then((results) => {
      changed = true;
      return results;
    });
  expect(await clerk.push(place(clerk))).toMatchObject([{ status: 'accepted' }]);
  expect(changed).toBe(false);
  release();
  await held;
  expect(await change).toMatchObject([{ status: 'accepted' }]);
});

test('SYN-2 whatever connection is cut whenever, every command ends with one answer and its events once', async () => {
  const devices = Array.from({ length: 4 }, () => office.deviceOf(CLERK));
  const sent: Sent[] = [];
  let working = true;
  const butcher = (async () => {
    while (working) {
      await office.db.raw(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and xact_start is not null and random() < 0.5`,
      );
    }
  })();
  const settle = async (device: Device, commands: readonly Sent[]) => {
    for (;;) {
      const results = await device.push(...commands);
      if (results.every(({ status }) => status === 'accepted')) return results;
    }
  };
  await Promise.all(
    devices.map(async (device) => {
      for (let round = 0; round < 15; round += 1) {
        const commands = Array.from({ length: 5 }, () => place(device));
        sent.push(...commands);
        await settle(device, commands);
      }
    }),
  );
  working = false;
  await butcher;
  const ids = sent.map(({ id }) => id);
  expect(await office.db('receipts').whereIn('command_id', ids)).toHaveLength(300);
  expect(await office.db('events').whereIn('command_id', ids)).toHaveLength(300);
  const numbers: number[] = await office.db('receipts').orderBy('feed_seq').pluck('feed_seq');
  expect(numbers).toEqual(numbers.map((_, position) => position + 1));
});
