// A list for people, in columns; the same list for machines, as JSON.
import type { Terminal } from './terminal';

type Cell = string | number | boolean | null;

export function printTable(terminal: Terminal, rows: readonly Readonly<Record<string, Cell>>[]): void {
  if (terminal.wantsJson) return terminal.printJson(rows);
  const names = Object.keys(rows[0] ?? {});
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => textOf(row[name]).length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  if (names.length > 0) terminal.print(terminal.bold(line(names)));
  for (const row of rows) terminal.print(line(names.map((name) => textOf(row[name]))));
  if (rows.length === 0) terminal.tell('There are none.');
}

/** Control characters could play tricks on a terminal. */
const textOf = (cell: Cell | undefined): string => String(cell ?? '–').replace(/\p{Cc}/gu, '\ufffd');
