import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { build, waybill } from '../testing/waybill';
import { EXIT } from './exit-codes';

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  await build();
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});

const run = (args: readonly string[], input = '', more: Readonly<Record<string, string>> = {}) =>
  waybill(['inbound', ...args], { environment: { WAYBILL_DATABASE_URL: fresh.url, ...more }, input });
const line = (type: string, id: string, orderId: string, totalMoney = '1.50') =>
  `${JSON.stringify({ type, id, orderId, basketId: 'b', totalMoney })}\n`;

test('INB-5 what was set aside is listed with its reason, shown as it came, and read anew under its own id', async () => {
  const [order, odd] = [randomUUID(), randomUUID()];
  const lines = [
    line('UserCheckedOut', 'm-1', order),
    line('BasketDeletedComplete', 'm-2', randomUUID()),
    line('StockMoved', 'm-3', order),
    line('UserCheckedOut', 'm-4', odd, '1.505'),
    '{"broken\n',
  ];
  expect(await run(['-'], lines.join(''))).toMatchObject({ exitCode: EXIT.partial });

  const listed = async (...args: readonly string[]): Promise<readonly Record<string, unknown>[]> =>
    JSON.parse((await run(['list', '--json', ...args])).stdout);
  expect((await listed()).map(({ outcome }) => outcome).sort()).toEqual(['held', 'parked', 'parked', 'skipped']);
  expect(await listed('--outcome', 'skipped')).toMatchObject([{ messageId: 'm-3', detail: 'StockMoved' }]);
  expect(await listed('--outcome', 'parked', '--source', 'elsewhere')).toEqual([]);
  expect(await run(['list', '--outcome', 'lost'])).toMatchObject({ exitCode: EXIT.usage });

  const shown = await run(['show', 'm-4']);
  expect(shown.stdout).toContain('total-not-in-currency');
  expect(shown.stdout).toContain('"totalMoney":"1.505"');
  expect(await run(['show', 'm-99'])).toMatchObject({ exitCode: EXIT.notFound });

  expect(await run(['replay'])).toMatchObject({ exitCode: EXIT.usage });
  expect(await run(['replay', 'm-3'])).toMatchObject({ exitCode: EXIT.partial });
  expect(await run(['replay', 'm-4', '--dry-run'])).toMatchObject({ exitCode: EXIT.ok });
  expect(await run(['replay', 'm-4'])).toMatchObject({ exitCode: EXIT.partial });
  // The dinar has three decimals: with the right currency configured the same message can be applied.
  const again = await run(['replay', '--all', '--yes', '--json'], '', { WAYBILL_INBOUND_CURRENCIES: 'shop=KWD' });
  expect(JSON.parse(again.stdout)).toContainEqual(expect.objectContaining({ messageId: 'm-4', outcome: 'applied' }));
  expect(again.exitCode).toBe(EXIT.partial);
  expect(await db('orders').where({ id: odd }).first()).toMatchObject({ state: { status: 'placed' } });
  expect(JSON.parse((await run(['replay', 'm-4', '--json'])).stdout)).toMatchObject([
    { outcome: 'ignored', reason: 'repeat' },
  ]);
  expect((await listed('--outcome', 'parked')).map(({ reason }) => reason)).toEqual(['not-json']);
});
