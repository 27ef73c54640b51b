import { expect, test } from 'vitest';
import { countOutstanding } from './outstanding';

test('SYN-33 a device has one push and one pull under way, over all its windows; another device has its own', () => {
  const outstanding = countOutstanding();
  const push = outstanding.begin('d-1', 'push');
  expect(push).not.toBe(null);
  expect(outstanding.begin('d-1', 'push')).toBe(null);
  expect(outstanding.begin('d-1', 'pull')).not.toBe(null);
  expect(outstanding.begin('d-2', 'push')).not.toBe(null);
  push?.();
  push?.();
  const again = outstanding.begin('d-1', 'push');
  expect(again).not.toBe(null);
  expect(outstanding.begin('d-1', 'push')).toBe(null);
});

test('SRV-9 idle waits for the last answer', async () => {
  const outstanding = countOutstanding();
  await outstanding.idle();
  const done = outstanding.begin('d-1', 'push');
  let isIdle = false;
  const waiting = outstanding.idle().then(() => (isIdle = true));
  await Promise.resolve();
  expect(isIdle).toBe(false);
  done?.();
  await waiting;
  expect(isIdle).toBe(true);
});
