// The composition root: everything the server is made of, opened in order and closed in reverse. A reader's map.
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { OrganisationId } from 'shared/ids';
import { SHELL_ORIGIN } from 'shared/contract/shell';
import { LIMITS } from 'shared/contract/version';
import type { Auth } from './auth/auth';
import type { PasswordCost } from './auth/password';
import { systemClock } from './clock';
import { closingList } from './closing';
import type { ClusterLink } from './cluster/redis-link';
import { handleOwn } from './commands/handle-batch';
import type { Config } from './config';
import type { EventLog } from './event-log';
import { createApp } from './http/app';
import { guessLimit } from './http/guess-limit';
import { healthApp } from './http/health';
import { originRule } from './http/origins';
import { startHeld } from './inbox/held';
import { hostOf, listen } from './listen';
import { openAuth } from './open-auth';
import { openStore } from './open-store';
import type { Store } from './open-store';
import { logSink } from './outbox/log-sink';
import { startRelay } from './outbox/relay';
import { packageRoot } from './package-root';
import { joined } from './repeat';
import { startDeadlines } from './saga/deadlines';
import { startHearing } from './sockets/among-servers';
import { openSockets } from './sockets/open-sockets';
import type { Database } from './store/database';
import { onlyOrganisation, readFeed } from './store/feed';
import { migrationStatus } from './store/migrate';

export type ServerWishes = {
  readonly config: Config;
  readonly log: EventLog;
  readonly tell: (sentence: string) => void;
  /** Whether a database that is not embedded may be migrated too. */
  readonly migrate: boolean;
  readonly now?: () => Date;
  readonly passwordCost?: PasswordCost;
  /** How often to look for what other processes did. */
  readonly pollMs?: number;
  /** Runs on the open database before anybody can come in. */
  readonly prepare?: (db: Database, organisation: OrganisationId) => Promise<void>;
};

export type RunningServer = {
  /** As people open it. */
  readonly address: string;
  /** Null for a worker: nobody comes in there. */
  readonly auth: Auth | null;
  readonly store: Store;
  readonly organisation: OrganisationId;
  /** Lets what is being answered end, then closes everything; harmless when asked twice. */
  readonly stop: () => Promise<void>;
};

/** @throws CommandFailure or PostgresProblem where something is missing; nothing is left running then */
export async function startServer(wishes: ServerWishes): Promise<RunningServer> {
  const { config, log } = wishes;
  const closing = closingList((error) => log.error({ err: error }, 'close-failed'));
  const stop = () => closing.run(config.shutdownGraceMs);
  try {
    return { ...(await open(wishes, closing.add)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Opened = {
  readonly wishes: ServerWishes;
  readonly store: Store;
  readonly organisation: OrganisationId;
  readonly link: ClusterLink | null;
  readonly onStop: (close: () => Promise<void>) => void;
  /** Something was committed, here or elsewhere. */
  readonly wakeWorkers: () => void;
};

async function open(wishes: ServerWishes, onStop: Opened['onStop']) {
  const { config, log, tell, migrate, prepare } = wishes;
  const store = await openStore({ config, tell, mayJoin: false, migrating: migrate ? 'asNeeded' : 'embedded' });
  onStop(store.close);
  const { db } = store;
  const organisation = await onlyOrganisation(db);
  await prepare?.(db, organisation);
  const link = await linkOf(config, organisation, log);
  if (link !== null) onStop(link.close);

  const wakeWorkers = joined(() => workers.wake(), WORKERS_WAIT_MS);
  const opened: Opened = { wishes, store, organisation, link, onStop, wakeWorkers };
  const front = config.role === 'worker' ? await openHealth(opened) : await openFront(opened);
  const workers = config.role === 'api' ? NO_WORKERS : startWorkers(opened, front.look);
  onStop(front.close); // those who talk to us first; it is asked again after the workers, where starting them failed
  const { port, auth } = front;
  const address = config.publicUrl ?? `http://${hostOf(config.host)}:${port}`;
  const { role } = config;
  log.info({ address, port, role, embedded: store.isEmbedded, pid: process.pid }, 'server-listening');
  return { address, auth, store, organisation };
}

const linkOf = async ({ cluster, redisUrl }: Config, organisation: OrganisationId, log: EventLog) =>
  cluster === 'redis' && redisUrl !== null
    ? (await import('./cluster/redis-link')).openRedisLink(redisUrl, organisation, log)
    : null;

/** What people and machines talk to. */
async function openFront({ wishes, store: { db }, organisation, link, onStop, wakeWorkers }: Opened) {
  const { config, log } = wishes;
  const auth = openAuth(wishes, db, organisation);
  const origins = originRule(config.publicUrl, [SHELL_ORIGIN, ...config.corsOrigins]);
  const isHttps = config.publicUrl?.startsWith('https:') ?? false;
  const doors = { auth, log, origins, isHttps, screensFolder, limit: guessLimit(), isReady: readyCheck(db) };
  const committed = () => {
    sockets.poking.look();
    wakeWorkers();
  };
  const app = createApp({ ...doors, committed });
  const server = createServer(app);
  const { pushBytes, pullBytes } = LIMITS;
  const limits = { pushCommands: config.syncPushMax, pushBytes, pullRows: config.syncPageMax, pullBytes };
  const news = { adapter: link?.adapter() ?? null, onNews: wakeWorkers, onCommitted: wakeWorkers };
  const sockets = openSockets({ server, origins, auth, log, limits, ...news, pollMs: wishes.pollMs });
  onStop(sockets.close);
  const port = await listen(server, config);
  return { port, auth, look: sockets.poking.look, close: sockets.close };
}

/** A worker answers nothing but whether it is well. */
async function openHealth({ wishes, store: { db }, organisation, link, onStop, wakeWorkers }: Opened) {
  const readHead = async () => (await readFeed(db, organisation)).head;
  const adapter = link?.adapter() ?? null;
  const hearing = startHearing({ adapter, readHead, onNews: wakeWorkers, pollMs: wishes.pollMs });
  onStop(hearing.close);
  const server = createServer(healthApp(wishes.log, readyCheck(db)));
  const port = await listen(server, wishes.config);
  const close = async () => {
    await hearing.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { port, auth: null, look: hearing.poking.look, close };
}

type Workers = { readonly wake: () => void };
const NO_WORKERS: Workers = { wake: () => undefined };

/** What the server does by itself; any number of processes may do it side by side. */
function startWorkers({ wishes: { log }, store: { db }, organisation, onStop, wakeWorkers }: Opened, look: () => void) {
  const worker = { db, organisation, log, clock: systemClock };
  const committed = () => {
    look();
    wakeWorkers();
  };
  const relay = startRelay({ ...worker, sinks: [logSink(log)], random: Math.random });
  onStop(relay.stop);
  const deadlines = startDeadlines({ ...worker, onCommitted: committed });
  onStop(deadlines.stop);
  const held = startHeld({ ...worker, door: (batch) => handleOwn(db, batch).finally(committed) });
  onStop(held.stop);
  const wake = () => {
    relay.wake();
    deadlines.wake();
  };
  return { wake };
}

/** People hear of a commit first; what the server does by itself may follow, for several commits at once. */
const WORKERS_WAIT_MS = 25;

const screensFolder = join(packageRoot, '..', 'desktop', 'out', 'renderer');

/** The schema of a running server does not fall behind, so it is asked for once. */
function readyCheck(db: Database): () => Promise<boolean> {
  let isCurrent = false;
  return async () => {
    if (isCurrent) await db.raw('select 1');
    else isCurrent = (await migrationStatus(db)).pending.length === 0;
    return isCurrent;
  };
}
