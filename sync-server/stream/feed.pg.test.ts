import { randomUUID } from 'node:crypto';
import { keyOf } from 'shared/aggregate';
import type { FeedDocument } from 'shared/contract/documents';
import { CLERK, MANAGER, NOON, ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device, Office } from '../testing/office';
import { openOffice } from '../testing/office';
import type { Pulled } from './pull';
import { readFeed } from '../store/feed';
import { pullPage } from './pull';
import { readsOf } from './reads';
import type { Viewer } from './scope';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const viewer = (): Viewer => ({
  organisation: ORGANISATION,
  personId: MANAGER,
  roles: ['manager'],
  deviceId: office.manager.id,
});

function pageOf(pulled: Pulled) {
  if (pulled.status !== 'page') throw new Error(pulled.status);
  return pulled.page;
}

/** Follows the feed until told to stop and at its head; keeps the last of each aggregate, as a device does. */
async function follow(isDone: () => boolean, limit: number) {
  const held = new Map<string, FeedDocument>();
  let cursor = 0;
  for (;;) {
    const last = isDone();
    const page = pageOf(
      await pullPage(readsOf(office.db, ORGANISATION), viewer(), {
        cursor,
        epoch: null,
        limit,
        now: NOON,
        freshUpTo: 0,
        feed: await readFeed(office.db, ORGANISATION),
      }),
    );
    expect(page.cursor).toBeGreaterThanOrEqual(cursor);
    for (const document of page.documents) {
      expect(document.seq).toBeGreaterThan(cursor);
      expect(document.seq).toBeLessThanOrEqual(page.cursor);
      held.set(keyOf(document), document);
    }
    ({ cursor } = page);
    if (last && !page.more) return { held, cursor };
  }
}

async function write(device: Device, orders: readonly string[], rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const placed = device.make('PlaceOrder', randomUUID(), orderPayload());
    const notes = orders.map((subject) => device.make('AddNote', subject, { noteId: randomUUID(), text: 'n' }));
    const results = await device.push(placed, ...notes, device.make('CompleteOrder', randomUUID(), {}));
    if (results.some(({ status }) => status === 'retry')) throw new Error('a writer was sent away');
  }
}

/** Numbers are drawn, and then the commit takes its time: where a cursor by serial or by clock loses rows. */
async function slowCommits(): Promise<void> {
  await office.db.raw(`
    create function linger() returns trigger language plpgsql as
      $$ begin if random() < 0.1 then perform pg_sleep(0.03); end if; return null; end $$;
    create constraint trigger linger after insert on receipts deferrable initially deferred
      for each row execute function linger()`);
}

test('SYN-5 a cursor that follows 16 writers sees every last state, slow transactions included, and numbers have no gap', async () => {
  const shared = Array.from({ length: 3 }, () => office.clerk.make('PlaceOrder', randomUUID(), orderPayload()));
  await office.clerk.push(...shared);
  const devices = Array.from({ length: 16 }, () => office.deviceOf(CLERK));
  let writing = true;
  await slowCommits();
  const readers = [follow(() => !writing, 7), follow(() => !writing, 500)];
  const subjects = shared.map(({ subject }) => subject);
  await Promise.all(devices.map((device) => write(device, subjects, 6)));
  writing = false;
  const { seq: head } = await office.db('feed').first();
  const rows = await office.db('orders').select('id', 'version', 'state', 'history', 'feed_seq as seq');
  expect(rows).toHaveLength(3 + 16 * 6);
  for (const { held, cursor } of await Promise.all(readers)) {
    expect(cursor).toBe(head);
    const orders = [...held.values()].filter(({ type }) => type === 'order');
    expect(orders).toHaveLength(rows.length);
    for (const row of rows) expect(held.get(`order:${row.id}`)).toEqual({ type: 'order', ...row });
  }
  const numbers: number[] = await office.db('receipts').orderBy('feed_seq').pluck('feed_seq');
  expect(numbers).toEqual(Array.from({ length: head }, (_, position) => position + 1));
  expect(await office.db('events').whereNotIn('feed_seq', numbers)).toEqual([]);
});
