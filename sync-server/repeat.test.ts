import { expect, test } from 'vitest';
import { waitFor } from './postgres/wait-for';
import { repeat } from './repeat';

const AN_HOUR = 3_600_000;
const unexpected = (error: unknown) => {
  throw error;
};

test('a worker goes on while there is work, then waits for a call', async () => {
  let work = 5;
  let looks = 0;
  const worker = repeat(
    () => {
      looks += 1;
      work -= 1;
      return Promise.resolve(work > 0 ? 'worked' : 'idle');
    },
    AN_HOUR,
    unexpected,
  );
  expect(await waitFor(() => looks === 5, 1_000)).toBe(true);
  worker.wake();
  expect(await waitFor(() => looks === 6, 1_000)).toBe(true);
  await worker.stop();
});

test('a call during a step is not lost', async () => {
  let looks = 0;
  let finish: (result: 'idle') => void = () => undefined;
  const worker = repeat(
    () => {
      looks += 1;
      return new Promise((resolve) => (finish = resolve));
    },
    AN_HOUR,
    unexpected,
  );
  worker.wake();
  finish('idle');
  expect(await waitFor(() => looks === 2, 1_000)).toBe(true);
  const stopped = worker.stop();
  finish('idle');
  await stopped;
});

test('a failing step is reported and tried again', async () => {
  const errors: unknown[] = [];
  let looks = 0;
  const worker = repeat(
    () => {
      looks += 1;
      return looks < 3 ? Promise.reject(new Error(`failure ${looks}`)) : Promise.resolve('idle');
    },
    1,
    (error) => errors.push(error),
  );
  expect(await waitFor(() => looks >= 3, 1_000)).toBe(true);
  expect(errors.map(String)).toEqual(['Error: failure 1', 'Error: failure 2']);
  await worker.stop();
});

test('a stop ends a long wait at once, lets the step in progress finish, and may be repeated', async () => {
  let isDone = false;
  const worker = repeat(
    async () => {
      await waitFor(() => false, 50);
      isDone = true;
      return 'idle';
    },
    AN_HOUR,
    unexpected,
  );
  await Promise.all([worker.stop(), worker.stop()]);
  expect(isDone).toBe(true);
});
