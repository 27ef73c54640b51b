import { moment, placedOrder } from '../../local/examples';
import { entryOfOrder } from '../../local/board/order-entry';
import { expect, test } from 'vitest';
import { sayIn } from '../language/say-in';
import { viewCsv } from './export-view';

test('BRD-6 what is exported is what is shown, and nothing in it runs as a formula', () => {
  const rows = [
    entryOfOrder(placedOrder(2), 'synced'),
    entryOfOrder(placedOrder(1, { contact: { fullName: '=HYPERLINK("x")', email: null } }), 'pending'),
  ];
  const [head, ...records] = viewCsv(rows, sayIn('en')).split('\r\n');
  expect(head).toBe('\uFEFFOrder,Placed,Customer,Reference,State,Lines,Total,ISO 4217,On server');
  expect(records).toEqual([
    'W1-000002,2025-10-09T08:53:22.000Z,Customer 2,,Placed,1,5.10,EUR,synced',
    'W1-000001,2025-10-09T08:53:21.000Z,"\'=HYPERLINK(""x"")",,Placed,1,2.55,EUR,pending',
    '',
  ]);
});

test('BRD-6 BRD-7 a row of the server is exported as what it is: the server’s word of its time', () => {
  const order = placedOrder(3);
  const row = { ...entryOfOrder(order, 'synced'), asOf: moment(60), order };
  expect(viewCsv([row], sayIn('en'))).toContain('"From the server, as of 2025-10-09T08:54:20.000Z"');
});
