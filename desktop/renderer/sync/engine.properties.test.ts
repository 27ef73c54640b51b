import * as fc from 'fast-check';
import { test } from 'vitest';
import { ref } from 'shared/aggregate';
import { commandId, orderId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { responsibleFor } from 'shared/refusal/refusal';
import { CLERK, MANAGER, ORGANISATION, exampleId } from 'shared/testing/examples';
import type { Intent } from '../commands/intent';
import type { MemoryStore } from '../local/memory-store';
import { memoryStore } from '../local/memory-store';
import { anyIntent } from '../testing/any-intent';
import { checkCalm, checkNow, checkOrder, noPast } from '../testing/check';
import type { Past } from '../testing/check';
import { startDesktop } from '../testing/model-desktop';
import type { ServerPicture } from '../testing/model-books';
import type { InScope } from '../testing/model-feed';
import { modelServer } from '../testing/model-server';
import type { Mishap, Weather } from '../testing/model-wire';
import { virtualTime } from '../testing/virtual-time';

const ROLES = ['warehouse', 'finance', 'manager', 'admin'] as const;
const PEOPLE = new Map([
  [CLERK, ROLES],
  [MANAGER, ROLES],
]);
/** Two desktops of one person, one of another. */
const WHO = [CLERK, CLERK, MANAGER] as const;

const desktop = fc.nat({ max: 2 });

type Step =
  | { readonly do: 'act'; readonly desktop: number; readonly intents: readonly Intent[] }
  | {
      readonly do:
        'withdraw' | 'acknowledge' | 'reissue' | 'take-over' | 'deal' | 'fetch' | 'unpin' | 'cut' | 'sync' | 'rebuild';
      readonly desktop: number;
    }
  | { readonly do: 'network'; readonly desktop: number; readonly up: boolean }
  | { readonly do: 'crash'; readonly desktop: number; readonly atWrite: number; readonly when: 'before' | 'after' }
  | { readonly do: 'clock'; readonly desktop: number; readonly hours: number }
  | { readonly do: 'scope'; readonly rule: 'all' | 'open orders' | 'no customers' }
  | { readonly do: 'backup' }
  | { readonly do: 'restore' }
  | { readonly do: 'pass'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      desktop,
      intents: fc.array(anyIntent, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'withdraw' as const,
        'acknowledge' as const,
        'reissue' as const,
        'take-over' as const,
        'deal' as const,
        'fetch' as const,
        'unpin' as const,
        'cut' as const,
        'sync' as const,
        'rebuild' as const,
      ),
      desktop,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network' as const), desktop, up: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      desktop,
      atWrite: fc.integer({ min: 1, max: 9 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), desktop, hours: fc.constantFrom(-24, 24) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('scope' as const),
      rule: fc.constantFrom('all' as const, 'open orders' as const, 'no customers' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'backup' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restore' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(5, 50, 500, 5_000, 40_000) }),
  },
);

const mishaps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<Mishap>('none') },
    {
      weight: 6,
      arbitrary: fc.constantFrom<Mishap>(
        'request-lost',
        'reply-lost',
        'late',
        'twice',
        'cut-before',
        'cut-after',
        'busy',
        'expired',
      ),
    },
  ),
  { minLength: 1, maxLength: 30 },
);

const scopes: Readonly<Record<'all' | 'open orders' | 'no customers', InScope>> = {
  all: () => true,
  'open orders': (ref, state) => ref.type !== 'order' || ('status' in state && state.status === 'placed'),
  'no customers': (ref) => ref.type !== 'customer',
};

async function play(steps: readonly Step[], drawn: readonly Mishap[], pageRows: number) {
  const time = virtualTime();
  const server = modelServer(ORGANISATION, PEOPLE);
  server.terms.pageRows = pageRows;
  let calm = false;
  let drawnSoFar = 0;
  const weathers = WHO.map((): Weather => ({
    up: true,
    next: () => (calm ? 'none' : (drawn[drawnSoFar++ % drawn.length] ?? 'none')),
  }));
  const clocks = [0, 0, 0];
  let chance = 1;
  const random = () => (chance = (chance * 16_807) % 2_147_483_647) / 2_147_483_647;
  const launch = (n: number, storage?: MemoryStore) =>
    startDesktop({
      n,
      server,
      time,
      person: WHO[n] ?? CLERK,
      roles: ROLES,
      random,
      ...(storage && { storage }),
      ...(weathers[n] && { weather: weathers[n] }),
      clock: () => instantFromMillis(1_768_478_400_000 + Math.round(time.timers.now()) + (clocks[n] ?? 0) * 3_600_000),
    });
  const desktops = WHO.map((_, n) => launch(n));
  const pasts: Past[] = WHO.map(noPast);
  let backup: ServerPicture = server.picture();

  const check = () => {
    for (const [n, one] of desktops.entries()) {
      const past = pasts[n];
      if (past !== undefined && !one.storage.crashed()) checkNow(one, server, past);
    }
  };
  /** Whoever died is started again on what it left behind; its first writes make the views good again. */
  const revive = async () => {
    for (const [n, one] of desktops.entries()) {
      if (!one.storage.crashed()) continue;
      desktops[n] = launch(n, memoryStore(one.crash()));
      await time.settle();
    }
  };
  const perform = async (step: Step) => {
    if (step.do === 'pass') return time.pass(step.ms, () => void check());
    if (step.do === 'scope') return server.setScope(step.rule, scopes[step.rule]);
    if (step.do === 'backup') return void (backup = server.picture());
    if (step.do === 'restore') return server.restore(backup);
    const one = desktops[step.desktop];
    const past = pasts[step.desktop];
    if (one === undefined || past === undefined) return;
    if (step.do === 'act') {
      for (const intent of step.intents) {
        void one.act(intent).then(
          (outcome) => (outcome.type === 'done' ? past.confirmed.add(outcome.row.id) : null),
          (fault: unknown) => one.faults.push(fault),
        );
      }
    }
    if (step.do === 'withdraw') {
      const last = one.storage.snapshot().rows.findLast(({ status }) => status === 'queued');
      if (last !== undefined) void one.withdraw(last.id);
    }
    if (step.do === 'acknowledge' || step.do === 'reissue') {
      const first = one.storage.snapshot().rows.find(({ status }) => status === 'rejected');
      if (first === undefined) return;
      const again: Intent = {
        type: 'AddNote',
        subject: orderId(exampleId(100)),
        payload: { noteId: exampleId(701), text: 'again' },
      };
      void (step.do === 'acknowledge' ? one.acknowledge(first.id) : one.reissue(first.id, again));
    }
    if (step.do === 'take-over' || step.do === 'deal') {
      const mine = step.do === 'deal';
      const held = [...one.storage.snapshot().documents.values()].map(({ document }) => document);
      const found = held.find(
        ({ type, state }) => type === 'refusal' && 'author' in state && (responsibleFor(state) === one.person) === mine,
      );
      if (found === undefined) return;
      const id = commandId(found.id);
      void (mine ? one.acknowledge(id) : one.act({ type: 'TakeOverRefusal', subject: id, payload: {} }));
    }
    if (step.do === 'fetch') void one.engine.fetch([ref('order', exampleId(100)), ref('customer', exampleId(300))]);
    if (step.do === 'unpin') void one.engine.unpin([ref('order', exampleId(100)), ref('customer', exampleId(300))]);
    if (step.do === 'cut') one.wire.cut();
    if (step.do === 'sync') one.engine.syncNow();
    if (step.do === 'rebuild') one.engine.rebuild();
    if (step.do === 'network') {
      one.weather.up = step.up;
      if (!step.up) one.wire.cut();
    }
    if (step.do === 'crash') one.storage.crashAt(step.atWrite, step.when);
    if (step.do === 'clock') clocks[step.desktop] = (clocks[step.desktop] ?? 0) + step.hours;
  };

  for (const step of steps) {
    await perform(step);
    await time.settle();
    await revive();
    check();
  }
  calm = true;
  for (const [n, one] of desktops.entries()) {
    one.storage.crashAt(Infinity, 'before');
    const weather = weathers[n];
    if (weather) weather.up = true;
  }
  await revive();
  for (const one of desktops) one.engine.syncNow();
  await time.pass(300_000, check);
  check();
  for (const one of desktops) checkCalm(one, server);
  checkOrder(server);
  for (const one of desktops) await one.engine.stop();
}

test('SYN-13 whatever goes wrong on the way, nothing is lost or doubled, and in the end all desktops show what the server holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }),
      mishaps,
      fc.integer({ min: 1, max: 50 }),
      play,
    ),
    { numRuns: Number(process.env.RUNS ?? 100), ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
}, 600_000);
