import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Touched } from './draft-keeper';
import { draftKeeper } from './draft-keeper';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function keeping() {
  const steps: string[] = [];
  const name = (what: string) => (typed: Touched) => steps.push(`${what} ${typed['name'] ?? ''}`);
  const slowly = (step: () => void) => Promise.resolve().then(() => Promise.resolve().then(step));
  const keeper = draftKeeper({
    save: (typed) => slowly(() => name('save')(typed)),
    discard: () => Promise.resolve(steps.push('discard')),
    kept: name('kept'),
  });
  return { keeper, steps };
}

test('REC-9 what is typed is kept once the typing pauses, and at once when the form closes', async () => {
  const { keeper, steps } = keeping();
  keeper.type({ name: 'L' });
  keeper.type({ name: 'La' });
  await vi.advanceTimersByTimeAsync(299);
  expect(steps).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(steps).toEqual(['save La', 'kept La']);
  keeper.type({ name: 'Lan' });
  keeper.flush();
  keeper.flush();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(steps.slice(2)).toEqual(['save Lan', 'kept Lan']);
});

test('REC-9 what was saved or discarded does not come back as a draft', async () => {
  const { keeper, steps } = keeping();
  keeper.type({ name: 'Lantern' });
  keeper.flush();
  keeper.discard();
  keeper.type({ name: 'Lamp' });
  keeper.discard();
  keeper.flush();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(steps).toEqual(['save Lantern', 'kept Lantern', 'discard', 'discard']);
});
