// The composition root: everything the server is made of, opened in order and closed in reverse. A reader's map.
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { OrganisationId } from 'shared/ids';
import { SHELL_ORIGIN } from 'shared/contract/shell';
import { LIMITS } from 'shared/contract/version';
import { administrationDesk } from './administration-desk';
import type { Auth } from './auth/auth';
import type { Bell } from './bell';
import { openBell } from './bell';
import type { PasswordCost } from './auth/password';
import { sinksOf } from './cli/sink-opening';
import type { CachedDocuments } from './cache/cached-documents';
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
import { signedCursors } from './http/rest/cursor';
import type { Door } from './inbox/door';
import { startHeld } from './inbox/held';
import type { InboundQueue } from './inbox/inbound-queue';
import { startInboundQueue } from './inbox/inbound-queue';
import type { Intake } from './inbox/intake';
import { openIntake } from './inbox/intake';
import { startJobs } from './jobs/run-jobs';
import { hostOf, listen } from './listen';
import type { Observation } from './observation';
import { openObservation } from './observation';
import { openAuth } from './open-auth';
import { openStore } from './open-store';
import type { Store } from './open-store';
import { startSinks } from './outbox/sink-host';
import { packageRoot, packageVersion } from './package-root';
import { openRabbit } from './rabbitmq/connection';
import { keepingOf } from './retention/retention';
import { startRetention } from './retention/worker';
import { startDeadlines } from './saga/deadlines';
import { applyRules } from './saga/rules-of-set-up';
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
  /** Where the standard settings of OpenTelemetry stand; empty where it is left out. */
  readonly environment?: NodeJS.ProcessEnv;
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
  readonly documents: CachedDocuments;
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
  readonly observation: Observation;
  readonly onStop: (close: () => Promise<void>) => void;
  /** There may be something to do: something was committed, here or elsewhere. */
  readonly work: Bell;
  /** The server itself committed something; how far the feed is now has to be read. */
  readonly own: Bell;
  readonly intake: Intake;
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

  const { environment = {} } = wishes;
  let syncClients = () => 0;
  const observing = { config, environment, store, organisation, log, syncClients: () => syncClients() };
  const observation = await openObservation(observing);
  onStop(observation.close);

  const [work, own] = [openBell(WORKERS_WAIT_MS), openBell(0)];
  own.listen(work.ring);
  const door: Door = (batch) => handleOwn(db, batch).finally(own.ring);
  const currencies = config.inboundCurrencies;
  const intake = openIntake({ db, organisation, door, clock: systemClock, log, currencies });
  const opened: Opened = { wishes, store, organisation, link, observation, onStop, work, own, intake };
  await applyRules(db, organisation, config, systemClock);
  const front = config.role === 'worker' ? await openHealth(opened) : await openFront(opened);
  syncClients = front.syncClients;
  if (config.role !== 'api') await startWorkers(opened, door);
  onStop(front.close); // those who talk to us first; it is asked again after the workers, where starting them failed
  const { port, auth } = front;
  const address = config.publicUrl ?? `http://${hostOf(config.host)}:${port}`;
  const { role } = config;
  log.info({ address, port, role, embedded: store.isEmbedded, pid: process.pid }, 'server-listening');
  return { address, auth, store, organisation, documents: observation.documents };
}

const linkOf = async ({ cluster, redisUrl }: Config, organisation: OrganisationId, log: EventLog) =>
  cluster === 'redis' && redisUrl !== null
    ? (await import('./cluster/redis-link')).openRedisLink(redisUrl, organisation, log)
    : null;

/** What people and machines talk to. */
async function openFront(opened: Opened) {
  const { wishes, store, organisation, link, observation, onStop, work, own, intake } = opened;
  const { config, log } = wishes;
  const { db } = store;
  const { auth, keyring } = openAuth(wishes, db, organisation);
  const origins = originRule(config.publicUrl, [SHELL_ORIGIN, ...config.corsOrigins]);
  const isHttps = config.publicUrl?.startsWith('https:') ?? false;
  const { take } = intake;
  const { metrics, health, services, documents } = observation;
  const cursors = signedCursors(keyring, organisation);
  const rest = { cursors, readOne: documents.read, onCommitted: own.ring, onQueued: work.ring };
  const readiness = { isReady: readyCheck(db), services };
  const doors = { auth, log, origins, isHttps, screensFolder, limit: guessLimit(), readiness, take };
  const desk = administrationDesk(config, log, db, organisation);
  const seen = { metrics, health, version: packageVersion() };
  const app = createApp({ ...doors, ...seen, rest, desk, committed: own.ring });
  const server = createServer(app);
  const { pushBytes, pullBytes } = LIMITS;
  const limits = { pushCommands: config.syncPushMax, pushBytes, pullRows: config.syncPageMax, pullBytes };
  const news = { adapter: link?.adapter() ?? null, onNews: work.ring, onCommitted: work.ring };
  const sockets = openSockets({ server, origins, auth, log, limits, ...news, pollMs: wishes.pollMs });
  onStop(sockets.close);
  own.listen(sockets.poking.look);
  const port = await listen(server, config);
  return { port, auth, syncClients: sockets.connections, close: sockets.close };
}

/** A worker answers nothing but whether it is well. */
async function openHealth({ wishes, store, organisation, link, observation, onStop, work, own }: Opened) {
  const { db } = store;
  const { metrics, services } = observation;
  const readHead = async () => (await readFeed(db, organisation)).head;
  const adapter = link?.adapter() ?? null;
  const hearing = startHearing({ adapter, readHead, onNews: work.ring, pollMs: wishes.pollMs });
  onStop(hearing.close);
  own.listen(hearing.poking.look);
  const server = createServer(healthApp(wishes.log, { isReady: readyCheck(db), services }, metrics));
  const port = await listen(server, wishes.config);
  const close = async () => {
    await hearing.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { port, auth: null, syncClients: () => 0, close };
}

/** What the server does by itself; any number of processes may do it side by side. */
async function startWorkers(opened: Opened, door: Door) {
  const { wishes, store, organisation, observation, onStop, work, own, intake } = opened;
  const { db } = store;
  const { config, log } = wishes;
  const worker = { db, organisation, log, clock: systemClock };
  const sinks = startSinks({ ...worker, ...sinksOf(config), random: Math.random, traced: observation.traced });
  onStop(sinks.stop);
  const deadlines = startDeadlines({ ...worker, onCommitted: own.ring });
  onStop(deadlines.stop);
  const held = startHeld({ ...worker, door });
  onStop(held.stop);
  const jobs = startJobs({ ...worker, onCommitted: own.ring });
  onStop(jobs.stop);
  work.listen(jobs.wake);
  onStop(startRetention({ ...worker, keeping: keepingOf(config) }).stop);
  work.listen(sinks.wake);
  work.listen(deadlines.wake);
  if (config.amqpUrl === null) return;
  const rabbit = await openRabbit({ url: config.amqpUrl, log });
  onStop(rabbit.close);
  const { amqpQueue: queue, amqpNamespace: namespace } = config;
  const take: InboundQueue['take'] = (carried) => intake.take(QUEUE_SOURCE, carried);
  onStop(startInboundQueue({ rabbit, queue, namespace, take, log }).stop);
}

/** The shop whose messages come by the queue; over HTTP it has the same name, so that a message in both is one. */
const QUEUE_SOURCE = 'shop';

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
