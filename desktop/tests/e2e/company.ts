// A company for one test file: a server process of its own on a database of its own, and its people.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from 'shared/person/person';
import { buildServer } from '../system/build';
import { buildDesktop } from '../system/build-desktop';
import type { SystemDatabase } from '../system/database';
import { createDatabase } from '../system/database';
import type { Account } from '../system/people';
import { addPerson } from '../system/people';
import { startServer, waybill } from '../system/server-process';

export type Company = {
  /** Stays the same over stops and starts, as an address does. */
  readonly url: string;
  /** For files of the test; gone at the end. */
  readonly folder: string;
  readonly database: SystemDatabase;
  readonly hire: (signInName: string, roles: readonly Role[]) => Promise<Account>;
  /** One `waybill` command. @throws with what it said where it did not end well */
  readonly run: (args: readonly string[], input?: string) => Promise<string>;
  /** The process is gone; nothing listens at its address. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openCompany(name: string): Promise<Company> {
  buildServer();
  buildDesktop();
  const folder = mkdtempSync(join(tmpdir(), `waybill-${name}-`));
  const database = await createDatabase();
  const where = { home: join(folder, 'home'), databaseUrl: database.url };
  let server = await startServer(where);
  const { port, url } = server;
  return {
    ...{ url, folder, database },
    hire: (signInName, roles) => addPerson(where, signInName, roles),
    run: async (args, input = '') => {
      const { exitCode, stdout, stderr } = await waybill(args, { ...where, input });
      if (exitCode !== 0) throw new Error(`waybill ${args.join(' ')} ended with ${String(exitCode)}: ${stderr}`);
      return stdout;
    },
    stop: async () => {
      await server.stop();
    },
    start: async () => {
      server = await startServer({ ...where, port });
    },
    close: async () => {
      await server.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
