// What holds of every row of commands, whoever sends them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf } from './aggregate';
import { canonicalJson } from './canonical-json';
import { targetsOf } from './command';
import { decide } from './decide';
import { priced } from './order/totals';
import { isRefusalCode } from './refusals';
import { mutableStates } from './states';
import type { AnyEvent } from './states';
import { COMMAND_TYPES, anyCommands, anyOfType, anyStory } from './testing/arbitraries';
import { ORGANISATION, SETTINGS } from './testing/examples';
import type { SerialRun } from './testing/serial-run';
import { serialRun } from './testing/serial-run';

const story = anyStory(COMMAND_TYPES, 30);
const orderStory = anyStory(
  COMMAND_TYPES.filter((type) => /Order|Record|PassDeadline|Hold|Settings/.test(type)),
  40,
);
function eventsPerAggregate({ happened }: SerialRun): ReadonlyMap<string, readonly AnyEvent[]> {
  const groups = new Map<string, AnyEvent[]>();
  for (const { aggregate, id, event } of happened) {
    const key = keyOf({ type: aggregate, id });
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return groups;
}
const always = (check: (run: SerialRun) => void, stories = story) => {
  fc.assert(
    fc.property(stories, (commands) => {
      check(serialRun(commands));
    }),
    { numRuns: 300 },
  );
};

describe('DEC-1 decide answers, and evolve follows', () => {
  test.each(COMMAND_TYPES)('DEC-1 %s, first of all and after anything', (type) => {
    fc.assert(
      fc.property(story, anyOfType(type), (commands, last) => {
        const { verdicts } = serialRun([last, ...commands, last]);
        for (const { decision } of verdicts) expect(['accepted', 'refused', 'postponed']).toContain(decision.type);
      }),
      { numRuns: 30 },
    );
  });

  test('DEC-1 the same question on the same states has the same answer', () => {
    always((run) => {
      for (const { command } of run.verdicts.slice(-3))
        expect(decide(command, run.states, ORGANISATION)).toEqual(decide(command, run.states, ORGANISATION));
    });
  });

  test('DEC-1 events go to what the command touches, and to nothing else', () => {
    always(({ verdicts }) => {
      for (const { command, versions } of verdicts)
        expect(targetsOf(command, ORGANISATION).touched.map(keyOf)).toEqual(
          expect.arrayContaining(Object.keys(versions)),
        );
    });
  });
});

describe('no row of commands breaks what must hold', () => {
  test('DEC-2 a refusal has no events, and versions count events without a gap', () => {
    always((run) => {
      for (const { decision, versions } of run.verdicts)
        if (decision.type !== 'accepted' || decision.events.length === 0) expect(versions).toEqual({});
      for (const [key, events] of eventsPerAggregate(run)) expect(run.versions.get(key)).toBe(events.length);
    });
  });

  test('REF-1 a refusal changes no state, has a code and survives a trip through JSON', () => {
    always(({ states, verdicts }) => {
      const before = serialRun(
        verdicts.filter(({ decision }) => decision.type === 'accepted').map(({ command }) => command),
      );
      for (const { command, decision } of verdicts) {
        if (decision.type !== 'refused') continue;
        expect(isRefusalCode(decision.refusal.code)).toBe(true);
        expect(JSON.parse(JSON.stringify(decision.refusal))).toEqual(decision.refusal);
        for (const { type, id } of targetsOf(command, ORGANISATION).touched)
          expect(states.get(type, id)).toEqual(before.states.get(type, id));
      }
    });
  });

  test('SYN-3 the state is the fold of the events, also after a trip through JSON', () => {
    always(({ states, happened }) => {
      const replayed = mutableStates();
      happened.forEach(replayed.apply);
      for (const { aggregate, id } of happened) {
        const state = states.get(aggregate, id);
        expect(replayed.get(aggregate, id)).toEqual(state);
        expect(canonicalJson(JSON.parse(JSON.stringify(state)))).toBe(canonicalJson(state));
      }
    });
  });

  test('ORD-11 no order is both completed and cancelled, and what ended stays so', () => {
    const ending: readonly AnyEvent['type'][] = ['OrderCompleted', 'OrderCancelled'];
    always((run) => {
      for (const events of eventsPerAggregate(run).values()) {
        const types = events.map(({ type }) => type);
        expect(types.filter((type) => ending.includes(type)).length).toBeLessThanOrEqual(1);
        const after = types.slice(types.findIndex((type) => ending.includes(type)) + 1);
        if (after.length < types.length)
          expect(
            after.filter(
              (type) =>
                !['NoteAdded', 'HoldReleased', 'ShopFactIgnored', 'NotificationOwed', 'DifferenceNoted'].includes(type),
            ),
          ).toEqual([]);
      }
    }, orderStory);
  });

  test('MON-4 the totals an order carries are those of its lines', () => {
    always(({ states, happened }) => {
      for (const { aggregate, id } of happened) {
        const order = aggregate === 'order' ? states.get('order', id) : undefined;
        if (order === undefined || order.status === 'new' || order.origin === 'shop') continue;
        expect(priced(order).totals).toEqual(order.totals);
        expect(order.lines.every(({ quantity }) => Math.sign(quantity) === (order.kind === 'sale' ? 1 : -1))).toBe(
          true,
        );
      }
    }, orderStory);
  });

  test('PER-4 whoever once had an administrator always has one, and the settings name exactly the active ones', () => {
    const people = COMMAND_TYPES.filter((type) => type.endsWith('Person'));
    always(
      ({ states, happened }) => {
        const persons = new Set(happened.flatMap(({ aggregate, id }) => (aggregate === 'person' ? [id] : [])));
        const active = [...persons].filter((id) => {
          const person = states.get('person', id);
          return person?.status === 'active' && person.roles.includes('admin');
        });
        const { administrators = [] } = states.get('settings', SETTINGS) ?? {};
        expect([...administrators].sort()).toEqual(active.sort());
        if (happened.some(({ event }) => event.type === 'AdministratorAdded')) expect(active).not.toEqual([]);
      },
      anyCommands(people, 30),
    );
  });

  test('CUS-3 who is merged is known by the one it points to', () => {
    const customers = COMMAND_TYPES.filter((type) => type.endsWith('Customer'));
    always(
      ({ states, happened }) => {
        for (const { aggregate, id } of happened) {
          const customer = aggregate === 'customer' ? states.get('customer', id) : undefined;
          if (customer?.status !== 'merged') continue;
          const survivor = states.get('customer', customer.into);
          const known =
            survivor?.status === 'merged' ||
            (survivor?.status === 'active' && survivor.merged.some((one) => one === id));
          expect(known).toBe(true);
        }
      },
      anyCommands(customers, 30),
    );
  });
});

test('DEC-1 the stories reach what they are about', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(story, (commands) => {
      for (const { event } of serialRun(commands).happened) seen.add(event.type);
    }),
    { numRuns: 1_000, seed: 7 },
  );
  const unseen = [
    'OrderCompleted',
    'OrderCancelled',
    'OrderFailed',
    'OrderRetried',
    'PlacementRetried',
    'BasketDeleted',
    'OrderAmended',
    'CustomerMerged',
  ];
  expect(unseen.filter((type) => !seen.has(type))).toEqual([]);
});
