import { expect, test } from 'vitest';
import { linkAmong, readLink } from './deep-link';
import { linkDesk } from './links';

const order = '0190c1f0-0000-7000-8000-000000000007';
const link = `waybill://orders/${order}`;

test('SHL-10 a link names an order', () => {
  for (const text of [link, `${link}/`, link.toUpperCase().replace('WAYBILL://ORDERS', 'waybill://orders')])
    expect(readLink(text)).toEqual({ screen: 'orders', order });
});

test.each([
  undefined,
  7,
  '',
  'waybill:',
  'waybill://',
  'waybill://orders/',
  'waybill://orders/1',
  'waybill://orders/not-a-uuid-not-a-uuid-not-a-uuid-not',
  `${link}/cancel`,
  `${link}?cancel=1`,
  `${link}#x`,
  `waybill://setup/${order}`,
  `https://waybill.example/orders/${order}`,
  `javascript:${link}`,
  `${link}\n--inspect`,
  `waybill://orders/../${order}`,
  'a'.repeat(1_000),
])('SHL-10 %j is no link', (text) => {
  expect(readLink(text)).toBeNull();
});

test('SHL-10 among the words a program is started with, a link is found', () => {
  expect(linkAmong(['/opt/waybill', '--no-sandbox', link])).toBe(link);
  expect(linkAmong(['/opt/waybill', '.'])).toBeNull();
});

test('SHL-10 a link is followed once, and only where the person agrees', async () => {
  let agrees = false;
  let told = 0;
  const desk = linkDesk(
    async () => agrees,
    () => void (told += 1),
  );
  await desk.offered(link);
  expect([desk.take(), told]).toEqual([null, 0]);
  agrees = true;
  await desk.offered('waybill://orders/1');
  expect([desk.take(), told]).toEqual([null, 0]);
  await desk.offered(link);
  expect([desk.take(), told]).toEqual([{ screen: 'orders', order }, 1]);
  expect(desk.take()).toBeNull();
});

test('SHL-10 many links at once ask once, and a question that fails is a no', async () => {
  let questions = 0;
  let answer = (_agreed: boolean) => {};
  const asking = () => {
    questions += 1;
    return new Promise<boolean>((resolve) => (answer = resolve));
  };
  const desk = linkDesk(asking, () => {});
  const first = desk.offered(link);
  await Promise.all([desk.offered(link), desk.offered(link)]);
  answer(true);
  await first;
  expect(questions).toBe(1);
  const failing = linkDesk(
    async () => Promise.reject(new Error('no screen')),
    () => {},
  );
  await failing.offered(link);
  expect(failing.take()).toBeNull();
});
