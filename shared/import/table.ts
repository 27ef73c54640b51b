// Delimited text to rows of cells. Quoted fields may hold delimiters, quotes and line ends (RFC 4180).
import Papa from 'papaparse';

export type RowFault = 'broken-quotes' | 'wrong-cell-count';

export type Row = {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly fault: RowFault | null;
};
export type Table = { readonly header: readonly string[]; readonly rows: readonly Row[] };

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Memory for cells is what a hostile file would exhaust first. */
const MAX_CELLS = 8_000_000;
const HEADER_SIZE = 64_000;

/** The header as each delimiter would read it; the one that shows most of the wanted columns is the file's own. */
export function delimiterOf(text: string, isWanted: (name: string) => boolean): Delimiter {
  const announced = /^sep=([,;|\t])$/i.exec(firstLine(text))?.[1];
  const found = DELIMITERS.find((delimiter) => delimiter === announced);
  if (found !== undefined) return found;
  const start = text.slice(0, HEADER_SIZE);
  const scores = DELIMITERS.map(
    (delimiter) => (Papa.parse(start, { delimiter, newline: '\n', preview: 1 }).data[0] ?? []).filter(isWanted).length,
  );
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** Whether reading the text would take more memory than an honest file needs. */
export function hasTooManyCells(text: string, delimiter: Delimiter): boolean {
  let cells = 0;
  for (const mark of [delimiter, '\n']) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      cells += 1;
      if (cells > MAX_CELLS) return true;
    }
  }
  return false;
}

/** Blank rows are no rows. A row with fewer or more cells than the header is kept, with its fault. */
export function tableOf(text: string, delimiter: Delimiter): Table {
  const content = withoutAnnouncement(text);
  const { data, errors } = Papa.parse(content, { delimiter, newline: '\n' });
  const skipped = content.length === text.length ? 0 : 1;
  const broken = new Set(errors.map(({ row }) => row));
  const first = data.findIndex((cells) => !isBlank(cells));
  const header = (data[first] ?? []).map((name) => name.trim());
  const rows: Row[] = [];
  for (const [position, cells] of data.entries()) {
    if (position <= first || isBlank(cells)) continue;
    const fault = broken.has(position) ? 'broken-quotes' : countFault(cells, header.length);
    rows.push({ number: position + 1 + skipped, cells, fault });
  }
  return { header, rows };
}

/** Blank cells behind the last column are what spreadsheets leave; anything else there means the row has slipped. */
function countFault(cells: readonly string[], columns: number): RowFault | null {
  if (cells.length < columns) return 'wrong-cell-count';
  return isBlank(cells.slice(columns)) ? null : 'wrong-cell-count';
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

/** Spreadsheets announce the delimiter in a line of its own, `sep=;`. */
const withoutAnnouncement = (text: string) =>
  /^sep=[,;|\t]$/i.test(firstLine(text)) ? text.slice(firstLine(text).length + 1) : text;

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}
