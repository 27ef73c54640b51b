import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { organisationId } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { onSnapshot, rowsOf, tablesOf } from '../store/backup';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { shopOf } from '../testing/shop';
import { createBackup } from './create';
import { restoreBackup } from './restore';
import { verifyBackup } from './verify';

const now = instantFromMillis(Date.UTC(2026, 4, 1));
const opened: { readonly fresh: FreshDatabase; readonly db: Database }[] = [];
let db: Database;
let organisation: OrganisationId;
let folder: string;

async function newDatabase(): Promise<Database> {
  const fresh = await freshDatabase();
  opened.push({ fresh, db: openDatabase(fresh.url) });
  return opened[opened.length - 1]?.db ?? openDatabase(fresh.url);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-backup-test-'));
});
beforeEach(async () => {
  db = await newDatabase();
  organisation = await organisationOf(db);
});
afterEach(async () => {
  for (const one of opened.splice(0)) {
    await one.db.destroy();
    await one.fresh.drop();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name = `${randomUUID()}.ndjson`) => join(folder, name);
const organisationOf = async (of: Database) => organisationId((await of('feed').first()).organisation_id);

/** Orders, held and parked messages, deadlines, a device, a password and a session; awkward text among them. */
async function fill(): Promise<void> {
  const shop = shopOf(db, organisation);
  const said = {
    basketId: 'b\u2028"\\',
    fullName: 'Zoë 🚚\n',
    email: 'zoë@example.com',
    totalMoney: '90071992547409.91',
  };
  for (let count = 0; count < 20; count += 1) {
    const orderId = randomUUID();
    await shop.send('UserCheckedOut', { ...said, orderId });
    if (count % 2 === 0) await shop.send('OrderStatusChangedToComplete', { ...said, orderId });
  }
  await shop.send('BasketDeletedComplete', { ...said, orderId: randomUUID() });
  await shop.sendText('{"broken": ');
  await shop.changeSettings({ organisationName: 'Ærø Tømmer' });
  const [device, person] = [randomUUID(), randomUUID()];
  const at = now;
  await db('devices').insert({
    organisation_id: organisation,
    id: device,
    code: 'W1',
    person_id: person,
    name: 'till',
    registered_at: at,
  });
  await db('credentials').insert({
    organisation_id: organisation,
    person_id: person,
    sign_in_name: 'ada',
    password: 'x',
    changed_at: at,
  });
  const session = {
    organisation_id: organisation,
    id: randomUUID(),
    family: randomUUID(),
    person_id: person,
    device_id: device,
  };
  await db('refresh_tokens').insert({ ...session, token_hash: Buffer.from('secret'), issued_at: at, expires_at: at });
}

/** All there is, but the feed's epoch. */
async function contentOf(of: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  return onSnapshot(of, async (tx) => {
    const content: Record<string, string[]> = {};
    for (const table of await tablesOf(tx)) {
      const rows: string[] = [];
      for await (const row of rowsOf(tx, table, organisation)) rows.push(row.replace(/"epoch":"[^"]*"/, ''));
      content[table.name] = rows;
    }
    return content;
  });
}

test.each(['.ndjson', '.ndjson.gz'])(
  'BAK-1 a backup restored into an empty database is the same, with a new epoch (%s)',
  async (ending) => {
    await fill();
    const file = path(`${randomUUID()}${ending}`);
    const header = await createBackup(db, { organisation, path: file, now });
    const empty = await newDatabase();
    const restored = await restoreBackup(empty, { path: file });
    expect(await contentOf(empty)).toEqual(await contentOf(db));
    const [before, after] = [await db('feed').first(), await empty('feed').first()];
    expect(after.epoch).not.toBe(before.epoch);
    expect(after).toMatchObject({
      epoch: restored.newEpoch,
      organisation_id: organisation,
      seq: before.seq,
      backed_up_to: header.head,
    });
    expect(header.tables.find(({ name }) => name === 'orders')?.rows).toBe(20);
  },
);

test('BAK-1 life goes on after a restore: messages repeat, deadlines pass, histories continue', async () => {
  const shop = shopOf(db, organisation);
  const said = { orderId: randomUUID(), basketId: 'b', fullName: 'Ada', email: 'ada@example.com', totalMoney: '1' };
  await shop.send('UserCheckedOut', { ...said, id: 'one' });
  const [first, second] = [path(), path()];
  await createBackup(db, { organisation, path: first, now });
  const empty = await newDatabase();
  await restoreBackup(empty, { path: first });
  const again = shopOf(empty, organisation);
  expect(await again.send('UserCheckedOut', { ...said, id: 'one' })).toMatchObject({
    outcome: 'ignored',
    reason: 'repeat',
  });
  await again.pass(1_800);
  await again.send('OrderStatusChangedToComplete', said);
  expect(await again.order(said.orderId)).toMatchObject({ status: 'completed', attempts: 1 });
  await createBackup(empty, { organisation, path: second, now });
  expect(await verifyBackup(second)).toMatchObject({ head: 3 });
});

test('BAK-2 sessions and invitations are in no backup, and none is left after a restore', async () => {
  await fill();
  const file = path();
  await createBackup(db, { organisation, path: file, now });
  expect(readFileSync(file, 'utf8')).not.toContain('refresh_tokens');
  await restoreBackup(db, { path: file, replace: true });
  expect(await db('refresh_tokens').select()).toEqual([]);
  expect(await db('credentials').select()).toHaveLength(1);
});

test('BAK-2 the file is its owner’s alone, and nothing half-written stays', async () => {
  const file = path();
  await createBackup(db, { organisation, path: file, now });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
});

test('BAK-3 desktops may forget only once the backup is whole on disk', async () => {
  await fill();
  const { seq } = await db('feed').first();
  await expect(
    createBackup(db, { organisation, path: join(folder, 'no', 'such', 'folder'), now }),
  ).rejects.toMatchObject({ code: 'not-writable' });
  expect((await db('feed').first()).backed_up_to).toBe(0);
  await createBackup(db, { organisation, path: path(), now });
  expect((await db('feed').first()).backed_up_to).toBe(seq);
});

test('BAK-3 a backup is one moment, although orders go on coming in', async () => {
  await fill();
  const shop = shopOf(db, organisation);
  const send = () => shop.send('UserCheckedOut', { orderId: randomUUID(), basketId: 'b', totalMoney: 1 });
  let busy = true;
  const traffic = (async () => {
    while (busy) await send();
  })();
  const files = [path(), path(), path()];
  for (const file of files) await createBackup(db, { organisation, path: file, now });
  busy = false;
  await traffic;
  for (const file of files) {
    const { head } = await verifyBackup(file);
    const rows = readFileSync(file, 'utf8').split('\n');
    const numbers = rows
      .filter((row) => row.startsWith('{"table":"receipts"'))
      .map((row) => Number(/"feed_seq":(\d+)/.exec(row)?.[1]));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: head }, (_, position) => position + 1));
  }
});

test('BAK-4 a file that is there, and a database that holds something, are replaced only on demand', async () => {
  await fill();
  const file = path();
  await createBackup(db, { organisation, path: file, now });
  await expect(createBackup(db, { organisation, path: file, now })).rejects.toMatchObject({ code: 'exists' });
  await createBackup(db, { organisation, path: file, now, replace: true });
  await expect(restoreBackup(db, { path: file })).rejects.toMatchObject({ code: 'not-empty' });
  const before = await contentOf(db);
  await shopOf(db, organisation).send('UserCheckedOut', { orderId: randomUUID(), basketId: 'b', totalMoney: 1 });
  await restoreBackup(db, { path: file, replace: true });
  expect(await contentOf(db)).toEqual(before);
});

test('BAK-5 a truncated or altered file is refused with a sentence, and nothing is changed', async () => {
  await fill();
  const file = path();
  await createBackup(db, { organisation, path: file, now });
  const whole = readFileSync(file, 'utf8');
  const lines = whole.split('\n');
  const event = lines.findIndex((line) => line.startsWith('{"table":"events"'));
  const broken: readonly (readonly [string, string | Buffer])[] = [
    ['empty', ''],
    ['not ours', 'id,name\n1,Ada\n'],
    ['cut in the middle', whole.slice(0, whole.length / 2)],
    ['cut before its end', lines.slice(0, -2).join('\n')],
    ['one row less', lines.filter((_, position) => position !== event).join('\n')],
    ['two rows swapped', swapped(lines, event).join('\n')],
    ['one digit changed', whole.replace('9007199254740991', '9007199254740992')],
    ['a password changed', whole.replace('"password":"x"', '"password":"y"')],
    ['something after its end', `${whole}{}\n`],
    ['compressed and cut', gzipSync(whole).subarray(0, 3_000)],
  ];
  const before = await contentOf(db);
  for (const [name, content] of broken) {
    const altered = path();
    writeFileSync(altered, content);
    await expect(restoreBackup(db, { path: altered, replace: true }), name).rejects.toMatchObject({ code: 'damaged' });
    await expect(verifyBackup(altered), name).rejects.toMatchObject({ code: 'damaged' });
  }
  expect(await contentOf(db)).toEqual(before);
});

test('BAK-5 a forged history is found although the checksum was made to fit', async () => {
  await fill();
  const file = path();
  await createBackup(db, { organisation, path: file, now });
  const { createHash } = await import('node:crypto');
  const forge = (from: RegExp, to: string) => {
    const body = readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -2)
      .map((line) => (line.startsWith('{"table":"events"') ? line.replace(from, to) : line));
    const text = `${body.join('\n')}\n`;
    const trailer = JSON.stringify({ rows: body.length - 1, sha256: createHash('sha256').update(text).digest('hex') });
    const forged = path();
    writeFileSync(forged, `${text}${trailer}\n`);
    return forged;
  };
  await verifyBackup(forge(/nothing like this/, ''));
  await expect(verifyBackup(forge(/"gross": ?9007199254740991/, '"gross": 1'))).rejects.toThrow(
    /history of order .* was altered/,
  );
  await expect(verifyBackup(forge(/zoë@example.com/, 'eve@example.com'))).rejects.toThrow(/was altered/);
});

test('BAK-5 a backup of a newer Waybill, and a file that is not there, say so', async () => {
  const file = path();
  await createBackup(db, { organisation, path: file, now });
  const text = readFileSync(file, 'utf8');
  const newer = path();
  writeFileSync(newer, text.replace('"version":1', '"version":2'));
  await expect(restoreBackup(db, { path: newer })).rejects.toMatchObject({ code: 'newer' });
  await expect(restoreBackup(db, { path: path() })).rejects.toMatchObject({ code: 'not-found' });
  await expect(restoreBackup(db, { path: folder })).rejects.toMatchObject({ code: 'not-readable' });
});

test('BAK-2 a compressed backup says the same as a plain one', async () => {
  await fill();
  const [plain, compressed] = [path(), path(`${randomUUID()}.gz`)];
  await createBackup(db, { organisation, path: plain, now });
  await createBackup(db, { organisation, path: compressed, now });
  expect(gunzipSync(readFileSync(compressed)).toString('utf8')).toBe(readFileSync(plain, 'utf8'));
});

function swapped(lines: readonly string[], at: number): readonly string[] {
  const [first, second] = [lines[at] ?? '', lines[at + 1] ?? ''];
  return [...lines.slice(0, at), second, first, ...lines.slice(at + 2)];
}
