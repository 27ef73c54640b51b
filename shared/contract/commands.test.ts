// What comes over the wire as a command: every bad input is refused by its members' names, and nothing good is.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandType } from '../command-table';
import { commandTable } from '../command-table';
import { COMMAND_TYPES, anyOfType } from '../testing/arbitraries';
import { CLERK, NOON, ORDER, exampleId, line, orderPayload } from '../testing/examples';
import { faultsOf, readCommand, wireCommandSchema } from './commands';

const wire = (changes: Readonly<Record<string, unknown>> = {}) => ({
  id: exampleId(1_000),
  seq: 1,
  type: 'PlaceOrder',
  v: 1,
  subject: ORDER,
  payload: orderPayload(),
  after: [],
  author: CLERK,
  occurredAt: NOON,
  ...changes,
});

/** As the server does it: null where all is well, otherwise the code and what is said about it. */
function faultOf(sent: unknown): { readonly code: string; readonly detail: string } | null {
  const outline = wireCommandSchema.safeParse(sent);
  if (!outline.success) return { code: 'VALIDATION', detail: faultsOf(outline.error) };
  const read = readCommand(outline.data);
  return read.type === 'read' ? null : { code: read.code, detail: read.detail };
}

/** What JSON carries, where a literal would mean something else. */
const parsed = (json: string): unknown => JSON.parse(json);
const withLine = (changes: Readonly<Record<string, unknown>>) =>
  wire({ payload: { ...orderPayload(), lines: [{ ...line(), ...changes }] } });
const withPayload = (changes: Readonly<Record<string, unknown>>) =>
  wire({ payload: { ...orderPayload(), ...changes } });
const addNote = (text: unknown) => wire({ type: 'AddNote', payload: { noteId: exampleId(1), text } });

describe('what is well', () => {
  test('SYN-26 a command is read with its payload', () => {
    expect(faultOf(wire())).toBeNull();
    const outline = wireCommandSchema.parse(wire());
    expect(readCommand(outline)).toEqual({
      type: 'read',
      command: {
        id: exampleId(1_000),
        type: 'PlaceOrder',
        subject: ORDER,
        payload: orderPayload(),
        author: CLERK,
        occurredAt: NOON,
      },
    });
  });

  test('SYN-26 any command a desktop can make is read again after a trip through JSON, and is the same', () => {
    fc.assert(
      fc.property(fc.oneof(...COMMAND_TYPES.map(anyOfType)), (command) => {
        const sent: unknown = JSON.parse(JSON.stringify({ ...wire(), ...command, author: CLERK }));
        const outline = wireCommandSchema.parse(sent);
        expect(readCommand({ ...outline, author: command.author })).toEqual({ type: 'read', command });
      }),
    );
  });

  test('IDS-2 ids are read in lower case, however they were written', () => {
    const shouting = wire({
      id: exampleId(0xabc).toUpperCase(),
      subject: ORDER.toUpperCase(),
      type: 'MergeCustomer',
      payload: { mergedId: exampleId(0xfed).toUpperCase() },
    });
    expect(readCommand(wireCommandSchema.parse(shouting))).toMatchObject({
      command: { id: exampleId(0xabc), subject: ORDER, payload: { mergedId: exampleId(0xfed) } },
    });
  });

  test('SYN-34 a withdrawn command is its number and nothing else', () => {
    const outline = wireCommandSchema.parse(wire({ type: 'Withdrawn', payload: { left: 'over' } }));
    expect(readCommand(outline)).toMatchObject({ type: 'read', command: { type: 'Withdrawn', payload: {} } });
  });

  test('IDS-4 RTL, emoji, quotes and control characters are text like any other', () => {
    for (const text of ['שלום \u202e', '🏮', "'; drop table events; --", 'a\u0007\u001b[31m', '&#=/%', '<script>'])
      expect(faultOf(addNote(text))).toBeNull();
  });
});

describe('what is not', () => {
  const bad: readonly (readonly [string, unknown, string])[] = [
    ['no object', null, 'expected object'],
    ['a list', [], 'expected object'],
    ['text', 'PlaceOrder', 'expected object'],
    ['an unknown member', wire({ admin: true }), 'admin'],
    ['a missing member', { ...wire(), seq: undefined }, 'seq'],
    ['an unknown field', withPayload({ total: 0 }), 'total'],
    ['an unknown field in a line', withLine({ total: 0 }), 'lines.0'],
    ['a missing field', withPayload({ number: undefined }), 'number'],
    ['a wrong type', withPayload({ taxIncluded: 'yes' }), 'taxIncluded'],
    ['an unknown choice', withPayload({ rounding: 'bankers' }), 'rounding'],
    ['a list as payload', wire({ payload: [] }), 'payload'],
    ['NaN', withLine({ quantity: Number.NaN }), 'lines.0.quantity'],
    ['NaN after JSON', withLine({ quantity: parsed(JSON.stringify(Number.NaN)) }), 'lines.0.quantity'],
    ['Infinity', withLine({ quantity: Infinity }), 'lines.0.quantity'],
    ['2^53 + 1', withLine({ unitPrice: parsed('9007199254740993') }), 'lines.0.unitPrice'],
    ['1e308', withLine({ unitPrice: parsed('1e308') }), 'lines.0.unitPrice'],
    ['0.1 + 0.2', withLine({ unitPrice: 0.1 + 0.2 }), 'lines.0.unitPrice'],
    ['a negative price', withLine({ unitPrice: -1 }), 'lines.0.unitPrice'],
    ['a huge quantity', withLine({ quantity: 1_000_001 }), 'lines.0.quantity'],
    ['a discount above the whole', withLine({ discount: { type: 'rate', basisPoints: 10_001 } }), 'lines.0.discount'],
    ['an unknown currency', withPayload({ currency: 'XXX' }), 'currency'],
    ['a 5 MB note', addNote('x'.repeat(5_000_000)), 'text'],
    ['an empty note', addNote('  '), 'text'],
    ['NUL', addNote('a\0b'), 'payload'],
    ['half a character', addNote('a\ud83d'), 'payload'],
    ['NUL in a member', wire({ payload: { ...orderPayload(), 'a\0': 1 } }), 'payload'],
    ['NUL in a type', wire({ type: 'Place\0Order' }), 'type'],
    ['41 characters', withPayload({ customerId: 'x'.repeat(41) }), 'customerId'],
    ['an empty id', wire({ id: '' }), 'id'],
    ['an id that is a path', wire({ subject: '../../etc' }), 'subject'],
    ['a number for an id', wire({ subject: 7 }), 'subject'],
    ['number 0', wire({ seq: 0 }), 'seq'],
    ['half a number', wire({ seq: 1.5 }), 'seq'],
    ['a number as text', wire({ seq: '1' }), 'seq'],
    ['too many predecessors', wire({ after: Array.from({ length: 201 }, () => exampleId(1)) }), 'after'],
    ['no moment', wire({ occurredAt: 'yesterday' }), 'occurredAt'],
    ['a moment in the year 10000', wire({ occurredAt: '+010000-01-01T00:00:00Z' }), 'occurredAt'],
    [
      '__proto__ in the payload',
      wire({ payload: parsed('{"__proto__":{"isAdmin":true},"takeOver":true}'), type: 'AcknowledgeRefusal' }),
      '__proto__',
    ],
    [
      '__proto__ beside the payload',
      parsed(JSON.stringify(wire()).replace('{', '{"__proto__":{"isAdmin":true},')),
      '__proto__',
    ],
    [
      'a constructor',
      wire({ payload: { takeOver: true, constructor: {} }, type: 'AcknowledgeRefusal' }),
      'constructor',
    ],
    ['a payload without end', wire({ payload: parsed(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) }), 'payload'],
  ];

  test.each(bad)('SYN-26 %s is refused, and named', (_, sent, member) => {
    expect(faultOf(sent)).toEqual({ code: 'VALIDATION', detail: expect.stringContaining(member) });
  });

  test('SYN-26 nothing of a prototype is taken for a field, and nothing is given to all objects', () => {
    expect(
      faultOf(wire({ type: 'AcknowledgeRefusal', payload: parsed('{"__proto__":{"takeOver":true}}') })),
    ).not.toBeNull();
    expect(({} as { takeOver?: boolean }).takeOver).toBeUndefined();
  });

  test.each(['DropOrders', 'toString', '__proto__', 'constructor', '', 'placeorder'])(
    'SYN-26 the unknown command "%s" is told from a broken one',
    (type) => {
      expect(faultOf(wire({ type }))).toMatchObject({ code: 'COMMAND_VERSION_UNSUPPORTED' });
    },
  );

  test('SYN-26 a version of tomorrow is told from a broken command', () => {
    expect(faultOf(wire({ v: 2 }))).toEqual({
      code: 'COMMAND_VERSION_UNSUPPORTED',
      detail: 'PlaceOrder version 2 is not known here',
    });
  });

  test('SYN-26 whatever is sent, there is an answer', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true });
    const damaged = fc
      .tuple(fc.constantFrom(...Object.keys(wire())), anything)
      .map(([member, value]) => wire({ [member]: value }));
    const payload = fc
      .tuple(fc.constantFrom<CommandType>(...COMMAND_TYPES), fc.object())
      .map(([type, value]) => wire({ type, payload: value }));
    fc.assert(
      fc.property(fc.oneof(anything, damaged, payload), (sent) => {
        const fault = faultOf(sent);
        if (fault !== null) expect(fault.detail.length).toBeLessThan(1_200);
      }),
      { numRuns: 500 },
    );
  });

  test('SYN-27 what was in it is not repeated, and what is said can be stored and shown', () => {
    const secret = 'ada@example.org';
    for (const sent of [
      withPayload({ taxIncluded: secret }),
      withPayload({ currency: secret }),
      withLine({ quantity: secret }),
      wire({ id: secret }),
      addNote(`${secret}\0`),
    ])
      expect(faultOf(sent)?.detail).not.toContain(secret);
    const loud = wire({ payload: { ...orderPayload(), ['\u0007x'.repeat(5_000)]: 1 } });
    expect(faultOf(loud)?.detail).not.toMatch(/\p{Control}/u);
    expect(faultOf(loud)?.detail.length).toBeLessThan(300);
  });
});

test('SYN-25 every command has a version of its own, from 1', () => {
  for (const { v } of Object.values(commandTable)) expect(v).toBeGreaterThanOrEqual(1);
});
