// `waybill backup …`: makes a backup, checks one, restores one.
import type { BackupCode } from '../backup/problem';
import { BackupProblem } from '../backup/problem';
import { createBackup } from '../backup/create';
import type { Header } from '../backup/format';
import { restoreBackup } from '../backup/restore';
import { verifyBackup } from '../backup/verify';
import { systemClock } from '../clock';
import { holdsSomething, othersConnected } from '../store/backup';
import type { CommandContext, RunCommand } from './command';
import { confirm } from './confirm';
import type { ExitCode } from './exit-codes';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { withOpenStore, withStore } from './with-store';

export const create: RunCommand = (context) =>
  explained(() =>
    withStore(context, async ({ db, organisation }) => {
      const [path = ''] = context.words;
      const header = await createBackup(db, {
        organisation,
        path,
        now: systemClock.now(),
        replace: context.isSet('yes'),
      });
      return done(context, `Backed up ${rowsIn(header)} rows to ${path}.`, { path, ...said(header) });
    }),
  );

/** Needs no database. */
export const verify: RunCommand = (context) =>
  explained(async () => {
    const [path = ''] = context.words;
    const header = await verifyBackup(path);
    return done(context, `${path} is whole: ${rowsIn(header)} rows as of ${header.createdAt}.`, {
      path,
      ...said(header),
    });
  });

/** Whatever is wrong with the file is said before anybody is asked and before a database is touched. */
export const restore: RunCommand = (context) =>
  explained(async () => {
    const [path = ''] = context.words;
    const header = await verifyBackup(path);
    if (context.isSet('dry-run'))
      return done(context, `Would restore ${rowsIn(header)} rows as of ${header.createdAt}.`, {
        path,
        ...said(header),
      });
    return withOpenStore(context, 'asNeeded', async ({ db }) => {
      if (await othersConnected(db, process.uptime())) {
        throw new BackupProblem('in-use', 'A Waybill is running on this database. Stop it first; nothing was changed.');
      }
      const replace = await holdsSomething(db);
      if (replace) await confirm(context, `Replace everything in the database by the backup of ${header.createdAt}?`);
      const restored = await restoreBackup(db, { path, replace });
      const sentence = `Restored ${rowsIn(restored)} rows as of ${restored.createdAt}. Everybody signs in again; desktops send what the backup does not know.`;
      return done(context, sentence, { path, ...said(restored), epoch: restored.newEpoch });
    });
  });

const EXITS: Readonly<Record<BackupCode, ExitCode>> = {
  exists: EXIT.conflict,
  'not-found': EXIT.notFound,
  'not-readable': EXIT.permission,
  'not-writable': EXIT.permission,
  damaged: EXIT.failed,
  newer: EXIT.schema,
  'not-empty': EXIT.conflict,
  'in-use': EXIT.conflict,
};

async function explained(work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BackupProblem ? new CommandFailure(EXITS[error.code], error.message) : error;
  }
}

const rowsIn = ({ tables }: Header) => tables.reduce((sum, { rows }) => sum + rows, 0);

const said = ({ createdAt, organisation, head, epoch, migrations, tables }: Header) => ({
  createdAt,
  organisation,
  head,
  epoch,
  migrations,
  rows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
});

function done(
  { terminal }: CommandContext,
  sentence: string,
  value: Readonly<Record<string, unknown>>,
): typeof EXIT.ok {
  if (terminal.wantsJson) terminal.printJson(value);
  else terminal.print(sentence);
  return EXIT.ok;
}
