import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closingList } from './closing';

let closed: string[];
let errors: unknown[];
beforeEach(() => {
  closed = [];
  errors = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const closes = (name: string) => () => Promise.resolve().then(() => void closed.push(name));
const hangs = () => new Promise<void>(() => undefined);

test('SRV-9 what was opened is closed in reverse, once, however often it is asked', async () => {
  const closing = closingList((error) => errors.push(error));
  for (const name of ['database', 'server', 'workers']) closing.add(closes(name));
  await Promise.all([closing.run(1_000), closing.run(1_000)]);
  expect(closed).toEqual(['workers', 'server', 'database']);
});

test('SRV-9 what fails to close is told, and the rest is closed', async () => {
  const closing = closingList((error) => errors.push(error));
  closing.add(closes('database'));
  closing.add(() => Promise.reject(new Error('stuck')));
  await closing.run(1_000);
  expect(closed).toEqual(['database']);
  expect(errors).toEqual([new Error('stuck')]);
});

test('SRV-9 what hangs is left behind when the time is up; the database gets its own time', async () => {
  const closing = closingList((error) => errors.push(error));
  closing.add(async () => {
    await new Promise((soon) => setTimeout(soon, 3_000));
    closed.push('database');
  });
  closing.add(hangs);
  const run = closing.run(1_000);
  await vi.advanceTimersByTimeAsync(4_100);
  await run;
  expect(closed).toEqual(['database']);
});
