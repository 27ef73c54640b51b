// What is written comes back as it was, and no spreadsheet runs any of it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutableStates } from '../states';
import { decide } from '../decide';
import { generateDemo } from '../demo/generate-demo';
import { settingsIdOf } from '../ids';
import type { KnownOrder } from '../order/order';
import { defaultSettings } from '../settings/settings';
import { checkout, NOON } from '../testing/examples';
import { after, orderAfter } from '../testing/given';
import { readOrders } from './csv-orders';
import { csvRecord, plain } from './csv-write';
import { withGuard, withoutGuard } from './formula-guard';
import { orderCsv, orderCsvHeader, orderJson } from './order-rows';
import { tableOf } from './table';
import { knownProfile, organisation } from './testing';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", "''=", '＝'), fc.string())
    .map(([first, rest]) => first + rest),
);

test('IMP-11 guarded text never begins like a formula and comes back whole', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(withGuard(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(withoutGuard(withGuard(text))).toBe(text);
    }),
  );
});

test('IMP-11 numbers are left alone', () => {
  expect(csvRecord(['-5', plain(-5), plain('-2.55')])).toBe("'-5,-5,-2.55\r\n");
});

test('any cells come back from a record, but for their line ends', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 2, maxLength: 6 }), (cells) => {
      const header = csvRecord(cells.map((_, position) => `c${position}`));
      const text = (header + csvRecord(cells)).replace(/\r\n?/g, '\n');
      const { rows } = tableOf(text, ',');
      const expected = cells.map((cell) => withGuard(cell).replace(/\r\n?/g, '\n'));
      const isBlank = expected.every((cell) => cell.trim() === '');
      expect(rows.map((row) => row.cells)).toEqual(isBlank ? [] : [expected]);
    }),
  );
});

function demoOrders(count: number): readonly KnownOrder[] {
  const states = mutableStates();
  states.set('settings', settingsIdOf(organisation), defaultSettings);
  const orders = new Set<string>();
  for (const command of generateDemo({ seed: 5, count, organisation, startingAt: NOON })) {
    const decision = decide(command, states, organisation);
    if (decision.type === 'accepted') decision.events.forEach(states.apply);
    if (command.type === 'PlaceOrder') orders.add(command.subject);
  }
  return [...orders].flatMap((id) => {
    const order = states.get('order', id);
    return order === undefined || order.status === 'new' ? [] : [order];
  });
}

test('IMP-12 exported orders come back under their own ids with the same totals', () => {
  const orders = demoOrders(300);
  const text = orderCsvHeader + orders.map(orderCsv).join('');
  const back = readOrders(new TextEncoder().encode(text), knownProfile('generic'), organisation);
  const totals = back.map(({ verdict }) =>
    verdict.type === 'rejected' ? verdict : [verdict.placement.orderId, verdict.placement.gross],
  );
  expect(totals).toEqual(orders.map(({ id, totals: { gross } }) => [id, gross]));
});

test('IMP-12 text that looks dangerous or awkward comes back as it was', () => {
  const [order] = demoOrders(1);
  if (order === undefined) return expect.fail('there is an order');
  const odd = {
    ...order,
    reference: "'=1+1",
    lines: order.lines.map((line) => ({ ...line, sku: '-7', description: '=cmd|"x", y\nz' })),
  };
  const [back] = readOrders(
    new TextEncoder().encode(orderCsvHeader + orderCsv(odd)),
    knownProfile('generic'),
    organisation,
  );
  expect(back?.verdict).toMatchObject({ placement: { payload: { reference: "'=1+1", lines: odd.lines } } });
});

test('an order of the shop, which has no lines, leaves as one row that does not come in as an order', () => {
  const shopOrder = orderAfter(after(checkout()));
  expect(tableOf((orderCsvHeader + orderCsv(shopOrder)).replaceAll('\r', ''), ',').rows).toMatchObject([
    { fault: null },
  ]);
  const [back] = readOrders(
    new TextEncoder().encode(orderCsvHeader + orderCsv(shopOrder)),
    knownProfile('generic'),
    organisation,
  );
  expect(back?.verdict).toMatchObject({ type: 'rejected', code: 'missing-cell' });
  expect(JSON.parse(orderJson(shopOrder))).toMatchObject({ lines: [], gross: '6.07' });
});

test('a JSON document holds one line and sums that add up', () => {
  for (const order of demoOrders(20)) {
    const text = orderJson(order);
    expect(text.match(/\n/g)).toHaveLength(1);
    const { lines, shipping, gross } = JSON.parse(text);
    const cents = (decimal: string) => BigInt(decimal.replace('.', ''));
    const parts = [...lines, ...(shipping === null ? [] : [shipping])].map((part: { gross: string }) =>
      cents(part.gross),
    );
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(cents(gross));
  }
});
