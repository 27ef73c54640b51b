// What a benchmark stands on: the built server with its own Postgres in a folder of its own, people, and an end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages } from '../system/pages';
import type { Account } from '../system/people';
import { addPerson } from '../system/people';
import type { ServerProcess } from '../system/server-process';
import { startServer } from '../system/server-process';

export type Ground = {
  readonly home: string;
  readonly server: ServerProcess;
  readonly people: readonly Account[];
  readonly end: () => Promise<void>;
};

/** Settings as they come: the durability of a real start, and its log. */
export async function layGround(people: number): Promise<Ground> {
  const home = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  const server = await startServer({ home, readyWithinMs: 60_000 });
  const end = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const added: Account[] = [];
    const names = Array.from({ length: people }, (_, n) => `clerk${n + 1}`);
    for (const some of pages(names, AT_ONCE))
      added.push(...(await Promise.all(some.map((name) => addPerson({ home }, name, ['manager'])))));
    return { home, server, people: added, end };
  } catch (error) {
    await end();
    throw error;
  }
}

const AT_ONCE = 4;
