// The demo repeats by its seed, is about as large as said, and every command of it goes through.
import { expect, test } from 'vitest';
import { decide } from '../decide';
import { settingsIdOf } from '../ids';
import { defaultSettings } from '../settings/settings';
import { mutableStates } from '../states';
import { NOON, ORGANISATION } from '../testing/examples';
import { commandTable } from '../command-table';
import { generateDemo } from './generate-demo';
import { generateOrders } from './generate-orders';
import { seeded } from './seeded';

const options = { seed: 7, count: 400, organisation: ORGANISATION, startingAt: NOON };

test('DEM-1 a seed makes the same orders again, another seed makes others', () => {
  const first = [...generateOrders(options)];
  expect([...generateOrders(options)]).toEqual(first);
  const others = new Set([...generateOrders({ ...options, seed: 8 })].map(({ subject }) => subject));
  expect(first.filter(({ subject }) => others.has(subject))).toEqual([]);
});

test('DEM-1 an order does not depend on how many follow it', () => {
  const few = [...generateOrders({ ...options, count: 20 })];
  expect([...generateOrders(options)].slice(0, 20)).toEqual(few);
});

test('DEM-2 orders are about a kilobyte each, in several currencies, some of them credits', () => {
  const payloads = [...generateOrders(options)].map(({ payload }) => payload);
  const average = payloads.reduce((sum, payload) => sum + JSON.stringify(payload).length, 0) / payloads.length;
  expect(average).toBeGreaterThan(900);
  expect(average).toBeLessThan(1_100);
  const abroad = payloads.filter(({ currency }) => currency !== 'EUR').length;
  expect(abroad).toBeGreaterThan(0);
  expect(abroad).toBeLessThan(payloads.length / 5);
  expect(payloads.some(({ lines }) => lines.every(({ quantity }) => quantity < 0))).toBe(true);
});

test('DEM-3 every command is valid and goes through on what the ones before it left', () => {
  const states = mutableStates();
  states.set('settings', settingsIdOf(ORGANISATION), defaultSettings);
  const types = new Map<string, number>();
  const ids = new Set<string>();
  for (const command of generateDemo(options)) {
    expect(commandTable[command.type].schema.safeParse(command.payload).error).toBeUndefined();
    const decision = decide(command, states, ORGANISATION);
    expect(decision).toMatchObject({ type: 'accepted' });
    if (decision.type === 'accepted') decision.events.forEach(states.apply);
    types.set(command.type, (types.get(command.type) ?? 0) + 1);
    ids.add(command.id);
  }
  expect(ids.size).toBe([...types.values()].reduce((sum, count) => sum + count, 0));
  expect([...types.keys()].sort()).toEqual([
    'AddNote',
    'AmendOrder',
    'CancelOrder',
    'CompleteOrder',
    'CreateCustomer',
    'CreateProduct',
    'PlaceHold',
    'PlaceOrder',
    'ReleaseHold',
  ]);
});

test('chance spreads evenly over its range', () => {
  const chance = seeded(1, 2, 3);
  const buckets = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 10_000; n += 1) {
    const bucket = Math.floor(chance() * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const count of buckets) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});
