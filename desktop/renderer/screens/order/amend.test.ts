import { describe, expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { priced } from 'shared/order/totals';
import { unitPrice } from 'shared/unit-price';
import { placedOrder } from '../../local/examples';
import { difference, isNothing } from './amend-difference';
import type { Amend, AmendLine } from './amend-typed';
import { amendOf, readAmend, withLine, withoutLine } from './amend-typed';
import { contentOf } from './intents';

const plain = placedOrder(2);
const [line] = plain.lines;
if (line === undefined) throw new Error('the example has a line');
const lines = [
  line,
  { ...line, sku: 'LAMP', discount: { type: 'rate', basisPoints: 1_000 } as const, taxBasisPoints: 1_900 },
];
const order = {
  ...plain,
  contact: { fullName: 'Ada Byron', email: null },
  lines,
  totals: priced({ ...plain, lines }).totals,
};
const typed = amendOf(order, '.');
const change = (position: number, changes: Partial<AmendLine>): Amend => ({
  ...typed,
  lines: typed.lines.map((one, at) => (at === position ? { ...one, ...changes } : one)),
});
const changesOf = (amend: Amend) => {
  const { content } = readAmend(amend, order, '.');
  if (content === null) throw new Error('what was typed cannot be read');
  return difference(order, content, amend);
};

describe('reading the form', () => {
  test('OSC-7 what is left alone stays as it was, to the last member', () => {
    expect(readAmend(typed, order, '.').content).toEqual(contentOf(order));
    const nobody = { ...order, contact: null };
    expect(readAmend(amendOf(nobody, ','), nobody, ',').content).toEqual(contentOf(nobody));
  });

  test('OSC-7 a changed line keeps its discount and its tax', () => {
    const { content } = readAmend(change(1, { quantity: '5', unitPrice: '1,000.125' }), order, '.');
    expect(content?.lines[1]).toEqual({ ...order.lines[1], quantity: 5, unitPrice: unitPrice(10_001_250) });
  });

  test('OSC-7 what cannot be read is named by its field, and nothing is asked for', () => {
    const { content, faults } = readAmend(
      { ...change(0, { sku: ' ', quantity: '1.5', unitPrice: '-1' }), reference: 'x'.repeat(101) },
      order,
      '.',
    );
    expect(content).toBeNull();
    expect(faults.head).toEqual(['reference']);
    expect([...faults.lines]).toEqual([[typed.lines[0]?.key, ['sku', 'quantity', 'unitPrice']]]);
  });

  test('OSC-7 a removed line is not read, an added one has the tax of the last', () => {
    const amend = withoutLine(withLine(typed, order), 'was 0');
    const filled = {
      ...amend,
      lines: amend.lines.map((one) => (one.was === null ? { ...one, sku: 'NEW', unitPrice: '2' } : one)),
    };
    const { content } = readAmend(filled, order, '.');
    expect(content?.lines.map(({ sku, taxBasisPoints }) => [sku, taxBasisPoints])).toEqual([
      ['LAMP', 1_900],
      ['NEW', 1_900],
    ]);
    expect(withoutLine(filled, 'new 0').lines).toHaveLength(2);
  });
});

describe('the difference', () => {
  test('OSC-8 nothing changed is nothing shown', () => {
    expect(isNothing(changesOf(typed))).toBe(true);
  });

  test('OSC-8 only what differs is shown, old beside new, with the sums it leads to', () => {
    const changes = changesOf({ ...change(0, { quantity: '3' }), reference: 'PO-7' });
    expect(changes).toEqual({
      head: { reference: { was: '', becomes: 'PO-7' } },
      lines: [{ line: 1, sku: '85123A', fate: 'changed', fields: { quantity: { was: 2, becomes: 3 } } }],
      sums: expect.objectContaining({
        gross: { was: order.totals.gross, becomes: expect.any(Number) as number },
      }) as unknown,
    });
  });

  test('OSC-8 a line keeps its place while another before it goes', () => {
    const amend = withoutLine(change(1, { quantity: '7' }), 'was 0');
    expect(changesOf(amend).lines.map(({ line: at, fate, fields }) => [at, fate, fields.quantity])).toEqual([
      [1, 'removed', { was: 2, becomes: null }],
      [2, 'changed', { was: 2, becomes: 7 }],
    ]);
  });

  test('OSC-8 sums are those of the order in its own currency', () => {
    const yen = { ...order, currency: currency('JPY'), lines: [line], totals: { ...order.totals, gross: 5 } };
    const amend = {
      ...amendOf(yen, '.'),
      lines: amendOf(yen, '.').lines.map((one) => ({ ...one, unitPrice: '1000' })),
    };
    const { content } = readAmend(amend, yen, '.');
    if (content === null) return expect.unreachable();
    return expect(difference(yen, content, amend).sums.gross).toEqual({ was: 5, becomes: 2_000 });
  });
});
