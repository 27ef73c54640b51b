import { expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import { command, uuid } from '../../local/examples';
import { queuedRow } from '../../local/outbox';
import type { OutboxRow } from '../../local/store';
import { sayIn } from '../language/say-in';
import { arranged, entriesOf, nextAfter } from './arranged';
import { inTwo } from './in-two';
import { newsIn } from './news';

const OWN_REASON = 'wrong-status';

/** Command n on subject 1 unless said otherwise, after nothing. */
const row = (n: number, change: Partial<OutboxRow> = {}): OutboxRow => ({
  ...queuedRow(n, { ...command(n), type: 'CompleteOrder', after: [] }),
  ...change,
});
const refused = (n: number, change: Partial<OutboxRow> = {}) =>
  row(n, { status: 'rejected', code: OWN_REASON, ...change });
const behind = (...after: readonly number[]) => ({
  code: 'PREDECESSOR_REJECTED',
  after: after.map((one) => commandId(uuid(one))),
});
const seqs = (all: ReturnType<typeof arranged>) =>
  all.groups.map(({ entries }) => entries.map((entry) => entry.row.seq));

test('ATT-1 what waits behind a refusal follows it, over links of links and over subjects', () => {
  const all = arranged(
    [refused(1), refused(2, { subject: uuid(20) }), refused(3, behind(1)), refused(4, behind(3))],
    [row(5, { after: [commandId(uuid(4))], subject: uuid(30) }), row(6, { subject: uuid(40) })],
  );
  expect(seqs(all)).toEqual([[1, 3, 4, 5], [2]]);
  expect(all).toMatchObject({ refused: 2, waiting: 3 });
  expect(entriesOf(all).map((entry) => entry.behind)).toEqual([null, uuid(1), uuid(1), uuid(1), null]);
});

test('ATT-1 refusals of one order stand together, in the order they were made', () => {
  const all = arranged([refused(1), refused(2, { subject: uuid(20) }), refused(3)], []);
  expect(seqs(all)).toEqual([[1, 3], [2]]);
});

test('ATT-1 a note does not wait, and one whose refusal was dealt with stands for itself', () => {
  const note = row(2, { type: 'AddNote', after: [commandId(uuid(1))] });
  expect(arranged([refused(1)], [note])).toMatchObject({ refused: 1, waiting: 0 });
  expect(arranged([refused(3, behind(1))], [])).toMatchObject({ refused: 1, waiting: 0 });
});

test('ATT-1 from another device, whose links stayed there, the subject says what it waits for', () => {
  const elsewhere = (n: number, code: string) => refused(n, { seq: 0, code });
  const all = arranged([elsewhere(1, OWN_REASON), elsewhere(2, 'PREDECESSOR_REJECTED')], []);
  expect(all).toMatchObject({ refused: 1, waiting: 1 });
});

test('ATT-1 the sentence stands in two: what happened, and what to do', () => {
  expect(inTwo('12.50 EUR was received. Refund it first. Then try.')).toEqual({
    happened: '12.50 EUR was received.',
    advice: 'Refund it first. Then try.',
  });
  expect(inTwo('Nothing.')).toEqual({ happened: 'Nothing.', advice: '' });
});

test('ATT-1 the counts come first, in words', () => {
  const say = sayIn('en');
  expect(say('attention.counts', { refused: 3, waiting: 2 })).toBe('3 refused, 2 waiting behind them');
  expect(say('attention.counts', { refused: 1, waiting: 1 })).toBe('1 refused, 1 waiting behind it');
  expect(say('attention.counts', { refused: 4, waiting: 0 })).toBe('4 refused');
  expect(sayIn('de')('attention.counts', { refused: 1, waiting: 1 })).toBe('1 abgelehnt, 1 dahinter wartet');
});

test('ATT-1 after an act the cursor goes to the next, at the end to the one before', () => {
  const entries = entriesOf(arranged([refused(1), refused(2), refused(3)], []));
  expect(nextAfter(entries, commandId(uuid(1)))).toBe(uuid(2));
  expect(nextAfter(entries, commandId(uuid(3)))).toBe(uuid(2));
  expect(nextAfter(entries.slice(0, 1), commandId(uuid(1)))).toBeNull();
});

test('ATT-6 only what was not refused before is news, and where it was made is told apart', () => {
  const rows = [refused(1), refused(2), refused(3, { seq: 0 })];
  const numbers = (known: ReadonlySet<ReturnType<typeof commandId>> | undefined) => {
    const { here, elsewhere } = newsIn(known, rows);
    return [here.map(({ id }) => id), elsewhere.map(({ id }) => id)];
  };
  expect(numbers(new Set([commandId(uuid(1))]))).toEqual([[uuid(2)], [uuid(3)]]);
  expect(numbers(undefined)).toEqual([[], []]);
  const say = sayIn('en');
  expect(say('attention.alarm', { count: 1, what: 'Complete order' })).toBe(
    'Complete order was refused. It is in Needs attention.',
  );
  expect(say('attention.alarm', { count: 2, what: '' })).toBe('2 were refused. They are in Needs attention.');
});
