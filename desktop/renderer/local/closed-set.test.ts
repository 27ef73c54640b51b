import { expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import { CLERK, NOON, exampleId } from 'shared/testing/examples';
import { closedOver } from './closed-set';
import { queuedRow } from './outbox';

const SETTINGS = 'settings:1';
const row = (seq: number, type: string, ...touched: readonly string[]) =>
  queuedRow(seq, {
    ...{ id: commandId(exampleId(seq)), type, v: 1, subject: exampleId(100), touched, payload: {}, after: [] },
    ...{ author: CLERK, occurredAt: NOON, sentAt: '', reissueOf: '', unverified: false },
  });
const closed = (start: readonly string[], ...rows: readonly ReturnType<typeof row>[]) => {
  const set = closedOver(start, rows, SETTINGS);
  return { keys: [...set.keys].sort(), seqs: set.rows.map(({ seq }) => seq) };
};

test('SYN-19 aggregates that share unsettled commands, also through others, are folded together', () => {
  const rows = [
    row(1, 'MergeCustomer', 'a', 'b'),
    row(2, 'MergeCustomer', 'c', 'd'),
    row(3, 'MergeCustomer', 'b', 'c'),
    row(4, 'AddNote', 'e'),
  ];
  expect(closed(['d'], ...rows)).toEqual({ keys: ['a', 'b', 'c', 'd'], seqs: [1, 2, 3] });
  expect(closed(['e'], ...rows)).toEqual({ keys: ['e'], seqs: [4] });
  expect(closed(['f'], ...rows)).toEqual({ keys: ['f'], seqs: [] });
});

test('SYN-19 settings that are only consulted tie nothing together, unless they are changing', () => {
  const rows = [row(1, 'CompleteOrder', 'a'), row(2, 'CompleteOrder', 'b')];
  expect(closed(['a'], ...rows).keys).toEqual(['a']);
  expect(closed(['a'], ...rows, row(3, 'ChangeSettings', SETTINGS)).keys).toEqual(['a', 'b', SETTINGS]);
  expect(closed([SETTINGS], ...rows).keys).toEqual(['a', 'b', SETTINGS]);
});
