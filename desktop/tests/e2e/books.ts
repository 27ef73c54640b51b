// Books with something in them for every screen: orders in every status, differences, messages owed, and what was refused.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { currency } from 'shared/currency';
import type { CustomerId, OrderId, PersonId, ProductId } from 'shared/ids';
import { customerId, orderId, productId } from 'shared/ids';
import { line, orderPayload } from 'shared/testing/examples';
import { unitPrice } from 'shared/unit-price';
import { v7 } from 'uuid';
import type { Desktop } from '../system/desktop';
import { startDesktop } from '../system/desktop';
import { plainDisk } from '../system/disk';
import { until } from '../system/until';
import type { Account } from '../system/people';
import type { Company } from '../system/company';
import { badge } from '../system/desk';

export type Books = {
  readonly placed: OrderId;
  readonly held: OrderId;
  /** The shop completed it, our rules would not have. */
  readonly disputed: OrderId;
  readonly cancelled: OrderId;
  readonly completed: OrderId;
  readonly failed: OrderId;
  readonly product: ProductId;
  readonly customer: CustomerId;
  readonly other: CustomerId;
  readonly person: PersonId;
};

/** The longest that screens have to hold. */
export const LONGEST_NAME =
  'Gesellschaft für grenzüberschreitenden Tee-, Papier- und Spielwarenhandel der Vereinigten Hafenstädte mbH & Co. KG';

const contact = (fullName: string, email: string | null = null) => ({ fullName, email });

const REFUSED = ['Oxbow Tea', 'Sable Ink Press', 'Kitsune Stationery'] as const;

/** @param mine whose screens are looked at @param theirs who got in first */
export async function keepBooks(company: Company, mine: Account, theirs: Account): Promise<Books> {
  await company.run(['demo', 'seed', '--orders', '60']);
  const hers = await startDesktop({ url: company.url, account: mine, disk: plainDisk() });
  const his = await startDesktop({ url: company.url, account: theirs, disk: plainDisk() });
  const person = hers.session.person.id;
  const orders = await placeOrders(his);
  const records = await makeRecords(his);
  await his.settled();
  await company.run(['inbound', '-'], shopMessages(orders));
  await beRefused(hers, his);
  await hers.stop();
  await his.stop();
  return { ...orders, ...records, person };
}

type Orders = Pick<Books, 'placed' | 'held' | 'disputed' | 'cancelled' | 'completed' | 'failed'>;

async function placeOrders({ act }: Desktop): Promise<Orders> {
  let made = 0;
  const place = async (changes: Parameters<typeof orderPayload>[0]) => {
    const subject = orderId(v7());
    made += 1;
    await act({
      type: 'PlaceOrder',
      subject,
      payload: orderPayload({ number: `B2-00000${String(made)}`, ...changes }),
    });
    return subject;
  };
  const lines = [line(), line({ sku: 'HEART-1', description: 'White hanging heart', quantity: 240 })];
  const placed = await place({ contact: contact(LONGEST_NAME, 'orders@harbour.example'), lines });
  const held = await place({ contact: contact('Little Quay Toys'), reference: 'PO-4711' });
  await act({ type: 'PlaceHold', subject: held, payload: { holdId: randomUUID(), reason: 'Address unclear' } });
  await act({ type: 'AddNote', subject: held, payload: { noteId: randomUUID(), text: 'Call before noon' } });
  const disputed = await place({ contact: contact('Harbour Books') });
  await act({ type: 'PlaceHold', subject: disputed, payload: { holdId: randomUUID(), reason: 'Not paid' } });
  const cancelled = await place({ contact: contact('Blåfjord Handel') });
  await act({ type: 'CancelOrder', subject: cancelled, payload: { reason: 'customer asked' } });
  const yen = line({ quantity: -3, unitPrice: unitPrice(12_500_000), taxBasisPoints: 0 });
  const completed = await place({ contact: contact('紙の店'), currency: currency('JPY'), lines: [yen] });
  await act({ type: 'CompleteOrder', subject: completed, payload: {} });
  const failed = await place({ contact: contact('Saltmarsh Provisions', 'salt@example.org') });
  return { placed, held, disputed, cancelled, completed, failed };
}

async function makeRecords({ act }: Desktop) {
  const product = productId(v7());
  const [customer, other] = [customerId(v7()), customerId(v7())];
  const content = { name: 'Storm lantern, brass', currency: currency('EUR'), taxBasisPoints: 1_900, barcode: '' };
  await act({
    type: 'CreateProduct',
    subject: product,
    payload: { sku: 'LANT-1', unitPrice: unitPrice(255_000), ...content },
  });
  const profile = { email: 'office@example.org', phone: '+44 20 7946 0000', address: 'Quay 7\nHarbour Town' };
  for (const [subject, name] of [
    [customer, LONGEST_NAME],
    [other, 'Oxbow Tea Ltd'],
  ] as const)
    await act({ type: 'CreateCustomer', subject, payload: { reference: 'C-1', profile: { ...profile, name } } });
  return { product, customer, other };
}

/** A checkout with another total than ours, a completion of what is on hold, and a basket that would not go. */
function shopMessages({ disputed, failed }: Orders): string {
  const message = (name: string, order: OrderId, totalMoney: string) =>
    JSON.stringify({
      ...{ type: `${name}IntegrationEvent`, id: randomUUID(), orderId: order, basketId: `basket-${order}`, totalMoney },
      ...{ fullName: 'Ada Byron', email: 'ada@example.org' },
    });
  const [twice, total] = [orderId(randomUUID()), '40.00'];
  return [
    message('UserCheckedOut', twice, total),
    message('UserCheckedOut', twice, '42.50'),
    message('OrderStatusChangedToComplete', disputed, '6.07'),
    message('BasketDeletedFailed', failed, '6.07'),
  ].join('\n');
}

/** She acts apart on three orders that he has already changed; a note of hers waits behind the first. */
async function beRefused(hers: Desktop, his: Desktop): Promise<void> {
  const subjects = REFUSED.map(() => orderId(v7()));
  for (const [n, subject] of subjects.entries())
    await hers.act({
      type: 'PlaceOrder',
      subject,
      payload: orderPayload({ number: `M1-00000${String(n + 1)}`, contact: contact(REFUSED[n] ?? '') }),
    });
  await hers.settled();
  const isHeld = async () => {
    const held = new Set<string>((await his.views()).map(({ id }) => id));
    return subjects.every((subject) => held.has(subject));
  };
  await until(isHeld, { withinMs: 30_000 });
  hers.network(false);
  for (const subject of subjects) {
    const before = await his.act({ type: 'CancelOrder', subject, payload: { reason: 'customer asked' } });
    const after = await hers.act({ type: 'CompleteOrder', subject, payload: {} });
    if (before.type !== 'done' || after.type !== 'done') throw new Error('a conflict was not made');
  }
  await his.settled();
  hers.network(true);
  await hers.settled();
}

/** This desk holds them too: refusals may come before the rest. */
export async function booksAreHere(page: Page, company: Company, { customer, product, failed }: Books): Promise<void> {
  for (const path of [`/customers?id=${customer}`, `/products?id=${product}`, `/orders?order=${failed}`]) {
    await page.goto(`${company.url}${path}`);
    await page.getByRole('complementary').waitFor({ timeout: 60_000 });
  }
  await badge(page, /Needs attention \(3\)/);
}
