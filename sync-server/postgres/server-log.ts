// Postgres's own log beside the data: kept small, and read back to tell a person why a start failed.

import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const fullAt = 10_000_000;

export const lengthOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Open for appending; a log that has grown large is put aside first, in place of the one put aside before. */
export function openLog(file: string): number {
  if (lengthOf(file) > fullAt) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}

/** The first reason Postgres gave for ending since the log had this length; an empty text when it gave none. */
export function complaintSince(file: string, length: number): string {
  if (!existsSync(file)) return '';
  const added = readFileSync(file).subarray(length).toString('utf8');
  const found = /(?:FATAL|PANIC): +(.*)/.exec(added) ?? /^postgres: (.*)/m.exec(added);
  return found?.[1] ?? '';
}
