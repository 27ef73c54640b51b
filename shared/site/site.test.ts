// What may be done to the places where goods are.
import { expect, test } from 'vitest';
import { refuse } from '../decision';
import { SITE, command } from '../testing/examples';
import { after, continued, eventsOf, given, stateOf, statesAfter } from '../testing/given';

const create = (name = 'Harbour') => command('CreateSite', SITE, { code: 'HB', name });
const change = (name = 'Old harbour') => command('ChangeSite', SITE, { code: 'HB', name });
const close = command('CloseSite', SITE, {});
const open = after(create());
const closed = continued(open, close);

test('SIT-1 a place is created once; the same content again is nothing happened', () => {
  expect(stateOf(open, 'site', SITE)).toEqual({ status: 'open', code: 'HB', name: 'Harbour' });
  expect(eventsOf(given(open).when(create()))).toEqual([]);
  expect(given(open).when(create('Airport'))).toEqual(refuse({ code: 'site-exists', siteCode: 'HB' }));
});

test('SIT-2 an open place can be changed; the same content is nothing happened', () => {
  expect(stateOf(continued(open, change()), 'site', SITE)).toMatchObject({ name: 'Old harbour' });
  expect(eventsOf(given(open).when(change('Harbour')))).toEqual([]);
});

test('SIT-2 an unknown or closed place is not changed', () => {
  expect(given().when(change())).toEqual(refuse({ code: 'site-unknown' }));
  expect(given(closed).when(change())).toEqual(refuse({ code: 'site-closed', siteCode: 'HB' }));
});

test('SIT-3 closing twice is one closing', () => {
  expect(stateOf(closed, 'site', SITE)).toMatchObject({ status: 'closed' });
  expect(eventsOf(given(closed).when(close))).toEqual([]);
  expect(given().when(close)).toEqual(refuse({ code: 'site-unknown' }));
});

test('ORD-15 a closed place takes no facts, and none is created twice', () => {
  expect(() => statesAfter([...open, ...open])).toThrow('created once');
  expect(() => statesAfter([...closed, ...continued(open, close).slice(1)])).toThrow('cannot follow a closed place');
});
