// Dealing with what was refused.
import { expect, test } from 'vitest';
import { refuse } from '../decision';
import { decide } from '../decide';
import { mutableStates } from '../states';
import { CLERK, MANAGER, NOON, ORGANISATION, REFUSED, command } from '../testing/examples';
import type { Refusal } from './refusal';
import { evolveRefusal, noRefusal } from './refusal';

const open: Refusal = { status: 'open', author: CLERK, code: 'no-lines' };
const acknowledge = (takeOver = false, author = CLERK) =>
  command('AcknowledgeRefusal', REFUSED, { takeOver }, { author });

function answer(refusal: Refusal, asked: ReturnType<typeof acknowledge>) {
  const states = mutableStates();
  states.set('refusal', REFUSED, refusal);
  return decide(asked, states, ORGANISATION);
}

test('REF-2 an author acknowledges, and twice is once', () => {
  const event = { type: 'RefusalAcknowledged', by: CLERK, at: NOON } as const;
  expect(answer(open, acknowledge())).toMatchObject({
    type: 'accepted',
    events: [{ aggregate: 'refusal', id: REFUSED, event }],
  });
  const done = evolveRefusal(open, event);
  expect(done).toEqual({ ...open, status: 'acknowledged' });
  expect(answer(done, acknowledge())).toMatchObject({ type: 'accepted', events: [] });
});

test('REF-2 where nothing was refused there is nothing to acknowledge', () => {
  expect(answer(noRefusal, acknowledge())).toEqual(refuse({ code: 'nothing-refused' }));
  expect(() => evolveRefusal(noRefusal, { type: 'RefusalAcknowledged', by: CLERK, at: NOON })).toThrow(
    'nothing was refused',
  );
});

test("REF-3 another person's refusal has to be taken over", () => {
  expect(answer(open, acknowledge(false, MANAGER))).toEqual(refuse({ code: 'refusal-of-another' }));
  expect(answer(open, acknowledge(true, MANAGER)).type).toBe('accepted');
});

const takeOver = (author = MANAGER) => command('TakeOverRefusal', REFUSED, {}, { author });
const answerTo = (refusal: Refusal, asked: ReturnType<typeof takeOver> | ReturnType<typeof acknowledge>) => {
  const states = mutableStates();
  states.set('refusal', REFUSED, refusal);
  return decide(asked, states, ORGANISATION);
};

test('REF-5 taking over moves who deals with it, once, and keeps who asked', () => {
  const event = { type: 'RefusalTakenOver', by: MANAGER, at: NOON } as const;
  expect(answerTo(open, takeOver())).toMatchObject({ type: 'accepted', events: [{ aggregate: 'refusal', event }] });
  const taken = evolveRefusal(open, event);
  expect(taken).toEqual({ ...open, takenOverBy: MANAGER });
  expect(answerTo(taken, takeOver())).toMatchObject({ type: 'accepted', events: [] });
  const other = answerTo(taken, takeOver(CLERK));
  expect(other).toMatchObject({ events: [{ event: { type: 'RefusalTakenOver', by: CLERK } }] });
  expect(answerTo(noRefusal, takeOver())).toEqual(refuse({ code: 'nothing-refused' }));
});

test('REF-5 once taken over, the new one deals with it; that its author has seen it changes nothing about that', () => {
  const taken = evolveRefusal(open, { type: 'RefusalTakenOver', by: MANAGER, at: NOON });
  expect(answerTo(taken, acknowledge(false, MANAGER))).toMatchObject({ events: [{ event: { by: MANAGER } }] });
  expect(answerTo(taken, acknowledge(false, CLERK))).toMatchObject({ type: 'accepted', events: [] });
  const done = evolveRefusal(taken, { type: 'RefusalAcknowledged', by: MANAGER, at: NOON });
  expect(answerTo(done, takeOver(CLERK))).toMatchObject({ type: 'accepted', events: [] });
});
