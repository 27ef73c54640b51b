// A command's work on the database: opened before, closed after, whatever happens and whoever interrupts.
import type { OrganisationId } from 'shared/ids';
import type { Config } from '../config';
import type { Opening, Store } from '../open-store';
import { openStore } from '../open-store';
import type { Database } from '../store/database';
import { onlyOrganisation } from '../store/feed';
import type { CommandContext } from './command';
import { EXIT } from './exit-codes';
import { settingsOf } from './settings';

export type Opened = { readonly db: Database; readonly organisation: OrganisationId; readonly config: Config };

/** @throws CommandFailure where the settings, the database or its schema do not allow it */
export function withStore<T>(context: CommandContext, work: (opened: Opened) => Promise<T>): Promise<T> {
  return withOpenStore(context, 'embedded', async ({ db }, config) =>
    work({ db, config, organisation: await onlyOrganisation(db) }),
  );
}

export async function withOpenStore<T>(
  context: CommandContext,
  migrating: Opening['migrating'],
  work: (store: Store, config: Config) => Promise<T>,
): Promise<T> {
  const { config } = settingsOf(context);
  const store = await openStore({ config, tell: context.terminal.tell, mayJoin: true, migrating });
  const release = onInterrupt(store.close);
  try {
    return await work(store, config);
  } finally {
    release();
    await store.close();
  }
}

/** What was opened is closed before the process ends: an embedded Postgres would otherwise stay behind. */
function onInterrupt(close: () => Promise<void>): () => void {
  const end = (exitCode: number) => () => void close().finally(() => process.exit(exitCode));
  const signals = [
    ['SIGINT', end(EXIT.interrupted)],
    ['SIGTERM', end(EXIT.terminated)],
  ] as const;
  for (const [signal, listener] of signals) process.once(signal, listener);
  return () => {
    for (const [signal, listener] of signals) process.off(signal, listener);
  };
}
