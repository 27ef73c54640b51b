// Which commands other programs give by POST, under which name. Their bodies are the payloads of the command table.
import type { commandTable } from '../../command-table';

type Row = { readonly path: string; readonly type: keyof typeof commandTable; readonly summary: string };

export const orderCommands = [
  { path: 'amend', type: 'AmendOrder', summary: 'Give a placed order other content' },
  { path: 'notes', type: 'AddNote', summary: 'Add a note to an order' },
  { path: 'holds', type: 'PlaceHold', summary: 'Hold an order back from completion' },
  { path: 'release-hold', type: 'ReleaseHold', summary: 'Release a hold' },
  { path: 'complete', type: 'CompleteOrder', summary: 'Complete an order' },
  { path: 'cancel', type: 'CancelOrder', summary: 'Cancel an order' },
  { path: 'retry', type: 'RetryOrder', summary: 'Place a failed order again' },
] as const satisfies readonly Row[];

export const productCommands = [
  { path: 'change', type: 'ChangeProduct', summary: 'Give a product other content' },
  { path: 'withdraw', type: 'WithdrawProduct', summary: 'Stop offering a product' },
] as const satisfies readonly Row[];

export const customerCommands = [
  { path: 'change', type: 'ChangeCustomer', summary: 'Give a customer other content' },
  { path: 'merge', type: 'MergeCustomer', summary: 'Merge another customer into this one' },
] as const satisfies readonly Row[];

export type OrderCommandRow = (typeof orderCommands)[number];
