import { expect, test } from 'vitest';
import { firstStepsFor } from './first-steps';

const nothing = { products: 0, customers: 0, people: 1, isNamed: false };
const pathsFor = (...roles: Parameters<typeof firstStepsFor>[0]) => firstStepsFor(roles, nothing).map(({ to }) => to);

test('FRM-14 each role is told what it can do first, and nothing it may not', () => {
  expect(pathsFor('warehouse')).toEqual(['/products', '/capture']);
  expect(pathsFor('finance')).toEqual(['/products', '/customers', '/import', '/capture']);
  expect(pathsFor('manager')).toEqual(['/products', '/customers', '/import', '/capture', '/attention']);
  expect(pathsFor('admin')).toEqual(['/settings', '/people']);
  expect(pathsFor('manager', 'admin').slice(0, 3)).toEqual(['/settings', '/people', '/products']);
});

test('FRM-14 what is done already is ticked by what is there', () => {
  const already = { products: 3, customers: 0, people: 2, isNamed: true };
  const done = firstStepsFor(['manager', 'admin'], already).filter(({ isDone }) => isDone);
  expect(done.map(({ to }) => to)).toEqual(['/settings', '/people', '/products']);
});
