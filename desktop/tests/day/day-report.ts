// What came of the day: each device's account, what each holds beside what the server holds, and whether it all agrees.
import { createHash } from 'node:crypto';
import type { SeenOrder, Tally } from './clerk-contract';

export type Holder = { readonly name: string; readonly orders: readonly SeenOrder[] };
export type Accounts = readonly { readonly name: string; readonly tally: Tally }[];

/** @returns the lines to print, and what does not agree, in sentences */
export function dayReport(
  accounts: Accounts,
  desktops: readonly Holder[],
  server: Holder,
): { readonly lines: readonly string[]; readonly faults: readonly string[] } {
  const holders = [...desktops, server];
  return {
    lines: [
      row(['device', 'made', 'accepted', 'refused', 'pending', 'received']),
      ...accounts.map(({ name, tally: { made, accepted, refused, pending, received } }) =>
        row([name, made, accepted, refused, pending, received ?? 'unknown']),
      ),
      '',
      ...accounts.flatMap(({ name, tally: { reasons, refused } }) =>
        refused === 0 ? [] : [`${name.padEnd(10)} was refused ${reasonsText(reasons)}`],
      ),
      '',
      ...holders.map(
        ({ name, orders }) =>
          `${name.padEnd(10)} ${String(orders.length).padStart(6)} orders   ${totalsOf(orders)}   ${digestOf(orders)}`,
      ),
    ],
    faults: [...accounts.flatMap(accountFaults), ...desktops.flatMap((desktop) => differences(desktop, server))],
  };
}

const reasonsText = (reasons: Tally['reasons']) =>
  Object.entries(reasons)
    .map(([code, count]) => `${count} × ${code}`)
    .join(', ');

const row = ([name, ...numbers]: readonly (string | number)[]) =>
  [String(name).padEnd(10), ...numbers.map((one) => String(one).padStart(9))].join('');

function accountFaults({ name, tally: { made, accepted, refused, pending, received } }: Accounts[number]): string[] {
  const faults: string[] = [];
  if (made !== accepted + refused + pending)
    faults.push(`${name} made ${made}, but ${accepted + refused + pending} are accounted for.`);
  if (pending > 0) faults.push(`${name} still has ${pending} that nobody answered.`);
  if (received !== made)
    faults.push(`${name} made ${made}, the server received ${received ?? 'nobody knows how many'}.`);
  return faults;
}

function differences({ name, orders }: Holder, server: Holder): string[] {
  if (orders.length === 0) return [`${name} holds no orders.`];
  const truth = new Map(server.orders.map((order) => [order.id, textOf(order)]));
  const here = new Set(orders.map(({ id }) => id));
  return [
    ...orders
      .filter((order) => truth.get(order.id) !== textOf(order))
      .map(({ id }) => `${name} sees order ${id} otherwise than the server.`),
    ...[...truth.keys()].filter((id) => !here.has(id)).map((id) => `${name} does not see order ${id}.`),
  ];
}

/** Exact sums of decimal text, by currency. */
function totalsOf(orders: readonly SeenOrder[]): string {
  const sums = new Map<string, { minor: bigint; digits: number }>();
  for (const { currency, gross } of orders) {
    const digits = gross.includes('.') ? gross.length - gross.indexOf('.') - 1 : 0;
    const sum = sums.get(currency) ?? { minor: 0n, digits };
    sums.set(currency, { minor: sum.minor + BigInt(gross.replace('.', '')), digits });
  }
  return [...sums]
    .sort()
    .map(([currency, sum]) => `${currency} ${decimal(sum)}`)
    .join('  ');
}

function decimal({ minor, digits }: { readonly minor: bigint; readonly digits: number }): string {
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const textOf = ({ id, currency, gross, said }: SeenOrder) => `${id} ${currency} ${gross} ${said}`;

/** A few letters that stand for every order, line and note. */
const digestOf = (orders: readonly SeenOrder[]) =>
  createHash('sha256').update(orders.map(textOf).sort().join('\n')).digest('hex').slice(0, 12);
