// `waybill import orders`: orders in from a file. A dry run on nothing loads no database driver.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { profileFromJson } from 'shared/import/profile';
import type { Profile } from 'shared/import/profile';
import { profileNamed, profileNames } from 'shared/import/profiles';
import { systemClock } from '../clock';
import type { CommandContext, RunCommand } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { importOrders } from '../jobs/import-orders';
import type { ImportReport } from '../jobs/import-orders';
import { remarksOn, summaryLines } from './import-words';
import { settingsOf } from './settings';
import { nearest } from './suggest';

/** Exit 8 when something was refused; the rest is imported all the same. */
export const orders: RunCommand = async (context) => {
  const [path = ''] = context.words;
  const bytes = bytesOf(path);
  const profile = profileOf(context.text('profile') ?? 'generic');
  const report = await imported(context, bytes, profile);
  const { terminal } = context;
  for (const remark of remarksOn(report)) terminal.tell(remark);
  if (terminal.wantsJson) terminal.printJson(report.summary);
  else for (const line of summaryLines(report.summary, context.isSet('dry-run'))) terminal.print(line);
  return report.summary.rejected > 0 ? EXIT.partial : EXIT.ok;
};

async function imported(context: CommandContext, bytes: Uint8Array, profile: Profile): Promise<ImportReport> {
  const dryRun = context.isSet('dry-run');
  const onProgress = (done: number, orders: number) => {
    if (done % 5_000 === 0 || done === orders) context.terminal.tell(`${done} of ${orders} orders …`);
  };
  if (dryRun && !hasDatabase(context)) return importOrders({ bytes, profile, books: null, dryRun, onProgress });
  const [{ withStore }, { booksIn }] = await Promise.all([import('./with-store'), import('../jobs/import-books')]);
  return withStore(context, ({ db, organisation }) =>
    importOrders({ bytes, profile, books: booksIn(db, organisation, systemClock), dryRun, onProgress }),
  );
}

/** A dry run compares with what is there, and does not make a database only to find it empty. */
function hasDatabase(context: CommandContext): boolean {
  const { databaseUrl, home } = settingsOf(context).config;
  return databaseUrl !== null || existsSync(join(home, 'postgres', 'cluster'));
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new CommandFailure(EXIT.notFound, `The file ${path} cannot be read.`);
  }
}

function profileOf(given: string): Profile {
  const named = profileNamed(given);
  if (named !== undefined) return named;
  if (!existsSync(given)) {
    const suggestion = nearest(given, profileNames);
    const hint = suggestion === null ? '' : ` Did you mean "${suggestion}"?`;
    throw new CommandFailure(
      EXIT.usage,
      `There is no profile "${given}", neither a file nor one of ${profileNames.join(', ')}.${hint}`,
    );
  }
  const read = profileFromJson(Buffer.from(bytesOf(given)).toString('utf8'));
  if (read.type === 'read') return read.profile;
  throw new CommandFailure(EXIT.usage, `The profile ${given} cannot be used: ${read.detail}.`);
}
