// `waybill migrate …`: brings the schema up to date, or says how far it is.
import { migrate, migrationStatus } from '../store/migrate';
import type { RunCommand } from './command';
import { EXIT } from './exit-codes';
import { withOpenStore } from './with-store';

export const up: RunCommand = (context) =>
  withOpenStore(context, 'never', async ({ db }) => {
    const { terminal } = context;
    const isDryRun = context.isSet('dry-run');
    const applied = isDryRun ? (await migrationStatus(db)).pending : await migrate(db);
    if (terminal.wantsJson)
      terminal.printJson({ applied: isDryRun ? [] : applied, wouldApply: isDryRun ? applied : [] });
    else if (applied.length === 0) terminal.print('The schema is up to date.');
    else for (const name of applied) terminal.print(`${isDryRun ? 'would apply' : 'applied'} ${name}`);
    return EXIT.ok;
  });

/** Pending migrations are exit 5, so that a script can ask. */
export const status: RunCommand = (context) =>
  withOpenStore(context, 'never', async ({ db }) => {
    const { terminal } = context;
    const found = await migrationStatus(db);
    if (terminal.wantsJson) terminal.printJson(found);
    else {
      for (const name of found.applied) terminal.print(`applied  ${name}`);
      for (const name of found.pending) terminal.print(`pending  ${name}`);
    }
    return found.pending.length === 0 ? EXIT.ok : EXIT.schema;
  });
