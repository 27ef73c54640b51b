// Puts a backup in the place of what a database holds: in one transaction, as a whole or not at all.
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { countRows, emptyTables, holdsAnything, insertRows, raiseEpoch, replaceAll, tablesOf } from '../store/backup';
import type { Table } from '../store/backup';
import type { Database } from '../store/database';
import { migrationStatus } from '../store/migrate';
import type { Header, TableRow } from './format';
import { BackupProblem, damaged } from './problem';
import { readBackup } from './read-file';
import { verifyBackup } from './verify';

export type RestoreBackup = {
  readonly path: string;
  /** Whether what the database holds may go. */
  readonly replace?: boolean;
};

export type Restored = Header & { readonly newEpoch: string };

/** The schema must be migrated. Desktops see a new epoch and send again what the backup does not know. @throws BackupProblem */
export async function restoreBackup(db: Database, { path, replace = false }: RestoreBackup): Promise<Restored> {
  const seen = await verifyBackup(path);
  const { applied } = await migrationStatus(db);
  if (!seen.migrations.every((name, position) => applied[position] === name)) {
    throw new BackupProblem(
      'newer',
      'This backup is of a database this Waybill does not know. Install the Waybill that made it, or a later one.',
    );
  }
  try {
    return await replaceAll(db, (tx) => restoreInto(tx, path, replace));
  } catch (error) {
    throw asProblem(error);
  }
}

async function restoreInto(tx: Knex.Transaction, path: string, replace: boolean): Promise<Restored> {
  const tables = await tablesOf(tx);
  if (!replace && (await holdsAnything(tx, tables))) {
    throw new BackupProblem(
      'not-empty',
      'The database is not empty. Say --yes to replace all it holds, or restore into a new one.',
    );
  }
  await emptyTables(tx, tables);
  const writer = rowWriter(tx);
  const header = await readBackup(path, {
    onHeader: (said) => {
      checkTables(said, tables);
      writer.expect(said);
    },
    onRow: writer.add,
  });
  await writer.flush();
  const newEpoch = randomUUID();
  await raiseEpoch(tx, header.organisation, newEpoch);
  await checkCounts(tx, header);
  return { ...header, newEpoch };
}

/** An older backup may lack tables and columns; it never has more than there are. */
function checkTables({ tables: said }: Header, tables: readonly Table[]): void {
  for (const { name, columns } of said) {
    const table = tables.find((one) => one.name === name);
    if (table === undefined || !columns.every((column) => table.columns.includes(column)))
      throw damaged(`it has a table "${name}" that this database does not have`);
  }
}

async function checkCounts(tx: Knex, { tables, organisation }: Header): Promise<void> {
  for (const table of tables) {
    if ((await countRows(tx, table, organisation)) !== table.rows)
      throw damaged(`rows of "${table.name}" belong to another organisation`);
  }
}

const MOST_ROWS = 500;
const MOST_TEXT = 4 * 1024 * 1024;

/** Collects rows of one table and writes them together. */
function rowWriter(tx: Knex) {
  let columns: ReadonlyMap<string, readonly string[]> = new Map();
  let table = '';
  let rows: string[] = [];
  let size = 0;
  const flush = async () => {
    const known = columns.get(table);
    if (known !== undefined && rows.length > 0) await insertRows(tx, { name: table, columns: known }, rows);
    [rows, size] = [[], 0];
  };
  return {
    expect: ({ tables }: Header) => {
      columns = new Map(tables.map((one) => [one.name, one.columns]));
    },
    add: async ({ table: name, row }: TableRow) => {
      if (name !== table || rows.length >= MOST_ROWS || size + row.length > MOST_TEXT) await flush();
      table = name;
      rows.push(row);
      size += row.length;
    },
    flush,
  };
}

function asProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '55P03')
    return new BackupProblem(
      'in-use',
      'Somebody is using this database. Stop every Waybill on it first; nothing was changed.',
    );
  return /^2[23]/.test(code) ? damaged('a row does not fit its table') : error;
}
