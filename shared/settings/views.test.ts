// The views everybody has.
import { expect, test } from 'vitest';
import { accept, refuse } from '../decision';
import type { Role } from '../person/person';
import { MANAGER, NOON, SETTINGS, command, exampleId } from '../testing/examples';
import { continued, eventsOf, given, statesAfter } from '../testing/given';
import { MOST_VIEWS, shareViewSchema } from './views';

const share = (name: string, address = 'status=%5B%22placed%22%5D', defaultFor: readonly Role[] = []) =>
  command('ShareView', SETTINGS, { name, address, defaultFor }, { author: MANAGER });
const unshare = (name: string) => command('UnshareView', SETTINGS, { name }, { author: MANAGER });
const views = (history: Parameters<typeof statesAfter>[0]) => statesAfter(history).get('settings', SETTINGS)?.views;

test('SET-4 a shared view is in the settings, with who shared it and when', () => {
  const events = continued([], share('Open', 'x', ['warehouse']));
  expect(views(events)).toEqual([{ name: 'Open', address: 'x', defaultFor: ['warehouse'], by: MANAGER, at: NOON }]);
});

test('SET-4 under the same name it takes the place; the same again is nothing happened', () => {
  const events = continued([], share('A', 'a'), share('B', 'b'), share('A', 'c'));
  expect(views(events)?.map(({ name, address }) => [name, address])).toEqual([
    ['A', 'c'],
    ['B', 'b'],
  ]);
  expect(eventsOf(given(events).when(share('B', 'b')))).toEqual([]);
});

test('SET-4 taking a view away twice is doing it once', () => {
  const events = continued([], share('A'), unshare('A'));
  expect(views(events)).toEqual([]);
  expect(given(events).when(unshare('A'))).toEqual(accept());
});

test('SET-5 a role has one view that opens first, the one said last', () => {
  const events = continued([], share('A', 'a', ['warehouse', 'finance']), share('B', 'b', ['finance']));
  expect(views(events)?.map(({ name, defaultFor }) => [name, defaultFor])).toEqual([
    ['A', ['warehouse']],
    ['B', ['finance']],
  ]);
});

test('SET-4 there are so many views and no more; one that is there can still be changed', () => {
  const all = Array.from({ length: MOST_VIEWS }, (_, n) => share(`View ${String(n)}`));
  const events = continued([], ...all);
  expect(given(events).when(share('One more'))).toEqual(refuse({ code: 'too-many-views', most: 30 }));
  expect(eventsOf(given(events).when(share('View 7', 'other')))).toHaveLength(1);
});

test('SET-1 there are no views of other settings', () => {
  const elsewhere = command('UnshareView', exampleId(99), { name: 'A' });
  expect(given().when(elsewhere)).toEqual(refuse({ code: 'settings-unknown' }));
});

test('SET-4 a name says something and is bounded; a role stands once', () => {
  const read = (change: object) => shareViewSchema.safeParse({ name: 'A', address: '', defaultFor: [], ...change });
  expect(read({}).success).toBe(true);
  const others = [{ name: ' ' }, { name: ' A' }, { name: 'x'.repeat(61) }, { address: 'x'.repeat(2_001) }];
  for (const change of [...others, { defaultFor: ['admin', 'admin'] }, { defaultFor: ['boss'] }, { more: 1 }])
    expect(read(change).success).toBe(false);
});
