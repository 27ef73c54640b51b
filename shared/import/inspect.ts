// A file before it is read: what detection says of it, and its first rows as the choice made so far would read them.
import type { Choice } from './choice';
import { columnsIn, firstChoice, missingIn, profileOf } from './choice';
import { momentOf } from './date-cell';
import type { Encoding } from './decode';
import { decodeText, encodingOf, isNoText } from './decode';
import { withoutGuard } from './formula-guard';
import type { DecimalStyle } from './number-cell';
import { decimalOf, decimalStyleOf } from './number-cell';
import type { DateStyle, Field, Profile } from './profile';
import { DATE_STYLES, FIELDS } from './profile';
import { MAX_FILE_BYTES } from './csv-orders';
import type { Delimiter, Row, Table } from './table';
import { delimiterOf, hasTooManyCells, tableOf } from './table';
import type { FileCode } from './verdict';
import { wantedBy } from './sheet';

export const PREVIEW_ROWS = 20;
/** Enough dates to prove a notation. */
const DATES_LOOKED_AT = 500;

/** A cell as it would be understood; `text` is what stands there. */
export type PreviewCell = { readonly text: string; readonly read: string | null; readonly fault: boolean };
export type PreviewRow = { readonly number: number; readonly cells: readonly PreviewCell[] };

export type Inspection = {
  readonly type: 'inspected';
  readonly choice: Choice;
  readonly header: readonly string[];
  readonly rowCount: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly decimal: DecimalStyle;
  /** Notations that read every date looked at; none where the column is not known yet. */
  readonly dates: readonly DateStyle[];
  /** The field each column is read for. */
  readonly fields: readonly (Field | null)[];
  readonly missing: readonly Field[];
  readonly rows: readonly PreviewRow[];
};
export type Inspected = Inspection | { readonly type: 'unreadable'; readonly code: FileCode };

/** @param chosen null: as the header suggests */
export function inspect(bytes: Uint8Array, chosen: Choice | null): Inspected {
  if (isNoText(bytes)) return { type: 'unreadable', code: 'not-a-text-file' };
  if (bytes.length > MAX_FILE_BYTES) return { type: 'unreadable', code: 'file-too-large' };
  const encoding = chosen?.encoding ?? encodingOf(bytes);
  const text = decodeText(bytes, encoding);
  const delimiter = chosen?.delimiter ?? delimiterOf(text, isKnown);
  if (hasTooManyCells(text, delimiter)) return { type: 'unreadable', code: 'file-too-large' };
  const table = tableOf(text, delimiter);
  if (table.header.length === 0) return { type: 'unreadable', code: 'empty-file' };
  const choice = chosen ?? decided(table, firstChoice(table.header));
  return { type: 'inspected', encoding, delimiter, ...seen(table, choice) };
}

const PROFILES = (['generic', 'online-retail', 'shopify-orders'] as const).map((profile) =>
  profileOf({ profile, encoding: null, delimiter: null, dates: null, decimal: null, currency: null, columns: {} }),
);
/** A column some profile knows; where none is known, the delimiter that makes most columns wins. */
const isKnown = (name: string): boolean =>
  PROFILES.some((profile) => wantedBy(profile)(name)) || /^[\p{L}][\p{L}\d _#.-]*$/u.test(name);

/** Where the profile's own notations do not read the dates and exactly one does, it is chosen. */
function decided(table: Table, choice: Choice): Choice {
  const profile = profileOf(choice);
  const cells = cellsOf(table, columnsIn(table.header, profile).get('date'));
  if (cells.length === 0 || readsAll(cells, profile.dates, profile)) return choice;
  const [only, second] = datesFor(cells, profile);
  return only === undefined || second !== undefined ? choice : { ...choice, dates: only };
}

function seen(table: Table, choice: Choice): Omit<Inspection, 'type' | 'encoding' | 'delimiter'> {
  const profile = profileOf(choice);
  const columns = columnsIn(table.header, profile);
  const prices = cellsOf(table, columns.get('unitPrice'));
  const decimal = profile.decimal === 'either' ? decimalStyleOf(prices) : profile.decimal;
  const fields = table.header.map((_, position) => FIELDS.find((field) => columns.get(field) === position) ?? null);
  return {
    choice,
    header: table.header,
    rowCount: table.rows.length,
    decimal,
    dates: datesFor(cellsOf(table, columns.get('date')), profile),
    fields,
    missing: missingIn(table.header, profile),
    rows: table.rows.slice(0, PREVIEW_ROWS).map((row) => previewOf(row, fields, profile, decimal)),
  };
}

function cellsOf({ rows }: Table, column: number | undefined): readonly string[] {
  if (column === undefined) return [];
  return rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
}

function datesFor(cells: readonly string[], profile: Profile): readonly DateStyle[] {
  if (cells.length === 0) return [];
  return DATE_STYLES.filter((style) => readsAll(cells, [style], profile));
}

const readsAll = (cells: readonly string[], styles: readonly DateStyle[], { timeZone }: Profile): boolean =>
  cells.slice(0, DATES_LOOKED_AT).every((cell) => momentOf(withoutGuard(cell), styles, timeZone) !== null);

function previewOf(
  { number, cells }: Row,
  fields: readonly (Field | null)[],
  profile: Profile,
  decimal: DecimalStyle,
): PreviewRow {
  return {
    number,
    cells: fields.map((field, position) => previewCell(field, cells[position] ?? '', profile, decimal)),
  };
}

const NUMBERS: readonly Field[] = ['quantity', 'unitPrice', 'shipping', 'subtotal', 'taxes', 'total'];

function previewCell(field: Field | null, cell: string, profile: Profile, style: DecimalStyle): PreviewCell {
  const text = withoutGuard(cell.trim());
  const isNumber = field !== null && NUMBERS.includes(field);
  if (text === '' || (field !== 'date' && !isNumber)) return { text, read: null, fault: false };
  const read = isNumber ? decimalOf(text, style) : momentOf(text, profile.dates, profile.timeZone);
  return { text, read, fault: read === null };
}

/** What detection found becomes part of the choice: the file is read as it was shown. */
export const settled = ({ choice, encoding, delimiter, decimal }: Inspection): Choice => ({
  ...choice,
  encoding,
  delimiter,
  decimal: choice.decimal ?? (decimal === 'plain' ? null : decimal),
});
