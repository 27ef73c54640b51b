// Makes a backup while everybody goes on working: one snapshot, streamed, whole on disk before it counts.
import { createHash } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { countRows, headOf, markBackedUp, onSnapshot, rowsOf, tablesOf } from '../store/backup';
import type { Database } from '../store/database';
import { migrationStatus } from '../store/migrate';
import { FORMAT_VERSION, rowLine } from './format';
import type { Header, Trailer } from './format';
import { writeWhole } from './write-file';

export type CreateBackup = {
  readonly organisation: OrganisationId;
  /** Compressed where it ends in .gz. */
  readonly path: string;
  readonly now: Instant;
  /** Whether a file that is there already may be replaced. */
  readonly replace?: boolean;
};

/** Everything but sessions and invitations. Desktops may then forget what they kept up to its head. @throws BackupProblem */
export async function createBackup(
  db: Database,
  { organisation, path, now, replace = false }: CreateBackup,
): Promise<Header> {
  const { applied: migrations } = await migrationStatus(db);
  const header = await onSnapshot(db, async (tx) => {
    const { epoch, head } = await headOf(tx, organisation);
    const tables = await tablesOf(tx);
    const counted: Header['tables'] = [];
    for (const table of tables)
      counted.push({ name: table.name, columns: [...table.columns], rows: await countRows(tx, table, organisation) });
    const said: Header = {
      ...{ waybill: 'backup', version: FORMAT_VERSION, createdAt: now, organisation, epoch, head },
      migrations: [...migrations],
      tables: counted,
    };
    async function* lines() {
      yield JSON.stringify(said);
      for (const table of tables)
        for await (const row of rowsOf(tx, table, organisation)) yield rowLine(table.name, row);
    }
    await writeWhole(path, replace, withTrailer(lines()));
    return said;
  });
  await markBackedUp(db, organisation, header);
  return header;
}

async function* withTrailer(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let rows = -1;
  for await (const line of lines) {
    hash.update(`${line}\n`);
    rows += 1;
    yield line;
  }
  yield JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies Trailer);
}
