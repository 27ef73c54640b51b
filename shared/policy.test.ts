// Who may do what, read off the table a person would read.
import { describe, expect, test } from 'vitest';
import type { CommandType } from './command-table';
import { commandTable, isCommandType, rowOf } from './command-table';
import type { Role } from './person/person';
import { ROLES } from './person/person';
import type { Actor } from './policy';
import { GROUP_ROLES, mayIssue, permits, systemActor } from './policy';
import { CLERK, REFUSED, command } from './testing/examples';

const acting = (...roles: readonly Role[]): Actor => ({ type: 'person', id: CLERK, roles });
const commandTypes = Object.keys(commandTable).filter(isCommandType);
const allowedTo = (...roles: readonly Role[]) => commandTypes.filter((type) => mayIssue(acting(...roles), type));
const orderWork = commandTypes.filter((type) => rowOf(type).group === 'orders');
const administration: readonly CommandType[] = [
  ...(['AddPerson', 'ChangePerson', 'DisablePerson', 'EnablePerson'] as const),
  ...(['CreateSite', 'ChangeSite', 'CloseSite', 'ChangeSettings'] as const),
];
const views: readonly CommandType[] = ['ShareView', 'UnshareView'];

describe('POL-1 each role', () => {
  test('POL-1 warehouse and finance do order work, and deal with what is theirs', () => {
    const expected = [...orderWork, 'AddNote', 'AcknowledgeRefusal'].sort();
    expect([...allowedTo('warehouse')].sort()).toEqual(expected);
    expect([...allowedTo('finance')].sort()).toEqual(expected);
    expect(orderWork).toEqual(
      expect.arrayContaining([
        'PlaceOrder',
        'AmendOrder',
        'CancelOrder',
        'CompleteOrder',
        'CreateCustomer',
        'CreateProduct',
      ]),
    );
  });

  test('POL-1 a manager also retries what failed, and shares views', () => {
    expect([...allowedTo('manager')].sort()).toEqual(
      [...orderWork, ...views, 'AddNote', 'AcknowledgeRefusal', 'TakeOverRefusal', 'RetryOrder'].sort(),
    );
  });

  test('POL-1 an administrator looks after people, places, settings and shared views, and captures nothing', () => {
    expect([...allowedTo('admin')].sort()).toEqual(
      [...administration, ...views, 'AddNote', 'AcknowledgeRefusal'].sort(),
    );
  });

  test('POL-1 several roles may what one of them may, and none may nothing', () => {
    expect(mayIssue(acting('warehouse', 'admin'), 'AddPerson')).toBe(true);
    expect(allowedTo()).toEqual([]);
    expect(Object.values(GROUP_ROLES).every((roles) => roles.every((role) => ROLES.includes(role)))).toBe(true);
  });
});

test('POL-2 what the server does itself no person may issue', () => {
  const system = commandTypes.filter((type) => rowOf(type).group === 'system');
  expect(system).toEqual(['RecordCheckout', 'RecordBasketDeletion', 'RecordShopStatus', 'PassDeadline']);
  for (const type of system) {
    expect(mayIssue(acting(...ROLES), type)).toBe(false);
    expect(mayIssue(systemActor, type)).toBe(true);
  }
});

test("POL-3 taking over a refusal is a manager's", () => {
  const acknowledge = (takeOver: boolean) => command('AcknowledgeRefusal', REFUSED, { takeOver });
  expect(permits(acting('warehouse'), acknowledge(false))).toBe(true);
  expect(permits(acting('warehouse', 'finance', 'admin'), acknowledge(true))).toBe(false);
  expect(permits(acting('manager'), acknowledge(true))).toBe(true);
  expect(permits(systemActor, acknowledge(true))).toBe(true);
});

test('SYN-34 anyone may withdraw their own command', () => {
  const withdrawn = {
    type: 'Withdrawn',
    id: REFUSED,
    subject: REFUSED,
    payload: {},
    author: CLERK,
    occurredAt: command('RetryOrder', '', {}).occurredAt,
  } as const;
  expect(permits(acting('warehouse'), withdrawn)).toBe(true);
});
