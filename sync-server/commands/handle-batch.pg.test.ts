import { randomUUID } from 'node:crypto';
import { settingsIdOf } from 'shared/ids';
import { ADMIN, CLERK, CUSTOMER, MANAGER, ORGANISATION, OTHER_CUSTOMER, orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office, Sent } from '../testing/office';
import { openOffice } from '../testing/office';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const receiptRow = (id: string) => office.db('receipts').where({ command_id: id }).first();
const head = async (): Promise<number> => (await office.db('feed').first()).seq;
const place = (device: Office['clerk'], changes: Partial<Sent> = {}) =>
  device.make('PlaceOrder', randomUUID(), orderPayload(), changes);
const refuse = (device: Office['clerk']) => device.make('CompleteOrder', randomUUID(), {});

test('SYN-26 each command is read on its own: broken ones are answered for themselves, the others go on', async () => {
  const { clerk } = office;
  const [good, unknown, misfit] = [
    place(clerk),
    clerk.make('Nonsense', randomUUID(), {}),
    clerk.make('AddNote', randomUUID(), {}),
  ];
  const results = await clerk.push('rubbish', null, { id: 'x' }, unknown, good, misfit);
  expect(results).toMatchObject([
    { id: null, status: 'rejected', code: 'VALIDATION' },
    { id: null, status: 'rejected', code: 'VALIDATION' },
    { id: null, status: 'rejected', code: 'VALIDATION' },
    { id: unknown.id, status: 'rejected', code: 'COMMAND_VERSION_UNSUPPORTED' },
    { id: good.id, status: 'accepted', versions: { [`order:${good.subject}`]: 1 } },
    { id: misfit.id, status: 'rejected', code: 'VALIDATION' },
  ]);
});

test('SYN-26 an unknown member, a moment no calendar holds and nesting without end are refused and answered the same again', async () => {
  const { clerk } = office;
  let deep: unknown = [];
  for (let level = 0; level < 20_000; level += 1) deep = [deep];
  const commands = [
    { ...place(clerk), surprise: true },
    { ...place(clerk), occurredAt: '+275760-01-01T00:00:00Z' },
    clerk.make('AddNote', randomUUID(), { noteId: randomUUID(), text: 'x', deep }),
    { ...place(clerk), payload: { ...orderPayload(), ['__proto__x']: deep } },
  ];
  const first = await clerk.push(...commands);
  expect(first.map((result) => ('code' in result ? result.code : result.status))).toEqual(Array(4).fill('VALIDATION'));
  expect(await clerk.push(...commands)).toEqual(first);
});

test('IDS-4 NUL and lone surrogates never reach Postgres, and what holds them spoils no other', async () => {
  const { clerk } = office;
  const dirty = clerk.make('Non\0sense', randomUUID(), { note: 'a\0b\ud800c \\u0000' });
  const named = clerk.make('AddNote', randomUUID(), { 'bad\0name': 1 });
  const good = place(clerk);
  const first = await clerk.push(dirty, named, good);
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'accepted']);
  expect(await clerk.push(dirty, named, good)).toEqual(first);
  expect((await receiptRow(dirty.id)).command.payload).toEqual({ note: 'a\ufffdb\ufffdc \\u0000' });
});

test('SYN-28 the same command again gets the same answer for ever, and takes no new number', async () => {
  const { clerk } = office;
  const [placed, refused] = [place(clerk), refuse(clerk)];
  const first = await clerk.push(placed, refused);
  const before = await head();
  expect(await clerk.push(placed, refused)).toEqual(first);
  expect(await clerk.push({ ...refused, seq: 4_711, after: [placed.id] })).toEqual([first[1]]);
  expect(await head()).toBe(before);
});

test('SYN-28 the same id with other content is ID_REUSED and changes nothing', async () => {
  const { clerk } = office;
  const placed = place(clerk);
  const [first] = await clerk.push(placed);
  const [again] = await clerk.push({ ...placed, payload: { ...placed.payload, number: 'W3-999999' } });
  expect(again).toMatchObject({ id: placed.id, status: 'rejected', code: 'ID_REUSED' });
  expect(await clerk.push(placed)).toEqual([first]);
});

test('SYN-28 an id twice in one batch is one command; its impostor is ID_REUSED', async () => {
  const { clerk } = office;
  const placed = place(clerk);
  const before = await head();
  const results = await clerk.push(placed, placed, { ...placed, subject: randomUUID() });
  expect(results).toMatchObject([
    { status: 'accepted' },
    { status: 'accepted' },
    { status: 'rejected', code: 'ID_REUSED' },
  ]);
  expect(results[1]).toEqual(results[0]);
  expect(await head()).toBe(before + 1);
});

test('SYN-29 a command waits for a predecessor that has not come, and is refused with one that was refused', async () => {
  const { clerk } = office;
  const [placed, refused] = [place(clerk), refuse(clerk)];
  const after = (id: Sent['id']) =>
    clerk.make('PlaceHold', placed.subject, { holdId: randomUUID(), reason: 'r' }, { after: [id] });
  const [waiting, doomed, note] = [
    after(placed.id),
    after(refused.id),
    clerk.make('AddNote', placed.subject, { noteId: randomUUID(), text: 'n' }, { after: [refused.id] }),
  ];
  expect(await clerk.push(waiting)).toEqual([{ id: waiting.id, status: 'retry', code: 'PREDECESSOR_UNKNOWN' }]);
  expect(await receiptRow(waiting.id)).toBeUndefined();
  const results = await clerk.push(placed, refused, waiting, doomed, note);
  expect(results).toMatchObject([
    { status: 'accepted' },
    { status: 'rejected', code: 'wrong-status', params: { status: 'new' } },
    { status: 'accepted' },
    { status: 'rejected', code: 'PREDECESSOR_REJECTED', params: { predecessor: refused.id } },
    { status: 'accepted' },
  ]);
  const later = after(doomed.id);
  expect(await clerk.push(later)).toMatchObject([{ status: 'rejected', code: 'PREDECESSOR_REJECTED' }]);
});

test('SYN-8 commands run in the order of their numbers, however they are listed, and are answered as listed', async () => {
  const { clerk } = office;
  const placed = place(clerk);
  const noted = clerk.make('AddNote', placed.subject, { noteId: randomUUID(), text: 'first' }, { after: [placed.id] });
  const done = clerk.make('CompleteOrder', placed.subject, {});
  const results = await clerk.push(done, noted, placed);
  const key = `order:${placed.subject}`;
  expect(results).toMatchObject([
    { id: done.id, versions: { [key]: 3 } },
    { id: noted.id, versions: { [key]: 2 } },
    { id: placed.id, versions: { [key]: 1 } },
  ]);
  expect(new Set(results.map((result) => ('feedSeq' in result ? result.feedSeq : 0))).size).toBe(3);
});

test('POL-1 the roles that count are those in the database, at this very moment', async () => {
  const { clerk, admin } = office;
  const misplaced = admin.make('PlaceOrder', randomUUID(), orderPayload());
  const site = clerk.make('CreateSite', randomUUID(), { code: 'HB', name: 'Bremen' });
  expect(await admin.push(misplaced)).toMatchObject([
    { status: 'rejected', code: 'FORBIDDEN', params: { type: 'PlaceOrder' } },
  ]);
  expect(await clerk.push(site)).toMatchObject([{ status: 'rejected', code: 'FORBIDDEN' }]);
  const [person, other] = [office.deviceOf(ADMIN), randomUUID()];
  const promoted = await person.push(
    person.make('AddPerson', other, { name: 'Olga', signInName: 'olga', roles: ['admin'] }),
    person.make('ChangePerson', ADMIN, { name: 'Abe Admin', roles: ['warehouse'] }),
    person.make('CreateSite', randomUUID(), { code: 'AP', name: 'Antwerp' }),
    person.make('PlaceOrder', randomUUID(), orderPayload()),
  );
  expect(promoted.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'rejected', 'accepted']);
  await office.own('ChangePerson', ADMIN, { name: 'Abe Admin', roles: ['admin'] });
});

test('PER-3 a disabled person may do nothing any more, nor may a stranger', async () => {
  const leaver = office.deviceOf((await added('leaver', ['warehouse'])) as typeof CLERK);
  const before = place(leaver);
  expect(await leaver.push(before)).toMatchObject([{ status: 'accepted' }]);
  await office.own('DisablePerson', leaver.person, {});
  expect(await leaver.push(place(leaver))).toMatchObject([{ status: 'rejected', code: 'FORBIDDEN' }]);
  expect(await leaver.push(before)).toMatchObject([{ status: 'accepted' }]);
  const stranger = office.deviceOf(randomUUID() as typeof CLERK);
  expect(await stranger.push(place(stranger))).toMatchObject([{ status: 'rejected', code: 'FORBIDDEN' }]);
});

async function added(signInName: string, roles: readonly string[]): Promise<string> {
  const id = randomUUID();
  await office.own('AddPerson', id, { name: signInName, signInName, roles });
  return id;
}

test('SYN-12 the author of a command is who captured it: nobody pushes for another', async () => {
  const { clerk } = office;
  const forged = place(clerk, { author: MANAGER });
  expect(await clerk.push(forged)).toMatchObject([{ status: 'rejected', code: 'FORBIDDEN' }]);
  expect((await receiptRow(forged.id)).user_id).toBe(CLERK);
});

test('POL-2 what the server does itself no person may issue', async () => {
  const { manager } = office;
  const passed = manager.make('PassDeadline', randomUUID(), { attempts: 0 });
  expect(await manager.push(passed)).toMatchObject([{ status: 'rejected', code: 'FORBIDDEN' }]);
});

test('SYN-4 a refused command is kept whole, with its code and what it says, and has no events', async () => {
  const { clerk } = office;
  const refused = refuse(clerk);
  await clerk.push(refused);
  const row = await receiptRow(refused.id);
  expect(row).toMatchObject({
    status: 'rejected',
    code: 'wrong-status',
    params: { status: 'new' },
    command: refused,
    versions: {},
  });
  expect(await office.db('events').where({ command_id: refused.id })).toEqual([]);
  expect(await office.db('orders').where({ id: refused.subject })).toEqual([]);
});

test('REF-2 acknowledging a refusal: in the same batch, later, twice, and where nothing was refused', async () => {
  const { clerk } = office;
  const [refused, later] = [refuse(clerk), refuse(clerk)];
  const acknowledge = (id: string) => clerk.make('AcknowledgeRefusal', id, { takeOver: false });
  const [, atOnce] = await clerk.push(refused, acknowledge(refused.id), later);
  expect(atOnce).toMatchObject({ status: 'accepted', versions: { [`refusal:${refused.id}`]: 1 } });
  expect(await clerk.push(acknowledge(later.id))).toMatchObject([
    { status: 'accepted', versions: { [`refusal:${later.id}`]: 1 } },
  ]);
  expect(await clerk.push(acknowledge(later.id))).toMatchObject([{ status: 'accepted', versions: {} }]);
  const placed = place(clerk);
  const results = await clerk.push(placed, acknowledge(placed.id), acknowledge(randomUUID()));
  expect(results.slice(1)).toMatchObject([{ code: 'nothing-refused' }, { code: 'nothing-refused' }]);
  for (const { id } of [refused, later]) expect((await receiptRow(id)).acknowledged_at).not.toBeNull();
});

test('REF-3 a manager takes over the refusal of another; anybody else is refused', async () => {
  const { clerk, manager, admin } = office;
  const refused = refuse(clerk);
  await clerk.push(refused);
  const by = (device: typeof clerk, takeOver: boolean) => device.make('AcknowledgeRefusal', refused.id, { takeOver });
  expect(await admin.push(by(admin, false), by(admin, true))).toMatchObject([
    { code: 'refusal-of-another' },
    { code: 'FORBIDDEN' },
  ]);
  const taken = by(manager, true);
  expect(await manager.push(taken)).toMatchObject([{ status: 'accepted' }]);
  expect((await receiptRow(taken.id)).acknowledges).toBe(refused.id);
});

test('SYN-34 a withdrawn command is an empty numbered entry', async () => {
  const { clerk } = office;
  const withdrawn = clerk.make('Withdrawn', randomUUID(), {}, { after: [randomUUID() as Sent['id']] });
  expect(await clerk.push(withdrawn)).toMatchObject([{ id: withdrawn.id, status: 'accepted', versions: {} }]);
  expect(await receiptRow(withdrawn.id)).toMatchObject({ device_seq: withdrawn.seq, type: 'Withdrawn' });
});

test('SYN-2 a number that another command has already is not given twice; both commands are answered', async () => {
  const clerk = office.deviceOf(CLERK);
  const [first, restored, twin] = [place(clerk, { seq: 1 }), place(clerk, { seq: 1 }), place(clerk, { seq: 1 })];
  await clerk.push(first);
  expect(await clerk.push(restored, twin)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
  expect((await receiptRow(first.id)).device_seq).toBe(1);
  expect((await receiptRow(restored.id)).device_seq).toBeNull();
});

test('DEC-2 what changes nothing raises no version and writes no event', async () => {
  const { clerk } = office;
  const product = { sku: 'A-1', name: 'Lamp', barcode: '', unitPrice: 100, currency: 'EUR', taxBasisPoints: 0 };
  const id = randomUUID();
  const [create, again] = [clerk.make('CreateProduct', id, product), clerk.make('CreateProduct', id, product)];
  expect(await clerk.push(create, again)).toMatchObject([{ versions: { [`product:${id}`]: 1 } }, { versions: {} }]);
  expect(await office.db('events').where({ aggregate_id: id })).toHaveLength(1);
});

test('SET-1 there is one Settings; a command about another is refused', async () => {
  const { admin } = office;
  const elsewhere = admin.make('ChangeSettings', randomUUID(), { workingSetDays: 5 });
  const here = admin.make('ChangeSettings', settingsIdOf(ORGANISATION), { workingSetDays: 30 });
  const results = await admin.push(elsewhere, here);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'accepted']);
  expect(await office.db('settings').pluck('id')).toEqual([settingsIdOf(ORGANISATION)]);
});

test('CUS-3 a command that touches two aggregates raises both, under one number', async () => {
  const { clerk } = office;
  const profile = { name: 'Ada', email: '', phone: '', address: '' };
  const [result] = (
    await clerk.push(
      clerk.make('CreateCustomer', CUSTOMER, { reference: 'C-1', profile }),
      clerk.make('CreateCustomer', OTHER_CUSTOMER, { reference: 'C-2', profile }),
      clerk.make('MergeCustomer', CUSTOMER, { mergedId: OTHER_CUSTOMER }),
    )
  ).slice(2);
  expect(result).toMatchObject({ versions: { [`customer:${CUSTOMER}`]: 2, [`customer:${OTHER_CUSTOMER}`]: 2 } });
  const seqs = await office.db('customers').pluck('feed_seq');
  expect(seqs).toEqual([expect.any(Number), seqs[0]]);
});

test('SYN-3 a document carries its last fifty events, the newest last', async () => {
  const { clerk } = office;
  const placed = place(clerk);
  const notes = Array.from({ length: 60 }, () =>
    clerk.make('AddNote', placed.subject, { noteId: randomUUID(), text: 'n' }),
  );
  await clerk.push(placed, ...notes.slice(0, 30));
  await clerk.push(...notes.slice(30));
  const { version, history } = await office.db('orders').where({ id: placed.subject }).first();
  expect(version).toBe(61);
  expect(history.map(({ commandId }: { commandId: string }) => commandId)).toEqual(
    notes.slice(-50).map(({ id }) => id),
  );
});

test('SAG-4 a fact that overtook its checkout has no receipt and can be asked again; from a batch it is CONFLICT_RETRY', async () => {
  const id = randomUUID();
  const said = {
    status: 'completed',
    basketId: 'b',
    contact: { fullName: 'Ada', email: 'a@b.c' },
    total: { minor: 5, currency: 'EUR' },
  };
  const fact = { id: randomUUID() as Sent['id'] };
  expect(await office.own('RecordShopStatus', id, said, fact)).toEqual({
    id: fact.id,
    status: 'postponed',
    code: 'order-unknown',
  });
  expect(await receiptRow(fact.id)).toBeUndefined();
  await office.own('RecordCheckout', id, { source: 'shop', basketId: 'b', contact: said.contact, total: said.total });
  expect(await office.own('RecordShopStatus', id, said, fact)).toMatchObject({ status: 'accepted' });
});

test('SYN-2 an empty batch has no answers and takes no number', async () => {
  const before = await head();
  expect(await office.clerk.push()).toEqual([]);
  expect(await head()).toBe(before);
});
