import { expect, test } from 'vitest';
import type { HistoryEntry } from 'shared/contract/documents';
import { commandId, deviceId, personId } from 'shared/ids';
import { command, moment, placedOrder, uuid } from '../../local/examples';
import { queuedRow } from '../../local/outbox';
import type { OutboxRow } from '../../local/store';
import type { Past } from './happenings';
import { happenings, timesApart, olderOnServer } from './happenings';
import { contentOf } from './intents';

const order = placedOrder(1);
const MARIA = personId(uuid(7));
const entry = (n: number, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  type: 'OrderPlaced',
  by: MARIA,
  device: deviceId(uuid(70)),
  occurredAt: moment(n),
  recordedAt: moment(n),
  commandId: commandId(uuid(n)),
  ...change,
});
const row = (n: number, change: Partial<OutboxRow> = {}): OutboxRow => ({ ...queuedRow(n, command(n)), ...change });
const past = (change: Partial<Past>): Past => ({ order, base: order, history: [], open: [], ...change });

test('OSC-5 the newest comes first, and what is only here stands on top', () => {
  const history = [entry(1), entry(2, { type: 'PlacementRetried', by: null, device: null })];
  const open = [row(3), row(4), row(5, { type: 'Withdrawn' })];
  const shown = happenings(past({ history, open }), 'all');
  expect(shown.map(({ type, key }) => [type, key.slice(-4)])).toEqual([
    ['here', '0004'],
    ['here', '0003'],
    ['recorded', '02 1'],
    ['recorded', '01 0'],
  ]);
});

test('OSC-5 people and the system are told apart', () => {
  const history = [entry(1), entry(2, { type: 'PlacementRetried', by: null, device: null })];
  const keys = (whose: 'people' | 'system') =>
    happenings(past({ history, open: [row(3)] }), whose).map(({ type }) => type);
  expect(keys('people')).toEqual(['here', 'recorded']);
  expect(keys('system')).toEqual(['recorded']);
});

test('OSC-5 a note is said where it was written, and nothing is said that the order does not hold', () => {
  const note = { id: uuid(50), text: 'Call before noon', by: MARIA, at: moment(2) };
  const history = [
    entry(1, { type: 'NoteAdded' }),
    entry(2, { type: 'NoteAdded' }),
    entry(2, { type: 'NoteAdded', by: personId(uuid(8)) }),
    entry(3, { type: 'OrderAmended' }),
  ];
  const said = happenings(past({ order: { ...order, notes: [note] }, history }), 'all').map((one) => one.said);
  expect(said).toEqual([null, null, 'Call before noon', null]);
});

test('OSC-5 an own change that is not sent says what it makes of the total', () => {
  const [first] = order.lines;
  if (first === undefined) return expect.unreachable();
  const amend = (n: number, quantity: number) =>
    row(n, { type: 'AmendOrder', payload: { ...contentOf(order), lines: [{ ...first, quantity }] } });
  const [second, earlier] = happenings(past({ open: [amend(3, 2), amend(4, 3)] }), 'all');
  expect(earlier).toMatchObject({ gross: { was: 255, becomes: 510 } });
  return expect(second).toMatchObject({ gross: { was: 510, becomes: 765 } });
});

test('OSC-6 both times are shown where they are more than a minute apart', () => {
  const after = (seconds: number) => timesApart(entry(0, { recordedAt: moment(seconds) }));
  expect(after(60)).toBeNull();
  expect(after(61)).toEqual({ unit: 'minute', count: 1 });
  expect(after(840)).toEqual({ unit: 'minute', count: 14 });
  expect(after(7_200)).toEqual({ unit: 'hour', count: 2 });
  expect(after(172_800)).toEqual({ unit: 'day', count: 2 });
  expect(timesApart(entry(600, { recordedAt: moment(0) }))).toBe('ahead');
  expect(timesApart(entry(0, { recordedAt: 'once' }))).toBeNull();
});

test('OSC-6 what did not travel with the order is counted', () => {
  expect(olderOnServer(3, [entry(1), entry(2), entry(3)])).toBe(0);
  expect(
    olderOnServer(
      61,
      Array.from({ length: 50 }, (_, n) => entry(n)),
    ),
  ).toBe(11);
  expect(olderOnServer(0, [])).toBe(0);
});
