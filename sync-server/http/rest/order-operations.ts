// The operations on orders, as data.
import { commandTable } from 'shared/command-table';
import { commandReceiptSchema } from 'shared/contract/rest/common';
import type { OrderCommandRow } from 'shared/contract/rest/commands';
import { orderCommands } from 'shared/contract/rest/commands';
import { orderEventPageSchema, orderPageSchema, orderSchema } from 'shared/contract/rest/orders';
import { orderSagaSchema, stateMachineSchema } from 'shared/contract/rest/saga';
import { instantSchema } from 'shared/contract/scalars';
import { uuidSchema } from 'shared/ids';
import { KNOWN_STATUSES, ORIGINS } from 'shared/order/order-filter';
import type { Actor } from 'shared/policy';
import { mayIssue, mayRead } from 'shared/policy';
import { z } from 'zod';
import { anyOf, exactly, limitShape, listShape } from './list';
import { operation } from './operation';

export const NOTHING = z.strictObject({});
const mayReadOrders = (actor: Actor) => mayRead(actor, 'orders');

const moment = (about: string) => instantSchema.optional().meta({ format: 'date-time', description: about });

export const orderQuerySchema = z.strictObject({
  ...listShape('order', '-placedAt'),
  state: anyOf(KNOWN_STATUSES),
  origin: anyOf(ORIGINS),
  'placedAt.gte': moment('Placed at this moment or later.'),
  'placedAt.gt': moment('Placed after this moment.'),
  'placedAt.lte': moment('Placed at this moment or before.'),
  'placedAt.lt': moment('Placed before this moment.'),
  number: exactly(50, 'Exactly this number.'),
  reference: exactly(100, "Exactly this reference of the customer's."),
  source: exactly(100, 'Exactly this source of an imported or shop order.'),
  customerId: uuidSchema.optional().meta({ format: 'uuid' }),
});

const read = {
  method: 'get',
  tag: 'orders',
  scope: 'orders:read',
  mayUse: mayReadOrders,
  body: null,
  precondition: 'none',
  key: 'none',
} as const;

export const RECEIPT = {
  about: 'It is done; what this key is answered from now on.',
  schema: commandReceiptSchema,
  headers: ['ETag', 'Idempotency-Replayed'],
} as const;

export const ORDER_OPERATIONS = {
  list: operation({
    ...read,
    id: 'listOrders',
    path: '/orders',
    summary: 'List orders',
    query: orderQuerySchema,
    answers: { 200: { about: 'A page of orders.', schema: orderPageSchema, headers: ['Link'] } },
    problems: [],
  }),
  one: operation({
    ...read,
    id: 'getOrder',
    path: '/orders/{id}',
    summary: 'Read one order',
    query: NOTHING,
    precondition: 'if-none-match',
    answers: {
      200: { about: 'The order.', schema: orderSchema, headers: ['ETag'] },
      304: { about: 'It is as the ETag says.', headers: ['ETag'] },
    },
    problems: [404],
  }),
  events: operation({
    ...read,
    id: 'listOrderEvents',
    path: '/orders/{id}/events',
    summary: 'Read what happened to an order, oldest first',
    query: z.strictObject(limitShape),
    answers: { 200: { about: 'A page of events.', schema: orderEventPageSchema, headers: ['Link'] } },
    problems: [404],
  }),
  saga: operation({
    ...read,
    id: 'getOrderSaga',
    tag: 'saga',
    path: '/orders/{id}/saga',
    summary: 'Read where an order stands, and what may be asked of it now by whom asks',
    query: NOTHING,
    answers: { 200: { about: 'Its state, and a verdict for each command.', schema: orderSagaSchema } },
    problems: [404],
  }),
  place: operation({
    id: 'placeOrder',
    method: 'put',
    tag: 'orders',
    path: '/orders/{id}',
    summary: 'Place an order under an id of your own',
    description:
      'The same content again is answered as the first time, with Idempotency-Replayed; so is the same Idempotency-Key where one is given.',
    scope: 'orders:write',
    mayUse: (actor) => mayIssue(actor, 'PlaceOrder'),
    query: NOTHING,
    body: commandTable.PlaceOrder.schema,
    precondition: 'create',
    key: 'optional',
    answers: { 201: { ...RECEIPT, about: 'It is placed.', headers: [...RECEIPT.headers, 'Location'] } },
    problems: [409, 412, 413, 415, 428],
  }),
} as const;

export const orderCommandOperation = ({ path, type, summary }: OrderCommandRow) =>
  operation({
    id: `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`,
    method: 'post',
    tag: 'orders',
    path: `/orders/{id}/${path}`,
    summary,
    scope: type === 'RetryOrder' ? 'orders:approve' : 'orders:write',
    mayUse: (actor) => mayIssue(actor, type),
    query: NOTHING,
    body: commandTable[type].schema,
    precondition: 'if-match',
    key: 'required',
    answers: { 200: RECEIPT },
    problems: [404, 409, 412, 413, 415, 428],
  });
export const orderCommandOperations = orderCommands.map((row) => ({ ...row, operation: orderCommandOperation(row) }));

export const STATE_MACHINE = operation({
  ...read,
  id: 'getOrderStateMachine',
  tag: 'saga',
  path: '/order-state-machine',
  summary: 'Read the saga every order goes through',
  description:
    'Drawn from the table the program itself obeys. Ask by Accept for text/vnd.mermaid or text/vnd.graphviz, or add .mmd, .dot or .json.',
  query: NOTHING,
  answers: {
    200: {
      about: 'States, and the steps between them.',
      schema: stateMachineSchema,
      texts: ['text/vnd.mermaid', 'text/vnd.graphviz'],
    },
  },
  problems: [406],
});
