// The wire is pinned: every schema of the conversation and the shape of every state, by one fingerprint per version.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../canonical-json';
import { commandTable } from '../command-table';
import type { AggregateType } from '../aggregate';
import { defaultSettings } from '../settings/settings';
import type { AnyState, StateOf } from '../states';
import {
  CLERK,
  CUSTOMER,
  MANAGER,
  NOON,
  ORDER,
  OTHER_CUSTOMER,
  basketDeletion,
  cancelOrder,
  checkout,
  command,
} from '../testing/examples';
import { completeOrder, euro, exampleId, line, passDeadline, placeHold, placeOrder } from '../testing/examples';
import { after, continued, orderAfter } from '../testing/given';
import { announcementSchemas, cloudEventTypes } from './announcements';
import { FINAL_CODES, RETRY_CODES, refusedAckSchema } from './codes';
import { wireCommandSchema } from './commands';
import * as conversation from './conversation';
import { documentSchema } from './documents';
import { pushResultSchema, receiptSchema } from './receipts';
import { LIMITS, OLDEST_PROTOCOL, PROTOCOL_HISTORY, PROTOCOL_VERSION } from './version';

const hash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 12);
const jsonSchemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const schemasIn = (module: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(module).flatMap(([name, value]) =>
      value instanceof z.ZodType ? [[name, jsonSchemaOf(value)]] : [],
    ),
  );

/** What is sent and answered on /sync. */
const everySchema = {
  ...schemasIn({
    ...conversation,
    refusedAckSchema,
    wireCommandSchema,
    pushResultSchema,
    receiptSchema,
    documentSchema,
  }),
  commands: Object.fromEntries(
    Object.entries(commandTable).map(([type, { schema, v }]) => [type, { v, schema: jsonSchemaOf(schema) }]),
  ),
  codes: [FINAL_CODES, RETRY_CODES],
};

/** A value with its texts and numbers taken out: what is left is its shape. Words that tell kinds apart stay. */
function outline(value: unknown, name = ''): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return [...new Set(value.map((item) => canonicalJson(outline(item))))].sort();
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([member, of]) => [member, outline(of, member)]));
  return ['status', 'type', 'kind', 'origin'].includes(name) ? value : typeof value;
}

/** States that between them have every member there is; a status is missing only where the compiler would notice. */
const everyState: { readonly [T in AggregateType]: readonly StateOf[T][] } = {
  order: orders(),
  product: [
    {
      status: 'offered',
      sku: 'LAMP-1',
      name: '',
      barcode: '',
      unitPrice: line().unitPrice,
      currency: euro(0).currency,
      taxBasisPoints: 0,
    },
  ],
  customer: [
    {
      status: 'active',
      merged: [OTHER_CUSTOMER],
      reference: '',
      profile: { name: '', email: '', phone: '', address: '' },
    },
    { status: 'merged', into: CUSTOMER, reference: '', profile: null },
  ],
  person: [{ status: 'active', name: '', signInName: '', roles: ['admin'] }],
  site: [{ status: 'open', code: '', name: '' }],
  settings: [
    {
      ...defaultSettings,
      administrators: [CLERK],
      views: [{ name: '', address: '', defaultFor: ['admin'], by: CLERK, at: NOON }],
    },
  ],
  refusal: [
    { status: 'open', author: CLERK, code: '' },
    {
      status: 'open',
      author: CLERK,
      code: '',
      takenOverBy: MANAGER,
      refused: { type: '', params: {}, command: { v: 1, subject: '', payload: {}, occurredAt: NOON } },
    },
  ],
};

function orders(): readonly StateOf['order'][] {
  const full = {
    discount: { type: 'rate', basisPoints: 1 },
    shipping: { minor: 1, taxBasisPoints: 0 },
    lines: [line(), line({ discount: { type: 'amount', minor: 1 } })],
  } as const;
  const note = command('AddNote', ORDER, { noteId: exampleId(80), text: '' });
  const desk = continued(after(placeOrder({ ...full, lines: [...full.lines] })), placeHold(), note);
  const shop = after(checkout({ contact: { fullName: null, email: null } }), checkout({ total: euro(1) }));
  const histories = [
    desk,
    shop,
    continued(shop, basketDeletion('complete'), cancelOrder()),
    continued(shop, passDeadline(0), passDeadline(1), passDeadline(2)),
    continued(shop, command('PlaceHold', ORDER, { holdId: exampleId(1), reason: '' }, { author: MANAGER })),
    after(placeOrder(), completeOrder()),
  ];
  return histories.map(orderAfter);
}

const stateShapes = Object.fromEntries(
  Object.entries(everyState).map(([type, states]) => [type, outline(states satisfies readonly AnyState[])]),
);

test('SYN-25 the wire changes only together with its version', () => {
  // Until version 1 has left the house a change moves the fingerprint alone; from then on the version too.
  expect({ PROTOCOL_VERSION, wire: hash(everySchema), states: hash(stateShapes) }).toEqual({
    PROTOCOL_VERSION: 1,
    wire: 'fb915769bebb',
    states: '71d073d2c552',
  });
});

test('SYN-25 what the world hears changes only together with its types', () => {
  const messages = Object.entries(announcementSchemas).map(([type, schema]) => [type, jsonSchemaOf(schema)]);
  expect({ types: Object.keys(cloudEventTypes).length, messages: hash(messages) }).toEqual({
    types: 9,
    messages: '8f818bf3056a',
  });
  expect(new Set(Object.values(cloudEventTypes)).size).toBe(Object.keys(announcementSchemas).length);
});

test('SYN-25 every version says what it added, and the one before is still served', () => {
  expect(Object.keys(PROTOCOL_HISTORY).map(Number)).toEqual(Array.from({ length: PROTOCOL_VERSION }, (_, n) => n + 1));
  expect(OLDEST_PROTOCOL).toBe(Math.max(1, PROTOCOL_VERSION - 1));
});

test('SYN-25 a member more, less or of another kind is another fingerprint', () => {
  const known = z.strictObject({ a: z.string(), b: z.int() });
  const others = [
    known.extend({ c: z.string().optional() }),
    known.omit({ b: true }),
    known.extend({ b: z.string() }),
    known.extend({ a: z.string().max(5) }),
  ];
  expect(new Set([known, ...others].map((schema) => hash(jsonSchemaOf(schema)))).size).toBe(5);
  const shapes = [
    { status: 'placed', at: NOON },
    { status: 'failed', at: NOON },
    { status: 'placed', at: null },
    { status: 'placed' },
  ];
  expect(new Set(shapes.map((shape) => hash(outline(shape)))).size).toBe(4);
  expect(outline({ at: NOON })).toEqual(outline({ at: 'another moment' }));
});

test('ORD-3 one order of the largest size fits one push, and one page one message', () => {
  expect(LIMITS.pushBytes).toBeGreaterThan(200_000 + 200 * 40 + 1_000);
  expect(LIMITS.maxMessageBytes).toBeGreaterThan(LIMITS.pullBytes + LIMITS.pushBytes);
});
