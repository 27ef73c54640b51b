import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startPoking } from './poking';
import type { Poking } from './poking';

let poking: Poking;
let said: number[];
let stored: () => Promise<number>;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  stored = () => Promise.resolve(0);
  poking = startPoking({ readHead: () => stored(), emit: (head) => said.push(head), joinMs: 75, pollMs: 5_000 });
});
afterEach(() => {
  poking.stop();
  vi.useRealTimers();
});

test('SRV-6 the first poke leaves at once, and those close behind it leave as one with the last head', () => {
  poking.committed(1);
  expect(said).toEqual([1]);
  poking.committed(2);
  poking.committed(3);
  expect(said).toEqual([1]);
  vi.advanceTimersByTime(75);
  expect(said).toEqual([1, 3]);
  vi.advanceTimersByTime(75);
  poking.committed(4);
  expect(said).toEqual([1, 3, 4]);
});

test('SRV-6 a head that is known already is not said again, nor an older one', () => {
  poking.committed(5);
  vi.advanceTimersByTime(200);
  poking.committed(5);
  poking.committed(4);
  vi.advanceTimersByTime(200);
  expect(said).toEqual([5]);
  expect(poking.head()).toBe(5);
});

test('SRV-6 what another process committed is noticed at the next look', async () => {
  stored = () => Promise.resolve(9);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said).toEqual([9]);
});

test('SRV-6 a database that is away now is asked again later', async () => {
  stored = () => Promise.reject(new Error('gone'));
  await vi.advanceTimersByTimeAsync(5_000);
  stored = () => Promise.resolve(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said).toEqual([2]);
});

test('SRV-6 after a stop nothing is said', () => {
  poking.committed(1);
  poking.committed(2);
  poking.stop();
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([1]);
});
