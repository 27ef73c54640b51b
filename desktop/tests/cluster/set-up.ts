// Two servers and a worker on one Postgres, with a Redis that can be taken away and a proxy before them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateOrders } from 'shared/demo/generate-orders';
import type { OrganisationId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { Intent } from '../../renderer/commands/intent';
import type { SystemDatabase } from '../system/database';
import { createDatabase } from '../system/database';
import type { Account } from '../system/people';
import { addPerson } from '../system/people';
import type { ServerOptions, ServerProcess } from '../system/server-process';
import { startServer } from '../system/server-process';
import type { Switchboard } from '../system/switchboard';
import { openSwitchboard } from '../system/switchboard';

export type SetUp = {
  readonly database: SystemDatabase;
  readonly one: ServerProcess;
  readonly two: ServerProcess;
  readonly worker: ServerProcess;
  /** Leads to whichever of the two is there. */
  readonly proxy: Switchboard;
  readonly redis: Switchboard;
  /** How a process of this set-up is started; the role is the caller's. */
  readonly where: Omit<ServerOptions, 'port'>;
  readonly hire: (signInName: string) => Promise<Account>;
  readonly close: () => Promise<void>;
};

/** @param environment further settings of every process */
export async function openSetUp(redisUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<SetUp> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-cluster-'));
  const database = await createDatabase();
  const redis = await openSwitchboard([Number(new URL(redisUrl).port)]);
  const link = new URL(redisUrl);
  link.host = `127.0.0.1:${redis.port}`;
  const shared = { WAYBILL_CLUSTER: 'redis', WAYBILL_REDIS_URL: link.href, ...environment };
  const where = { home: join(folder, 'home'), databaseUrl: database.url, environment: shared };
  const as = (role: string) => ({ ...where, environment: { ...shared, WAYBILL_ROLE: role } });
  const one = await startServer(as('api'));
  const [two, worker] = await Promise.all([startServer(as('api')), startServer(as('worker'))]);
  const proxy = await openSwitchboard([one.port, two.port]);
  return {
    ...{ database, one, two, worker, proxy, redis, where },
    hire: (signInName) => addPerson(where, signInName, ['manager']),
    close: async () => {
      proxy.close();
      await Promise.all([one, two, worker].map((server) => server.stop()));
      redis.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Orders nobody else captures under another seed. */
export const ordersToPlace = (organisation: OrganisationId, seed: number, count: number): readonly Intent[] =>
  [...generateOrders({ seed, count, organisation, startingAt: instantFromMillis(Date.now()), everySeconds: 1 })].map(
    ({ subject, payload }) => ({ type: 'PlaceOrder', subject, payload }),
  );
