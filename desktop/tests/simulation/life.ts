// A desktop that lives, dies and rises: the engine and its store, the weather around it and the clock on its wall.
import type { CrashingStore } from './crashing-store';
import { Crash, crashingStore } from './crashing-store';
import { deviceId } from 'shared/ids';
import type { Timers } from '../../renderer/sync/timers';
import { type Desktop, startDesktop } from '../system/desktop';
import { rxdbDisk } from '../system/disk';
import { faultyWire } from './faulty-wire';
import type { BootOrder } from './host-contract';
import { type Witness, witness } from './local-faults';
import { type Random, randomFrom } from './random';

export type Life = {
  readonly desktop: Desktop;
  readonly random: Random;
  readonly weather: { stormy: boolean };
  readonly crashes: { current: CrashingStore | null; count: number };
  readonly clock: { ahead: number };
  readonly confirmed: Set<string>;
  readonly witness: Witness;
};

/** The engine's time runs faster than the world's, so that a back-off of seconds takes no seconds here. */
const SPEED = 20;
const fastTimers: Timers = {
  now: () => performance.now() * SPEED,
  set: (ms, call) => {
    const timer = setTimeout(call, ms / SPEED);
    return () => {
      clearTimeout(timer);
    };
  },
};
const ANSWER_WITHIN_MS = 1_500;
const REST_MS = 1_500;
export const HOUR_MS = 3_600_000;

export async function begin(order: BootOrder): Promise<Life> {
  const random = randomFrom(order.seed).fork(`desktop ${order.position}`);
  const weather = { stormy: true };
  const clock = { ahead: 0 };
  const crashes: Life['crashes'] = { current: null, count: 0 };
  const desktop = await startDesktop({
    url: order.url,
    account: order.account,
    deviceId: deviceId(order.deviceId),
    disk: rxdbDisk(),
    clock: () => Date.now() + clock.ahead,
    random: random.fork('engine').next,
    timers: fastTimers,
    answerWithinMs: ANSWER_WITHIN_MS,
    pollMs: { least: 4_000, most: 8_000 },
    wrapWire: (wire) => faultyWire(wire, random.fork('wire'), weather),
    wrapStore: (store) =>
      (crashes.current = crashingStore(store, random.fork(`crash ${crashes.count}`), () => undefined)).store,
  });
  return { desktop, random: random.fork('person'), weather, crashes, clock, confirmed: new Set(), witness: witness() };
}

/** Does something on a desktop that may be dead or die of it: a dead one is started again first, with what is on its disk. */
export async function alive<T>(life: Life, act: () => Promise<T>): Promise<T> {
  for (;;) {
    if (life.crashes.current?.isDead() === true) await rise(life);
    try {
      return await act();
    } catch (error) {
      if (!isCrash(life, error)) throw error;
    }
  }
}

/** In bad weather it may not come to rest; that is part of what is played here. */
export async function rest(life: Life): Promise<void> {
  life.desktop.network(true);
  await alive(life, async () => {
    try {
      await life.desktop.settled(REST_MS);
    } catch (error) {
      if (isCrash(life, error)) throw error;
    }
  });
}

export const isCrash = (life: Life, error: unknown) =>
  error instanceof Crash || life.crashes.current?.isDead() === true;

export async function rise({ desktop, crashes }: Life): Promise<void> {
  crashes.count += 1;
  await desktop.crash();
  await desktop.start();
}
