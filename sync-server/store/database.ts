// Opens the one connection pool of a server. Numbers that fit stay numbers; moments come out as ISO text.
import knex, { type Knex } from 'knex';
import pg from 'pg';

export type Database = Knex;

const BIGINT = 20;
const TIMESTAMPTZ = 1184;

/** Knex would write to stdout, which belongs to others; what goes wrong reaches the caller as an error anyway. */
const silent = { warn: () => undefined, error: () => undefined, debug: () => undefined, deprecate: () => undefined };

/** @param url a Postgres connection address; @param poolMax most connections at once */
export function openDatabase(url: string, poolMax = 10): Database {
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(BIGINT, exactNumber);
  overrides.setTypeParser(TIMESTAMPTZ, isoText);
  const types = {
    getTypeParser: (oid: number, format: string) =>
      overrides.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
  };
  // Pipelined: a statement may leave before the one ahead of it is answered, which saves a batch half its trips.
  const connection = { connectionString: url, types, application_name: 'waybill', pipeline: true };
  return knex({
    client: 'pg',
    connection,
    pool: { min: 0, max: poolMax },
    acquireConnectionTimeout: 10_000,
    log: silent,
  });
}

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint beyond the safe integers: ${text}`);
  return value;
}

const isoText = (text: string): string => new Date(text).toISOString();
