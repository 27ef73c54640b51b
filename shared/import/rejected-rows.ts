// The rows that were not taken, as a file to be mended and imported again: as they came, with what was wrong in a last column.
import { csvRecord } from './csv-write';
import { withoutGuard } from './formula-guard';
import type { Table } from './table';

export const ERROR_COLUMN = 'error';

/** @param errors by row, as a spreadsheet numbers them; rows without one are left out */
export function rejectedRows({ header, rows }: Table, errors: ReadonlyMap<number, string>): string {
  const kept = header.map((name, position) => ({ name, position })).filter(({ name }) => name !== ERROR_COLUMN);
  const records = rows.flatMap(({ number, cells }) => {
    const error = errors.get(number);
    if (error === undefined) return [];
    const own = kept.map(({ position }) => withoutGuard(cells[position] ?? ''));
    // Cells behind the last column are what is wrong with some rows, and are kept where one sees them.
    return [csvRecord([...own, error, ...cells.slice(header.length)])];
  });
  return csvRecord([...kept.map(({ name }) => name), ERROR_COLUMN]) + records.join('');
}
