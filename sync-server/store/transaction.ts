// One transaction on one connection, with statements that Postgres plans once per connection. For the paths where speed counts.
import type { ClientBase, QueryResultRow } from 'pg';
import type { Database } from './database';

/** `name` is unique per text: the connection keeps the plan under it. */
export type Statement = { readonly name: string; readonly text: string };
export type Ask = <Row extends QueryResultRow>(
  statement: Statement,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

/**
 * Plans made once serve every batch: to plan anew for each would cost more than to run it. They are made for looking up a few
 * rows by their keys in tables that will be large, whatever they are at the moment.
 */
const BEGIN = "begin; set local plan_cache_mode = 'force_generic_plan'; set local random_page_cost = 1.1";

/**
 * Commits what `work` did, or nothing. `work` may ask its last statement by `askLast`, which sends the commit along with it,
 * as the opening is sent along with the first: two trips and, where others wait for its locks, half their waiting are saved.
 * @param opening plain SQL to begin with
 * @throws whatever `work` or the database throws, after a rollback; what fails in `work` behind `askLast` undoes nothing
 */
export async function inTransaction<T>(
  db: Database,
  work: (ask: Ask, askLast: Ask) => Promise<T>,
  opening = '',
): Promise<T> {
  return onConnection(db, async (connection) => {
    const send = asking(connection);
    const begun = heard(connection.query(`${BEGIN}; ${opening}`));
    let committed: Promise<unknown> | null = null;
    const ask: Ask = async <Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) => {
      const rows = heard(send<Row>(statement, values));
      await begun; // its failure is the cause, that of the statement behind it only the consequence
      return rows;
    };
    const askLast: Ask = <Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) => {
      const rows = ask<Row>(statement, values);
      committed = heard(connection.query('commit'));
      return rows;
    };
    try {
      const result = await work(ask, askLast);
      await begun;
      await (committed ?? connection.query('commit'));
      return result;
    } catch (error) {
      await connection.query('rollback').catch(() => undefined); // a lost connection has rolled back by itself
      throw error;
    }
  });
}

/** A promise that is awaited later, and must not count as unhandled when it fails before. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** A single statement on a connection of its own. */
export async function askOnce<Row extends QueryResultRow>(
  db: Database,
  statement: Statement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return onConnection(db, (connection) => asking(connection)<Row>(statement, values));
}

function asking(connection: ClientBase): Ask {
  return async <Row extends QueryResultRow>({ name, text }: Statement, values: readonly unknown[]) => {
    const { rows } = await connection.query<Row>({ name, text, values: [...values] });
    return rows;
  };
}

async function onConnection<T>(db: Database, work: (connection: ClientBase) => Promise<T>): Promise<T> {
  const connection: ClientBase = await db.client.acquireConnection();
  try {
    return await work(connection);
  } finally {
    await db.client.releaseConnection(connection);
  }
}
