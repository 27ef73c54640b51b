// Bytes of a file to orders, each with a verdict. Every row belongs to exactly one of them. Never throws, whatever the bytes.
import type { OrganisationId } from '../ids';
import type { Encoding } from './decode';
import { decodeText, isNoText } from './decode';
import type { Profile } from './profile';
import { knownId } from './read-head';
import { readOrder } from './read-order';
import type { Sheet } from './sheet';
import { cellOf, sheetOf, wantedBy } from './sheet';
import type { Row } from './table';
import { delimiterOf, hasTooManyCells, tableOf } from './table';
import type { ReadOrder, Rejection } from './verdict';
import { isRejected, rejected } from './verdict';

export const MAX_FILE_BYTES = 50_000_000;

/**
 * What a file holds, in the order of the file. A file that cannot be read is one refusal that holds all its rows.
 * @param encoding where a person knows better than the bytes show
 */
export function readOrders(
  bytes: Uint8Array,
  profile: Profile,
  organisation: OrganisationId,
  encoding?: Encoding,
): readonly ReadOrder[] {
  if (isNoText(bytes)) return [whole([], rejected('not-a-text-file', {}, 'save it as CSV first'))];
  if (bytes.length > MAX_FILE_BYTES)
    return [whole([], rejected('file-too-large', {}, `at most ${MAX_FILE_BYTES / 1_000_000} MB`))];
  const text = decodeText(bytes, encoding);
  const delimiter = profile.delimiter ?? delimiterOf(text, wantedBy(profile));
  if (hasTooManyCells(text, delimiter)) return [whole([], rejected('file-too-large'))];
  const table = tableOf(text, delimiter);
  if (table.header.length === 0) return [whole([], rejected('empty-file'))];
  const sheet = sheetOf(table, profile);
  if (isRejected(sheet)) return [whole(table.rows, sheet)];
  return [...readGroups(sheet, organisation)].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}

function* readGroups(sheet: Sheet, organisation: OrganisationId): Iterable<ReadOrder> {
  const groups = new Map<string, Row[]>();
  for (const row of sheet.rows) {
    const key = keyOf(sheet, row);
    const group = key === null ? undefined : groups.get(key);
    if (key === null) yield whole([row], rejected(row.fault ?? 'missing-order', { row: row.number }));
    else if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  for (const [key, rows] of groups) {
    yield { key, rows: rows.map(({ number }) => number), verdict: readOrder(sheet, key, rows, organisation) };
  }
}

/**
 * An id of Waybill's own where the file carries one; else the order's number, with its source where the file tells
 * sources apart, for two may use the same number.
 */
function keyOf(sheet: Sheet, row: Row): string | null {
  const order = cellOf(sheet, row, 'order');
  const source = cellOf(sheet, row, 'source');
  if (order === '') return null;
  return knownId(sheet, row) ?? (source === '' ? order : JSON.stringify([order, source]));
}

const whole = (rows: readonly Row[], verdict: Rejection): ReadOrder => ({
  key: null,
  rows: rows.map(({ number }) => number),
  verdict,
});
