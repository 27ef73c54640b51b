import { expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import type { Refusal } from 'shared/refusal/refusal';
import { CLERK, MANAGER, NOON, exampleId } from 'shared/testing/examples';
import type { HeldRefusal } from '../../local/held-refusals';
import { ofOthers } from './of-others';

const refused = {
  type: 'CancelOrder',
  params: { status: 'cancelled' },
  command: { v: 1, subject: exampleId(100), payload: { reason: 'asked' }, occurredAt: NOON },
};
const held = (n: number, state: Refusal): HeldRefusal => ({
  ...{ type: 'refusal', id: commandId(exampleId(n)), state, history: [], blocked: [] },
  base: { version: 1, seq: 40 + n, epoch: 'e', state },
  ...{ pendingCount: 0, localState: 'synced', unverified: false, pinned: false, gone: false },
});
const of = { author: CLERK, code: 'wrong-status', refused };
const documents = [
  held(1, { status: 'open', ...of }),
  held(2, { status: 'open', ...of, takenOverBy: MANAGER }),
  held(3, { status: 'acknowledged', ...of, takenOverBy: MANAGER }),
];
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test('ATT-9 a manager has those of others apart from those taken over; what is done is neither', () => {
  const { others, taken, away } = ofOthers(documents, MANAGER);
  expect([idsOf(others), idsOf(taken), away.size]).toEqual([[exampleId(1)], [exampleId(2)], 0]);
  expect(others[0]).toMatchObject({
    ...{ seq: 0, status: 'rejected', author: CLERK, type: 'CancelOrder', subject: exampleId(100), feedSeq: 41 },
    ...{ code: 'wrong-status', params: { status: 'cancelled' }, payload: { reason: 'asked' }, occurredAt: NOON },
  });
});

test('ATT-9 its author sees by whom it was taken over and whether it is done', () => {
  const { others, taken, away } = ofOthers(documents, CLERK);
  expect([others, taken]).toEqual([[], []]);
  expect([...away]).toEqual([
    [exampleId(2), { by: MANAGER, isDone: false }],
    [exampleId(3), { by: MANAGER, isDone: true }],
  ]);
});

test('ATT-9 what was too broken to be read as a command is listed all the same', () => {
  const broken = { ...of, code: 'VALIDATION', refused: { type: 'PlaceOrder', params: {}, command: null } };
  expect(ofOthers([held(1, { status: 'open', ...broken })], MANAGER).others).toMatchObject([
    { type: 'PlaceOrder', code: 'VALIDATION', payload: {}, subject: exampleId(1) },
  ]);
});
