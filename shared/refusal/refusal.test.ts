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
