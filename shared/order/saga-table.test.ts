// Table and code say the same, in both directions; the diagram is the table's.
import { describe, expect, test } from 'vitest';
import { decide } from '../decide';
import type { Announcement } from '../contract/announcements';
import { mutableStates } from '../states';
import { ORDER, ORGANISATION, SETTINGS } from '../testing/examples';
import type { Scenario } from '../testing/saga-scenarios';
import { canBeTold, holds, scenarios } from '../testing/saga-scenarios';
import type { KnownOrder } from './order';
import { consequences } from './saga';
import { dot, mermaid } from './saga-diagram';
import type { Condition, SagaRow } from './saga-table';
import { sagaTable } from './saga-table';

const rowsFor = (scenario: Scenario) =>
  sagaTable.filter(
    ({ from, on, guard }) =>
      from.includes(scenario.order.status) &&
      on.includes(scenario.trigger) &&
      (guard === null || holds(guard, scenario)),
  );

/** What the code makes of a scenario, in the words of the table. */
function outcomeOf({ order, settings, command }: Scenario) {
  const states = mutableStates();
  states.set('order', ORDER, order);
  states.set('settings', SETTINGS, settings);
  const decision = decide(command, states, ORGANISATION);
  if (decision.type !== 'accepted') return { type: decision.type } as const;
  decision.events.forEach(states.apply);
  const known = states.get('order', ORDER);
  const events = decision.events.flatMap((one) => (one.aggregate === 'order' ? [one.event] : []));
  if (known === undefined || known.status === 'new') return { type: 'untouched', events } as const;
  return { type: 'accepted', events, order: known, ...consequences(events, known, settings) } as const;
}

function expected(row: SagaRow, scenario: Scenario, order: KnownOrder) {
  const met = (condition: Condition) =>
    condition === 'always' || (condition === 'withBasket' ? order.basket.status === 'open' : canBeTold(order));
  const owing = row.announces.filter(({ when }) => when === 'notifiable' && !met(when));
  const differs = row.noted !== null && !holds(row.noted, scenario);
  return {
    status: row.to === 'same' ? scenario.order.status : row.to,
    announced: row.announces.filter(({ when }) => met(when)).map(({ message }) => message),
    deadline: row.deadline !== null && met(row.deadline.when) ? row.deadline.change : null,
    owed: owing.map(({ message }) => message),
    noted: differs ? 1 : 0,
    ignored: row.outcome === 'ignored',
    quiet: row.outcome === 'nothing',
  };
}

function check(scenario: Scenario, row: SagaRow | undefined) {
  const outcome = outcomeOf(scenario);
  if (row === undefined) return expect(outcome.type).toBe('refused');
  if (row.outcome === 'waits') return expect(outcome.type).toBe('postponed');
  if (outcome.type === 'untouched') return expect([row.outcome, outcome.events]).toEqual(['nothing', []]);
  if (outcome.type !== 'accepted')
    return expect.unreachable(`${scenario.order.status} ${scenario.trigger}: ${outcome.type}, not ${row.outcome}`);
  const { order, events } = outcome;
  const types = events.map(({ type }) => type);
  return expect({
    status: order.status,
    announced: outcome.announcements.map(({ type }: Announcement) => type),
    deadline: outcome.deadline?.type ?? null,
    owed: events.flatMap((event) => (event.type === 'NotificationOwed' ? [event.debt.message] : [])),
    noted: types.filter((type) => type === 'DifferenceNoted').length,
    ignored: types.join() === 'ShopFactIgnored',
    quiet: types.length === 0,
  }).toEqual(expected(row, scenario, order));
}

describe('the table', () => {
  test('SAG-17 the code does what the one matching row says, and refuses where there is none', () => {
    const reached = new Set<SagaRow>();
    let refused = 0;
    for (const scenario of scenarios()) {
      const rows = rowsFor(scenario);
      expect(rows.length, `${scenario.order.status} ${scenario.trigger}`).toBeLessThanOrEqual(1);
      check(scenario, rows[0]);
      if (rows[0] === undefined) refused += 1;
      else reached.add(rows[0]);
    }
    expect(sagaTable.filter((row) => !reached.has(row))).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });

  test('SAG-17 what the shop says and what a deadline does has a row in every status', () => {
    const unnamed = [...scenarios()].filter((scenario) => rowsFor(scenario).length === 0).map(({ trigger }) => trigger);
    expect([...new Set(unnamed)].sort()).toEqual(['CancelOrder', 'CompleteOrder', 'PlaceOrder', 'RetryOrder']);
  });

  test('SAG-17 a row that says otherwise is found out', () => {
    const row = sagaTable.find(({ rule }) => rule === 'SAG-6');
    const scenario = [...scenarios()].find((one) => row !== undefined && rowsFor(one)[0] === row);
    if (row === undefined || scenario === undefined) return expect.unreachable();
    expect(() => check(scenario, { ...row, announces: [] })).toThrow();
    expect(() => check(scenario, { ...row, deadline: null })).toThrow();
    expect(() => check(scenario, { ...row, to: 'cancelled' })).toThrow();
    return expect(() => check(scenario, undefined)).toThrow();
  });
});

describe('the diagram', () => {
  test('SAG-18 is drawn from the table, an arrow for each thing that is done', async () => {
    await expect(mermaid(sagaTable)).toMatchFileSnapshot('saga.mmd');
    const [first] = sagaTable;
    expect(mermaid(first === undefined ? [] : [first])).toBe(
      'stateDiagram-v2\n  [*] --> placed : PlaceOrder / OrderCreated, PlaceOrderCommand?\n  placed --> [*]\n',
    );
  });

  test('SAG-18 marks where an order is', () => {
    expect(mermaid(sagaTable, 'failed')).toContain('class failed current');
    expect(mermaid(sagaTable, 'new')).toBe(mermaid(sagaTable));
  });

  test('SAG-18 can be had as DOT', () => {
    const drawn = dot(sagaTable);
    expect(drawn).toMatch(/^digraph saga \{\n[^]*\}\n$/);
    expect(drawn).toContain('completed [shape=doublecircle];');
    expect(drawn.match(/->/g)).toHaveLength(mermaid(sagaTable).match(/ : /g)?.length ?? 0);
  });
});
