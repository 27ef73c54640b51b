// What a person has typed into the form for changing an order, and what it means: new content, or which fields to mend.
import type { OrderContent } from 'shared/order/commands';
import type { Line } from 'shared/order/line';
import type { KnownOrder } from 'shared/order/order';
import { unitPriceDecimal, unitPriceFromDecimal } from 'shared/unit-price';
import { plainDecimal } from '../capture-order/plain-decimal';
import { contentOf } from './intents';

export type AmendLine = {
  readonly key: string;
  /** What it was; null for an added one. */
  readonly was: Line | null;
  readonly removed: boolean;
  readonly sku: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
};
export type LineField = 'sku' | 'description' | 'quantity' | 'unitPrice';
export type Amend = {
  readonly fullName: string;
  readonly email: string;
  readonly reference: string;
  readonly lines: readonly AmendLine[];
};
export type HeadField = 'fullName' | 'email' | 'reference';
export type AmendFaults = {
  readonly head: readonly HeadField[];
  /** By line key. */
  readonly lines: ReadonlyMap<string, readonly LineField[]>;
};
export type ReadAmend = {
  /** Null where a field must be mended first. */
  readonly content: OrderContent | null;
  readonly faults: AmendFaults;
};

export function amendOf(order: KnownOrder, decimal: string): Amend {
  return {
    fullName: order.contact?.fullName ?? '',
    email: order.contact?.email ?? '',
    reference: order.reference,
    lines: order.lines.map((line, position) => ({
      key: `was ${position}`,
      was: line,
      removed: false,
      sku: line.sku,
      description: line.description,
      quantity: String(line.quantity),
      unitPrice: unitPriceDecimal(line.unitPrice).replace('.', decimal),
    })),
  };
}

/** The new line counts as the first one does: a credit's pieces are below zero. */
export function withLine(amend: Amend, order: KnownOrder): Amend {
  const used = amend.lines.filter(({ was }) => was === null).map(({ key }) => Number(key.split(' ')[1]));
  const key = `new ${Math.max(-1, ...used) + 1}`;
  const quantity = order.kind === 'credit' ? '-1' : '1';
  const added = { key, was: null, removed: false, sku: '', description: '', quantity, unitPrice: '' };
  return { ...amend, lines: [...amend.lines, added] };
}

/** A line that was there is kept in sight, struck through; one that was only added here goes at once. */
export const withoutLine = (amend: Amend, key: string): Amend => ({
  ...amend,
  lines: amend.lines.flatMap((line) => {
    if (line.key !== key) return [line];
    return line.was === null ? [] : [{ ...line, removed: !line.removed }];
  }),
});

export function readAmend(amend: Amend, order: KnownOrder, decimal: string): ReadAmend {
  const head = headFaults(amend);
  const read = amend.lines.filter(({ removed }) => !removed).map((line) => readLine(line, order, decimal));
  const lines = new Map(read.flatMap(({ key, faults }) => (faults.length > 0 ? [[key, faults] as const] : [])));
  const faults = { head, lines };
  if (head.length > 0 || lines.size > 0) return { content: null, faults };
  const { reference } = amend;
  const contact = contactOf(amend, order);
  const content = { ...contentOf(order), contact, reference, lines: read.flatMap(({ line }) => line ?? []) };
  return { content, faults };
}

function headFaults({ fullName, email, reference }: Amend): readonly HeadField[] {
  const faults: HeadField[] = [];
  if (fullName.length > 200) faults.push('fullName');
  if (email.length > 320) faults.push('email');
  if (reference.length > 100) faults.push('reference');
  return faults;
}

/** What is left alone stays as it was, a missing contact too. */
function contactOf({ fullName, email }: Amend, { contact }: KnownOrder): OrderContent['contact'] {
  const [name, mail] = [fullName.trim(), email.trim()];
  if (contact === null && name === '' && mail === '') return null;
  const kept = (typed: string, was: string | null | undefined) =>
    typed === (was ?? '').trim() ? (was ?? null) : typed || null;
  return { fullName: kept(name, contact?.fullName), email: kept(mail, contact?.email) };
}

type ReadLine = { readonly key: string; readonly line: Line | null; readonly faults: readonly LineField[] };

function readLine(typed: AmendLine, order: KnownOrder, decimal: string): ReadLine {
  const { key, was, sku, description } = typed;
  const quantity = wholeNumber(typed.quantity);
  const unitPrice = unitPriceFromDecimal(plainDecimal(typed.unitPrice, decimal) ?? '');
  const faults: LineField[] = [];
  if (sku.trim() === '' || sku.length > 64) faults.push('sku');
  if (description.length > 500) faults.push('description');
  if (quantity === null) faults.push('quantity');
  if (unitPrice === null) faults.push('unitPrice');
  if (quantity === null || unitPrice === null || faults.length > 0) return { key, line: null, faults };
  const taxBasisPoints = (was ?? order.lines.at(-1))?.taxBasisPoints ?? 0;
  const kept = { discount: was?.discount ?? null, taxBasisPoints };
  return { key, line: { ...kept, sku, description, quantity, unitPrice }, faults };
}

function wholeNumber(typed: string): number | null {
  const text = typed.trim().replace('−', '-');
  const number = /^-?\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(number) <= 1_000_000 ? number || 0 : null;
}
