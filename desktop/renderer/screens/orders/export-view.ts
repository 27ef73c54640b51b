// The view as a CSV file: these rows, these columns, safe to open in a spreadsheet.
import type { Instant } from 'shared/instant';
import { csvRecord, plain } from 'shared/import/csv-write';
import { decimalOf } from 'shared/money';
import type { OlderRow } from '../../local/board/older-orders';
import type { OrderEntry } from '../../local/board/order-entry';
import type { Say } from '../language/language';

/** A byte order mark tells spreadsheets that this is UTF-8. */
const MARK = '\uFEFF';

export function viewCsv(rows: readonly (OrderEntry | OlderRow)[], say: Say): string {
  const head = [
    say('column.number'),
    say('column.placedAt'),
    say('column.customer'),
    say('column.reference'),
    say('column.status'),
    say('column.lines'),
    say('column.gross'),
    'ISO 4217',
    say('column.localState'),
  ];
  const records = rows.map((row) =>
    csvRecord([
      row.number,
      plain(row.placedAt),
      row.customer,
      row.reference,
      say(`ui.state.${row.status}`),
      plain(row.lines),
      plain(decimalOf(row.gross)),
      plain(row.gross.currency),
      'asOf' in row ? say('older.row', { time: row.asOf }) : plain(row.localState),
    ]),
  );
  return `${MARK}${csvRecord(head)}${records.join('')}`;
}

/** @returns the name of the file */
export function saveView(rows: readonly (OrderEntry | OlderRow)[], now: Instant, say: Say): string {
  const name = `waybill-orders-${now.slice(0, 16).replaceAll(':', '')}.csv`;
  const address = URL.createObjectURL(new Blob([viewCsv(rows, say)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return name;
}
