// Every table that belongs to the organisation, read as one snapshot and written back as a whole.
// Rows travel as the JSON text Postgres made of them, so that no digit and no byte is lost on the way.
import type { OrganisationId } from 'shared/ids';
import type { Knex } from 'knex';
import type { Database } from './database';

export type Table = {
  readonly name: string;
  /** Without those Postgres computes itself. */
  readonly columns: readonly string[];
  /** Of the primary key: the order in which rows are read. */
  readonly key: readonly string[];
};

/** Sessions end with a restore, and a link or an invitation is for the server that gave it out. */
const LEFT_OUT = ['refresh_tokens', 'setup_invitations', 'password_links'];

const ROWS_AT_ONCE = 1_000;

/** Runs `work` on one unchanging view of the database, while it goes on changing for everybody else. */
export function onSnapshot<T>(db: Database, work: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.raw("set local timezone to 'UTC'");
      return work(tx);
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

/** Every table with an organisation but those left out, the feed first. */
export async function tablesOf(tx: Knex): Promise<readonly Table[]> {
  const { rows }: { rows: readonly Table[] } = await tx.raw(
    `select c.table_name::text as name,
       array_agg(c.column_name::text order by c.ordinal_position) filter (where c.is_generated = 'NEVER') as columns,
       (select array_agg(k.column_name::text order by k.ordinal_position)
        from information_schema.table_constraints t
        join information_schema.key_column_usage k using (constraint_schema, constraint_name, table_name)
        where t.constraint_type = 'PRIMARY KEY' and t.table_schema = current_schema() and t.table_name = c.table_name) as key
     from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name::text <> all (?::text[])
     group by c.table_name having bool_or(c.column_name = 'organisation_id')
     order by c.table_name <> 'feed', c.table_name`,
    [LEFT_OUT],
  );
  return rows;
}

export type Head = { readonly epoch: string; readonly head: number };

export async function headOf(tx: Knex, organisation: OrganisationId): Promise<Head> {
  const row: Head | undefined = await tx('feed')
    .where({ organisation_id: organisation })
    .select('epoch', { head: 'seq' })
    .first();
  if (row === undefined) throw new Error('the organisation has no feed');
  return row;
}

export async function countRows(
  tx: Knex,
  { name }: Pick<Table, 'name'>,
  organisation: OrganisationId,
): Promise<number> {
  const { rows }: { rows: readonly { readonly rows: number }[] } = await tx.raw(
    'select count(*) as rows from ?? where organisation_id = ?',
    [name, organisation],
  );
  return rows[0]?.rows ?? 0;
}

/** The table's rows as JSON texts, in the order of its key. The feed says of itself that it is backed up. */
export async function* rowsOf(
  tx: Knex,
  { name, columns, key }: Table,
  organisation: OrganisationId,
): AsyncGenerator<string> {
  const selected = columns.map((column) =>
    name === 'feed' && column === 'backed_up_to' ? 'seq as backed_up_to' : `"${column}"`,
  );
  const order = key.map((column) => `"${column}"`).join(', ');
  await tx.raw(
    `declare backup_rows no scroll cursor for select row_to_json(r)::text as row
     from (select ${selected.join(', ')} from "${name}" where organisation_id = '${organisation}' order by ${order}) r`,
  );
  for (;;) {
    const { rows }: { rows: readonly { readonly row: string }[] } = await tx.raw(
      `fetch ${ROWS_AT_ONCE} from backup_rows`,
    );
    for (const { row } of rows) yield row;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await tx.raw('close backup_rows');
}

/** Everything up to `head` is in a backup from now on, unless a restore has come between. */
export async function markBackedUp(db: Database, organisation: OrganisationId, { epoch, head }: Head): Promise<void> {
  await db('feed')
    .where({ organisation_id: organisation, epoch })
    .update({ backed_up_to: db.raw('greatest(backed_up_to, ?::bigint)', [head]) });
}

/** Writes all or nothing, and waits for nobody who uses the tables. */
export function replaceAll<T>(db: Database, work: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.raw("set local lock_timeout to '5s'");
    return work(tx);
  });
}

/** Marks of workers, which are there before anybody has entered anything. */
const OF_WORKERS = ['feed', 'sink_progress', 'retention_runs'];

/** What a person would miss: anything but the feed's counter and the marks of the workers. */
export async function holdsAnything(tx: Knex, tables: readonly Table[]): Promise<boolean> {
  for (const { name } of tables) {
    if (OF_WORKERS.includes(name)) continue;
    if ((await tx(name).select('organisation_id').first()) !== undefined) return true;
  }
  return false;
}

export async function emptyTables(tx: Knex, tables: readonly Table[]): Promise<void> {
  const names = [...tables.map(({ name }) => name), ...LEFT_OUT];
  await tx.raw(`truncate ${names.map((name) => `"${name}"`).join(', ')}`);
}

/** @param rows JSON texts as `rowsOf` gives them; `columns` are the table's own, checked by the caller */
export async function insertRows(
  tx: Knex,
  { name, columns }: Pick<Table, 'name' | 'columns'>,
  rows: readonly string[],
): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  await tx.raw(
    `insert into "${name}" (${list}) select ${list} from json_populate_recordset(null::"${name}", ?::json)`,
    [`[${rows.join(',')}]`],
  );
}

/** Tells every desktop that the server went back in time. */
export async function raiseEpoch(tx: Knex, organisation: OrganisationId, epoch: string): Promise<void> {
  await tx('feed').where({ organisation_id: organisation }).update({ epoch });
}

/** Whether the database holds what a restore would replace. */
export async function holdsSomething(db: Database): Promise<boolean> {
  return db.transaction(async (tx) => holdsAnything(tx, await tablesOf(tx)), { readOnly: true });
}

/** Whether another Waybill was connected before this process began. @param uptime of this process in seconds */
export async function othersConnected(db: Database, uptime: number): Promise<boolean> {
  const { rows }: { rows: readonly { readonly others: boolean }[] } = await db.raw(
    `select exists (select 1 from pg_stat_activity where datname = current_database() and application_name = 'waybill'
       and extract(epoch from clock_timestamp() - backend_start) > ?) as others`,
    [uptime],
  );
  return rows[0]?.others === true;
}
