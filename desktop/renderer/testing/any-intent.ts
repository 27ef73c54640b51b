// Anything a person may ask for, on few aggregates, so that what they ask for meets.
import * as fc from 'fast-check';
import type { CommandType } from 'shared/command-table';
import { isCommandType } from 'shared/command-table';
import { anyOfType } from 'shared/testing/arbitraries';
import type { Intent } from '../commands/intent';

const TYPES: readonly CommandType[] = [
  'PlaceOrder',
  'PlaceOrder',
  'AmendOrder',
  'AddNote',
  'AddNote',
  'PlaceHold',
  'ReleaseHold',
  'CompleteOrder',
  'CancelOrder',
  'CreateCustomer',
  'ChangeCustomer',
  'MergeCustomer',
  'CreateProduct',
  'ChangeProduct',
  'WithdrawProduct',
  'ChangeSettings',
  'ShareView',
  'UnshareView',
];

export const anyIntent: fc.Arbitrary<Intent> = fc.oneof(...TYPES.map(anyOfType)).map(({ type, subject, payload }) => {
  if (!isCommandType(type)) throw new Error('only business commands are drawn');
  // Type and payload come from one command.
  return { type, subject, payload } as Intent;
});
