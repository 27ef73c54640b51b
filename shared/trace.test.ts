import { expect, test } from 'vitest';
import { commandId } from './ids';
import { readTraceparent, traceparentOfCommand, traceparentText } from './trace';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

test('TRC-1 the trace of a command is named by its id, on every end the same', () => {
  const text = traceparentOfCommand(commandId('0192f0c1-2345-7abc-8def-0123456789ab'));
  expect(text).toBe('00-0192f0c123457abc8def0123456789ab-8def0123456789ab-01');
  expect(traceparentOfCommand(commandId('0192F0C1-2345-7ABC-8DEF-0123456789AB'))).toBe(text);
  expect(traceparentOfCommand(commandId('00000000-0000-0000-0000-000000000000'))).toBeNull();
  expect(traceparentOfCommand(commandId('01000000-0000-0000-0000-000000000000'))).toBeNull();
});

test('TRC-2 a traceparent is read as the W3C says, and anything else is none', () => {
  const read = { traceId: TRACE, spanId: SPAN, isSampled: true };
  expect(readTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual(read);
  expect(readTraceparent(`00-${TRACE}-${SPAN}-00`)).toEqual({ ...read, isSampled: false });
  expect(readTraceparent(`cc-${TRACE}-${SPAN}-03-what comes later`)).toEqual(read);
  expect(traceparentText(read)).toBe(`00-${TRACE}-${SPAN}-01`);
  const wrong = [
    '',
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01\nX-Other: 1`,
  ];
  for (const text of wrong) expect(readTraceparent(text), text).toBeNull();
});
