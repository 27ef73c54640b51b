// What may be done to customers, one by one and two at a time.
import { expect, test } from 'vitest';
import { refuse } from '../decision';
import { decide } from '../decide';
import { customerId } from '../ids';
import { CUSTOMER, ORGANISATION, OTHER_CUSTOMER, command, exampleId } from '../testing/examples';
import { after, continued, eventsOf, given, stateOf, statesAfter } from '../testing/given';

const ada = { reference: 'C-1', profile: { name: 'Ada Byron', email: 'ada@example.org', phone: '', address: '' } };
const create = (id = CUSTOMER, reference = 'C-1') => command('CreateCustomer', id, { ...ada, reference });
const change = command('ChangeCustomer', CUSTOMER, { ...ada, reference: 'C-2' });
const merge = (id = CUSTOMER, mergedId = OTHER_CUSTOMER) => command('MergeCustomer', id, { mergedId });
const both = after(create(), create(OTHER_CUSTOMER, 'C-9'));
const merged = continued(both, merge());

test('CUS-1 a customer is created once; the same content again is nothing happened', () => {
  expect(stateOf(both, 'customer', CUSTOMER)).toEqual({ status: 'active', merged: [], ...ada });
  expect(eventsOf(given(both).when(create()))).toEqual([]);
  expect(given(both).when(create(CUSTOMER, 'C-7'))).toEqual(refuse({ code: 'customer-exists' }));
});

test('CUS-2 a known customer can be changed; the same content is nothing happened', () => {
  const changed = continued(both, change);
  expect(stateOf(changed, 'customer', CUSTOMER)).toMatchObject({ reference: 'C-2' });
  expect(eventsOf(given(changed).when(change))).toEqual([]);
  expect(given().when(change)).toEqual(refuse({ code: 'customer-unknown' }));
});

test('CUS-2 of a merged customer it is said into whom', () => {
  const late = command('ChangeCustomer', OTHER_CUSTOMER, ada);
  expect(given(merged).when(late)).toEqual(refuse({ code: 'customer-merged', into: CUSTOMER }));
});

test('CUS-3 merging changes both: one knows whom it took in, the other points onward', () => {
  expect(stateOf(merged, 'customer', CUSTOMER)).toMatchObject({ status: 'active', merged: [OTHER_CUSTOMER] });
  expect(stateOf(merged, 'customer', OTHER_CUSTOMER)).toEqual({
    status: 'merged',
    into: CUSTOMER,
    ...ada,
    reference: 'C-9',
  });
});

test('CUS-3 the same merge again is nothing happened', () => {
  expect(eventsOf(given(merged).when(merge()))).toEqual([]);
});

test('CUS-3 a device that knows one half adds the other', () => {
  const [absorbed, pointed] = merged.slice(both.length);
  if (absorbed === undefined || pointed === undefined) return expect.unreachable();
  expect(eventsOf(given(both, [pointed]).when(merge()))).toEqual([absorbed]);
  return expect(eventsOf(given(both, [absorbed]).when(merge()))).toContainEqual(pointed);
});

test('CUS-4 a customer is not merged with itself', () => {
  expect(given(both).when(merge(CUSTOMER, CUSTOMER))).toEqual(refuse({ code: 'customer-merges-itself' }));
});

test('CUS-4 an unknown or merged customer takes no part', () => {
  const third = customerId(exampleId(32));
  expect(given(both).when(merge(CUSTOMER, third))).toEqual(refuse({ code: 'customer-unknown' }));
  expect(given(both).when(merge(third, CUSTOMER))).toEqual(refuse({ code: 'customer-unknown' }));
  const three = continued(merged, create(third));
  expect(given(three).when(merge(third, OTHER_CUSTOMER))).toEqual(refuse({ code: 'customer-merged', into: CUSTOMER }));
  expect(given(three).when(merge(OTHER_CUSTOMER, third))).toEqual(refuse({ code: 'customer-merged', into: CUSTOMER }));
  expect(given(three).when(merge(OTHER_CUSTOMER, CUSTOMER))).toEqual(
    refuse({ code: 'customer-merged', into: CUSTOMER }),
  );
});

test('ORD-15 a merged customer takes no facts, and none is created twice', () => {
  expect(() => statesAfter([...both, ...both])).toThrow('created once');
  const changed = eventsOf(decide(command('ChangeCustomer', OTHER_CUSTOMER, ada), statesAfter(both), ORGANISATION));
  expect(() => statesAfter([...merged, ...changed])).toThrow('cannot follow a merged customer');
});
