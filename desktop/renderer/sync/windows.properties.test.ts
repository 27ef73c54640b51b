import * as fc from 'fast-check';
import { test } from 'vitest';
import { CLERK, ORGANISATION } from 'shared/testing/examples';
import { memoryStore } from '../local/memory-store';
import { checkCalm, checkNow, checkOrder, noPast } from '../testing/check';
import { anyIntent } from '../testing/any-intent';
import type { Intent } from '../commands/intent';
import type { ModelDesktop } from '../testing/model-desktop';
import { startDesktop } from '../testing/model-desktop';
import { modelServer } from '../testing/model-server';
import { fairWeather } from '../testing/model-wire';
import { virtualTime } from '../testing/virtual-time';
import type { Leadership } from './leadership';

const ROLES = ['warehouse', 'finance', 'manager', 'admin'] as const;

type Step =
  | { readonly do: 'act'; readonly window: number; readonly intents: readonly Intent[] }
  | { readonly do: 'withdraw' | 'open' | 'close' | 'kill'; readonly window: number }
  | { readonly do: 'elsewhere'; readonly intents: readonly Intent[] }
  | { readonly do: 'cut' }
  | { readonly do: 'pass'; readonly ms: number };

const window = fc.nat({ max: 2 });
const intents = fc.array(anyIntent, { minLength: 1, maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('act' as const), window, intents }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('withdraw' as const, 'open' as const, 'close' as const, 'kill' as const),
      window,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('elsewhere' as const), intents }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cut' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 15, 45, 500, 5_000) }) },
);

/** A lock that passes on when its window is closed, and when it dies without a word. */
function lock() {
  const waiting: { readonly window: number; readonly onLead: () => void }[] = [];
  const release = (window: number) => {
    const led = waiting[0]?.window === window;
    const left = waiting.filter((one) => one.window !== window);
    waiting.splice(0, waiting.length, ...left);
    if (led) waiting[0]?.onLead();
  };
  const of = (window: number): Leadership => ({
    lead: (onLead) => {
      waiting.push({ window, onLead });
      if (waiting.length === 1) onLead();
      return () => {
        release(window);
      };
    },
  });
  return { of, release };
}

async function play(steps: readonly Step[], seed: number) {
  const time = virtualTime();
  const server = modelServer(ORGANISATION, new Map([[CLERK, ROLES]]));
  const disk = memoryStore();
  const leadership = lock();
  let chance = seed;
  const random = () => (chance = (chance * 16_807) % 2_147_483_647) / 2_147_483_647;
  let opened = 0;
  const open = (n: number, storage = disk) => {
    opened += 1;
    const base = { n, server, time, person: CLERK, roles: ROLES, random, weather: fairWeather() };
    return startDesktop({
      ...base,
      storage,
      firstId: opened * 1_000_000,
      leadership: leadership.of(opened),
      // Turns are drawn apart, so that windows overtake each other at every await.
      turns: () => Math.floor(random() * 4),
    });
  };
  const windows: ({ readonly desktop: ModelDesktop; readonly lock: number } | null)[] = [null, null, null];
  const raise = (n: number) => {
    const desktop = open(1);
    windows[n] = { desktop, lock: opened };
    return desktop;
  };
  raise(0);
  const elsewhere = startDesktop({ n: 2, server, time, person: CLERK, roles: ROLES, random });
  const past = noPast();

  const perform = async (step: Step) => {
    if (step.do === 'pass') return time.pass(step.ms);
    if (step.do === 'elsewhere') return void step.intents.map((intent) => elsewhere.act(intent));
    if (step.do === 'cut') return void windows.map((one) => one?.desktop.wire.cut());
    const one = windows[step.window];
    if (step.do === 'open' && !one) raise(step.window);
    if (!one) return;
    if (step.do === 'act') {
      for (const intent of step.intents)
        void one.desktop
          .act(intent)
          .then((outcome) => (outcome.type === 'done' ? past.confirmed.add(outcome.row.id) : null));
    }
    if (step.do === 'withdraw') {
      const last = disk.snapshot().rows.findLast(({ status }) => status === 'queued');
      if (last) void one.desktop.withdraw(last.id);
    }
    if (step.do === 'close' || step.do === 'kill') windows[step.window] = null;
    if (step.do === 'close') await one.desktop.engine.stop();
    if (step.do === 'kill') {
      one.desktop.crash();
      leadership.release(one.lock);
    }
  };
  for (const step of steps) await perform(step);
  const last = windows[0]?.desktop ?? raise(0);
  await time.pass(120_000);
  last.engine.syncNow();
  await time.pass(5_000);
  checkNow(last, server, past);
  checkCalm(last, server);
  checkOrder(server);
  for (const one of windows) await one?.desktop.engine.stop();
  await elsewhere.engine.stop();
}

test('SYN-16 windows that act, overtake each other, close and die lose nothing and double nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
      fc.integer({ min: 1, max: 1e6 }),
      play,
    ),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
}, 300_000);
