// The operations on products and customers, as data.
import { commandTable } from 'shared/command-table';
import { customerPageSchema, customerSchema, productPageSchema, productSchema } from 'shared/contract/rest/catalogue';
import { customerCommands, productCommands } from 'shared/contract/rest/commands';
import type { CommandType } from 'shared/command-table';
import { mayIssue, mayRead } from 'shared/policy';
import { z } from 'zod';
import { anyOf, exactly, listShape } from './list';
import { operation } from './operation';
import { NOTHING, RECEIPT } from './order-operations';

const reading = (what: 'products' | 'customers') =>
  ({
    method: 'get',
    tag: what,
    scope: `${what}:read`,
    mayUse: (actor: Parameters<typeof mayRead>[0]) => mayRead(actor, what),
    body: null,
    precondition: 'none',
    key: 'none',
  }) as const;

const ONE = { query: NOTHING, precondition: 'if-none-match', problems: [404] } as const;
const SEEN = { about: 'It is as the ETag says.', headers: ['ETag'] } as const;

const creating = (what: 'products' | 'customers', type: 'CreateProduct' | 'CreateCustomer') =>
  operation({
    id: `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`,
    method: 'put',
    tag: what,
    path: `/${what}/{id}`,
    summary: `Create a ${what.slice(0, -1)} under an id of your own`,
    scope: `${what}:write`,
    mayUse: (actor) => mayIssue(actor, type),
    query: NOTHING,
    body: commandTable[type].schema,
    precondition: 'create',
    key: 'optional',
    answers: { 201: { ...RECEIPT, about: 'It is created.', headers: [...RECEIPT.headers, 'Location'] } },
    problems: [409, 412, 413, 415, 428],
  });

export const PRODUCT_OPERATIONS = {
  list: operation({
    ...reading('products'),
    id: 'listProducts',
    path: '/products',
    summary: 'List products',
    query: z.strictObject({
      ...listShape('product', 'sku'),
      state: anyOf(['offered', 'withdrawn']),
      sku: exactly(64, 'Exactly this SKU.'),
      barcode: exactly(64, 'Exactly this bar code.'),
    }),
    answers: { 200: { about: 'A page of products.', schema: productPageSchema, headers: ['Link'] } },
    problems: [],
  }),
  one: operation({
    ...reading('products'),
    ...ONE,
    id: 'getProduct',
    path: '/products/{id}',
    summary: 'Read one product',
    answers: { 200: { about: 'The product.', schema: productSchema, headers: ['ETag'] }, 304: SEEN },
  }),
  create: creating('products', 'CreateProduct'),
} as const;

export const CUSTOMER_OPERATIONS = {
  list: operation({
    ...reading('customers'),
    id: 'listCustomers',
    path: '/customers',
    summary: 'List customers',
    query: z.strictObject({
      ...listShape('customer', 'reference'),
      state: anyOf(['active', 'merged']),
      reference: exactly(100, 'Exactly this reference.'),
    }),
    answers: { 200: { about: 'A page of customers.', schema: customerPageSchema, headers: ['Link'] } },
    problems: [],
  }),
  one: operation({
    ...reading('customers'),
    ...ONE,
    id: 'getCustomer',
    path: '/customers/{id}',
    summary: 'Read one customer',
    answers: { 200: { about: 'The customer.', schema: customerSchema, headers: ['ETag'] }, 304: SEEN },
  }),
  create: creating('customers', 'CreateCustomer'),
} as const;

type Row = { readonly path: string; readonly type: CommandType; readonly summary: string };

const commanding = (what: 'products' | 'customers', { path, type, summary }: Row) => ({
  type,
  operation: operation({
    id: `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`,
    method: 'post',
    tag: what,
    path: `/${what}/{id}/${path}`,
    summary,
    scope: `${what}:write`,
    mayUse: (actor) => mayIssue(actor, type),
    query: NOTHING,
    body: commandTable[type].schema,
    precondition: 'if-match',
    key: 'required',
    answers: { 200: RECEIPT },
    problems: [404, 409, 412, 413, 415, 428],
  }),
});

export const catalogueCommandOperations = [
  ...productCommands.map((row) => commanding('products', row)),
  ...customerCommands.map((row) => commanding('customers', row)),
];
