// Waiting for a condition, never for a length of time: the deadline only says when to give up.

import { setTimeout as pause } from 'node:timers/promises';

/** True as soon as the condition holds, false once the deadline (milliseconds) has passed without it. */
export async function waitFor(condition: () => boolean | Promise<boolean>, deadline: number): Promise<boolean> {
  const end = performance.now() + deadline;
  while (performance.now() < end) {
    if (await condition()) return true;
    await pause(20);
  }
  return condition();
}
