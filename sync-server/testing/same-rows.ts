// What the door is measured against: the rows it left, inserted into a second database by nothing but multi-row inserts.
import { escapeIdentifier } from 'pg';
import type { Client, PoolClient } from 'pg';

/** The tables a batch of new orders leaves rows in, in the order they are written. */
const TABLES: readonly string[] = ['events', 'orders', 'receipts', 'outbox'];

export type Rows = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
};
/** What one batch left, by table. */
export type BatchRows = readonly Rows[];

/** Every value as Postgres writes it, in groups of `size` feed numbers behind `from`. */
export async function rowsLeft(client: Client, from: number, to: number, size: number): Promise<readonly BatchRows[]> {
  const columns = new Map<string, readonly string[]>();
  for (const table of TABLES) columns.set(table, await writtenColumns(client, table));
  const batches: BatchRows[] = [];
  for (let first = from; first < to; first += size) {
    const batch: Rows[] = [];
    for (const table of TABLES)
      batch.push(await read(client, table, columns.get(table) ?? [], [first, Math.min(first + size, to)]));
    batches.push(batch.filter(({ rows }) => rows.length > 0));
  }
  return batches;
}

async function writtenColumns(client: Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map(({ column_name }) => column_name);
}

async function read(
  client: Client,
  table: string,
  columns: readonly string[],
  [after, upTo]: readonly [number, number],
): Promise<Rows> {
  const texts = columns.map((column) => `${escapeIdentifier(column)}::text`).join(', ');
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${texts} from ${table} where feed_seq > $1 and feed_seq <= $2 order by feed_seq`,
    values: [after, upTo],
    rowMode: 'array',
  });
  return { table, columns, rows };
}

/** One transaction per batch, one statement per table, prepared once per shape. */
export async function insertRows(client: Client | PoolClient, batch: BatchRows): Promise<void> {
  await client.query('begin');
  for (const { table, columns, rows } of batch) {
    const text = `insert into ${table} (${columns.map(escapeIdentifier).join(', ')}) values ${placeholders(rows.length, columns.length)}`;
    await client.query({ name: `${table}-${rows.length}`, text, values: rows.flat() });
  }
  await client.query('commit');
}

function placeholders(rows: number, columns: number): string {
  const row = (n: number) =>
    `(${Array.from({ length: columns }, (_, column) => `$${n * columns + column + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, n) => row(n)).join(', ');
}
