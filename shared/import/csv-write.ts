// Cells to CSV records by RFC 4180. Text is guarded against being run as a formula; numbers stay numbers.
import { withGuard } from './formula-guard';

/** Text, or a number or moment that is ours and written as it is. */
export type Cell = string | { readonly plain: string };

export const plain = (value: number | string): Cell => ({ plain: String(value) });

/** One record with its line end. */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(typeof cell === 'string' ? withGuard(cell) : cell.plain)).join(',')}\r\n`;
}

/** Also around blanks at the ends, which some readers would trim away. */
const quoted = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
