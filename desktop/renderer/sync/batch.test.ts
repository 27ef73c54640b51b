import { describe, expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import type { CommandId } from 'shared/ids';
import { byteLength } from 'shared/text';
import { CLERK, NOON, exampleId } from 'shared/testing/examples';
import { queuedRow, wireOf } from '../local/outbox';
import type { OutboxRow } from '../local/store';
import { batching } from './batch';

const id = (n: number) => commandId(exampleId(n));
const row = (
  seq: number,
  on: string,
  { after = [], text = '' }: { after?: readonly CommandId[]; text?: string } = {},
): OutboxRow =>
  queuedRow(seq, {
    ...{ id: id(seq), type: 'AddNote', v: 1, subject: exampleId(100), touched: [on], payload: { text }, after },
    ...{ author: CLERK, occurredAt: NOON, sentAt: '', reissueOf: '', unverified: false },
  });
const bounds = { commands: 100, bytes: 256 * 1024 };
const nothingHeld = () => false;

function taken(rows: readonly OutboxRow[], limits = bounds, isHeld: (id: CommandId) => boolean = nothingHeld) {
  const batch = batching(limits, isHeld);
  rows.every((one) => batch.offer(one));
  return { seqs: batch.rows().map(({ seq }) => seq), tooLarge: batch.tooLarge()?.seq ?? null };
}

describe('a batch', () => {
  test('SYN-8 goes in the order of the numbers, up to its bound', () => {
    const rows = Array.from({ length: 150 }, (_, n) => row(n + 1, `order:${n}`));
    expect(taken(rows).seqs).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  test('SYN-9 what must wait holds back its subject and those that stand on it, and nothing else', () => {
    const rows = [
      row(1, 'a'),
      row(2, 'b'),
      row(3, 'a'),
      row(4, 'c', { after: [id(1)] }),
      row(5, 'd', { after: [id(4)] }),
      row(6, 'e'),
    ];
    expect(taken(rows, bounds, (one) => one === id(1)).seqs).toEqual([2, 6]);
  });

  test('SYN-33 counts bytes as they travel, not characters', () => {
    const rows = [row(1, 'a', { text: '灯'.repeat(400) }), row(2, 'b', { text: '灯'.repeat(400) })];
    const one = byteLength(
      JSON.stringify({ commands: [wireOf(row(1, 'a', { text: '灯'.repeat(400) }), nothingHeld)] }),
    );
    expect(taken(rows, { commands: 100, bytes: one + 100 }).seqs).toEqual([1]);
    expect(taken(rows, { commands: 100, bytes: 2 * one + 100 }).seqs).toEqual([1, 2]);
  });

  test('SYN-32 a command that fits into no batch is named, once those before it have gone', () => {
    const rows = [row(1, 'a'), row(2, 'b', { text: 'x'.repeat(5_000) }), row(3, 'c')];
    const small = { commands: 100, bytes: 3_000 };
    expect(taken(rows, small)).toEqual({ seqs: [1], tooLarge: null });
    expect(taken(rows.slice(1), small)).toEqual({ seqs: [], tooLarge: 2 });
  });
});
