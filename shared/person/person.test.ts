// Who may sign in, and that somebody always can.
import { expect, test } from 'vitest';
import { refuse } from '../decision';
import { ADMIN, CLERK, SETTINGS, command } from '../testing/examples';
import { after, continued, eventTypesOf, eventsOf, given, stateOf, statesAfter } from '../testing/given';
import type { Role } from './person';
import { addPersonSchema, rolesSchema } from './person';

const add = (id: string, name: string, roles: readonly Role[]) =>
  command('AddPerson', id, { name, signInName: name.toLowerCase(), roles: [...roles] });
const change = (id: string, name: string, roles: readonly Role[]) =>
  command('ChangePerson', id, { name, roles: [...roles] });
const disable = (id: string) => command('DisablePerson', id, {});
const enable = (id: string) => command('EnablePerson', id, {});
const administrators = (...past: Parameters<typeof statesAfter>) =>
  statesAfter(...past).get('settings', SETTINGS)?.administrators;

const two = after(add(ADMIN, 'Ada', ['manager', 'admin']), add(CLERK, 'Bo', ['warehouse']));

test('PER-1 a person is added with a name, a sign-in name and roles', () => {
  expect(stateOf(two, 'person', CLERK)).toEqual({
    status: 'active',
    name: 'Bo',
    signInName: 'bo',
    roles: ['warehouse'],
  });
});

test('PER-1 the same again is nothing happened, other content is refused by the sign-in name', () => {
  expect(eventsOf(given(two).when(add(ADMIN, 'Ada', ['manager', 'admin'])))).toEqual([]);
  expect(given(two).when(add(CLERK, 'Bo', ['finance']))).toEqual(refuse({ code: 'person-exists', signInName: 'bo' }));
  const gone = continued(two, disable(CLERK));
  expect(given(gone).when(add(CLERK, 'Bo', ['warehouse']))).toEqual(
    refuse({ code: 'person-exists', signInName: 'bo' }),
  );
});

test('PER-1 there is no person without a role, and roles come in one order', () => {
  expect(addPersonSchema.safeParse({ name: 'Bo', signInName: 'bo', roles: [] }).success).toBe(false);
  expect(rolesSchema.parse(['admin', 'warehouse', 'admin'])).toEqual(['warehouse', 'admin']);
});

test('PER-2 name and roles of a known person can be changed; the same content is nothing happened', () => {
  const changed = continued(two, change(CLERK, 'Bo', ['finance', 'admin']));
  expect(stateOf(changed, 'person', CLERK)).toMatchObject({ roles: ['finance', 'admin'] });
  expect(administrators(changed)).toEqual([ADMIN, CLERK]);
  expect(eventsOf(given(changed).when(change(CLERK, 'Bo', ['finance', 'admin'])))).toEqual([]);
  for (const asked of [change(CLERK, 'Bo', ['finance']), disable(CLERK), enable(CLERK)])
    expect(given().when(asked)).toEqual(refuse({ code: 'person-unknown' }));
});

test('PER-3 a disabled person holds no role; enabling gives back what they held', () => {
  const both = continued(two, change(CLERK, 'Bo', ['admin']));
  const gone = continued(both, disable(CLERK));
  expect(stateOf(gone, 'person', CLERK)).toMatchObject({ status: 'disabled', roles: ['admin'] });
  expect(administrators(gone)).toEqual([ADMIN]);
  expect(administrators(continued(gone, enable(CLERK)))).toEqual([ADMIN, CLERK]);
});

test('PER-3 doing either twice is doing it once', () => {
  const gone = continued(two, disable(CLERK));
  expect(eventsOf(given(gone).when(disable(CLERK)))).toEqual([]);
  expect(eventsOf(given(two).when(enable(CLERK)))).toEqual([]);
});

test('PER-3 roles changed while disabled count from enabling on', () => {
  const promoted = continued(two, disable(CLERK), change(CLERK, 'Bo', ['admin']));
  expect(administrators(promoted)).toEqual([ADMIN]);
  expect(administrators(continued(promoted, enable(CLERK)))).toEqual([ADMIN, CLERK]);
});

test('PER-4 the last administrator is neither disabled nor demoted', () => {
  expect(given(two).when(disable(ADMIN))).toEqual(refuse({ code: 'last-administrator' }));
  expect(given(two).when(change(ADMIN, 'Ada', ['manager']))).toEqual(refuse({ code: 'last-administrator' }));
  const second = continued(two, change(CLERK, 'Bo', ['admin']));
  expect(eventTypesOf(eventsOf(given(second).when(disable(ADMIN))))).toEqual([
    'PersonDisabled',
    'AdministratorRemoved',
  ]);
  expect(given(continued(second, disable(ADMIN))).when(disable(CLERK))).toEqual(refuse({ code: 'last-administrator' }));
});

test('PER-4 a name may change where the role does not', () => {
  expect(eventTypesOf(eventsOf(given(two).when(change(ADMIN, 'Ada B.', ['admin']))))).toEqual(['PersonChanged']);
});

test('ORD-15 a person is added once, before anything else', () => {
  expect(() => statesAfter([...two, ...two])).toThrow('added once');
  expect(() => statesAfter([{ aggregate: 'person', id: CLERK, event: { type: 'PersonDisabled' } }])).toThrow(
    'nobody added',
  );
});
