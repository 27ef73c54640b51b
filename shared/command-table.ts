// Every command there is: its aggregate, its payload's schema and version, who may issue it, and what else it concerns.
import type { z } from 'zod';
import * as customer from './customer/customer';
import * as order from './order/commands';
import * as person from './person/person';
import * as product from './product/product';
import { acknowledgeRefusalSchema, takeOverRefusalSchema } from './refusal/refusal';
import { changeSettingsSchema } from './settings/settings';
import { shareViewSchema, unshareViewSchema } from './settings/views';
import * as site from './site/site';
import type { AggregateType } from './aggregate';
import type { CommandGroup } from './policy';

export type CommandRow = {
  readonly aggregate: AggregateType;
  readonly schema: z.ZodType;
  /** Version of the payload on the wire; raised with its schema. */
  readonly v: number;
  readonly group: CommandGroup;
  /** Whether the settings are read, or changed along with the subject. */
  readonly settings: 'no' | 'consulted' | 'touched';
  /** An independent command stands on its own even if the one before it on the same subject was refused. */
  readonly independent: boolean;
};

const row = <const Schema extends z.ZodType>(
  aggregate: AggregateType,
  schema: Schema,
  group: CommandGroup,
  extra: Partial<Pick<CommandRow, 'settings' | 'independent'>> = {},
) => ({ aggregate, schema, v: 1, group, settings: 'no' as const, independent: false, ...extra }) satisfies CommandRow;

const CONSULTS = { settings: 'consulted' } as const;
const TOUCHES = { settings: 'touched' } as const;
const INDEPENDENT = { independent: true } as const;

export const commandTable = {
  PlaceOrder: row('order', order.placeOrderSchema, 'orders'),
  AmendOrder: row('order', order.amendOrderSchema, 'orders'),
  AddNote: row('order', order.addNoteSchema, 'anyone', INDEPENDENT),
  PlaceHold: row('order', order.placeHoldSchema, 'orders'),
  ReleaseHold: row('order', order.releaseHoldSchema, 'orders'),
  CompleteOrder: row('order', order.completeOrderSchema, 'orders', CONSULTS),
  CancelOrder: row('order', order.cancelOrderSchema, 'orders'),
  RetryOrder: row('order', order.retryOrderSchema, 'approvals', CONSULTS),
  RecordCheckout: row('order', order.recordCheckoutSchema, 'system', CONSULTS),
  RecordBasketDeletion: row('order', order.recordBasketDeletionSchema, 'system'),
  RecordShopStatus: row('order', order.recordShopStatusSchema, 'system', CONSULTS),
  PassDeadline: row('order', order.passDeadlineSchema, 'system', CONSULTS),
  CreateProduct: row('product', product.createProductSchema, 'orders'),
  ChangeProduct: row('product', product.changeProductSchema, 'orders'),
  WithdrawProduct: row('product', product.withdrawProductSchema, 'orders'),
  CreateCustomer: row('customer', customer.createCustomerSchema, 'orders'),
  ChangeCustomer: row('customer', customer.changeCustomerSchema, 'orders'),
  MergeCustomer: row('customer', customer.mergeCustomerSchema, 'orders'),
  AddPerson: row('person', person.addPersonSchema, 'administration', TOUCHES),
  ChangePerson: row('person', person.changePersonSchema, 'administration', TOUCHES),
  DisablePerson: row('person', person.disablePersonSchema, 'administration', TOUCHES),
  EnablePerson: row('person', person.enablePersonSchema, 'administration', TOUCHES),
  CreateSite: row('site', site.createSiteSchema, 'administration'),
  ChangeSite: row('site', site.changeSiteSchema, 'administration'),
  CloseSite: row('site', site.closeSiteSchema, 'administration'),
  ChangeSettings: row('settings', changeSettingsSchema, 'administration'),
  ShareView: row('settings', shareViewSchema, 'views'),
  UnshareView: row('settings', unshareViewSchema, 'views'),
  TakeOverRefusal: row('refusal', takeOverRefusalSchema, 'approvals', INDEPENDENT),
  AcknowledgeRefusal: row('refusal', acknowledgeRefusalSchema, 'anyone', INDEPENDENT),
} as const satisfies Record<string, CommandRow>;

export type CommandType = keyof typeof commandTable;

export const isCommandType = (name: string): name is CommandType => Object.hasOwn(commandTable, name);
/** The row of a command, widened so that callers need not know which. */
export const rowOf = (type: CommandType): CommandRow => commandTable[type];
