// The composition root: everything the server is made of, opened in order and closed in reverse. A reader's map.
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { OrganisationId } from 'shared/ids';
import { SHELL_ORIGIN } from 'shared/contract/shell';
import { LIMITS } from 'shared/contract/version';
import { accessTokens } from './auth/access-token';
import type { Auth } from './auth/auth';
import { inTurn } from './auth/in-turn';
import type { Keyring } from './auth/keyring';
import { openKeyring } from './auth/keyring';
import type { PasswordCost } from './auth/password';
import { passwords } from './auth/password';
import { EXIT } from './cli/exit-codes';
import { CommandFailure } from './cli/failure';
import { systemClock } from './clock';
import { closingList } from './closing';
import { handleOwn } from './commands/handle-batch';
import type { Config } from './config';
import type { EventLog } from './event-log';
import { createApp } from './http/app';
import { guessLimit } from './http/guess-limit';
import { originRule } from './http/origins';
import { signedCursors } from './http/rest/cursor';
import { startHeld } from './inbox/held';
import { startJobs } from './jobs/run-jobs';
import { hostOf, listen } from './listen';
import { openStore } from './open-store';
import type { Store } from './open-store';
import { logSink } from './outbox/log-sink';
import { startRelay } from './outbox/relay';
import { packageRoot, packageVersion } from './package-root';
import { joined } from './repeat';
import { startDeadlines } from './saga/deadlines';
import { openSockets } from './sockets/open-sockets';
import type { Database } from './store/database';
import { onlyOrganisation } from './store/feed';
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
  readonly auth: Auth;
  readonly store: Store;
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

type OnStop = (close: () => Promise<void>) => void;

async function open(wishes: ServerWishes, onStop: OnStop) {
  const { config, log, tell, migrate, prepare } = wishes;
  const store = await openStore({ config, tell, mayJoin: false, migrating: migrate ? 'asNeeded' : 'embedded' });
  onStop(store.close);
  const { db } = store;
  const organisation = await onlyOrganisation(db);
  await prepare?.(db, organisation);

  const keyring = keyringOf(config);
  const auth = authOn(wishes, keyring, db, organisation);
  const origins = originRule(config.publicUrl, [SHELL_ORIGIN, ...config.corsOrigins]);
  const isHttps = config.publicUrl?.startsWith('https:') ?? false;
  const cursors = signedCursors(keyring, organisation);
  const rest = { cursors, onCommitted: () => committed(), onQueued: () => jobs.wake() };
  const app = createApp({
    ...{ auth, log, rest, origins, isHttps, screensFolder },
    limit: guessLimit(),
    isReady: readyCheck(db),
    version: packageVersion(),
  });
  const server = createServer(app);
  const wakeWorkers = joined(() => {
    relay.wake();
    deadlines.wake();
  }, WORKERS_WAIT_MS);
  const { pushBytes, pullBytes } = LIMITS;
  const limits = { pushCommands: config.syncPushMax, pushBytes, pullRows: config.syncPageMax, pullBytes };
  const sockets = openSockets({ server, origins, auth, log, limits, onCommitted: wakeWorkers, pollMs: wishes.pollMs });
  onStop(sockets.close);
  const port = await listen(server, config);

  const worker = { db, organisation, log, clock: systemClock };
  const relay = startRelay({ ...worker, sinks: [logSink(log)], random: Math.random });
  onStop(relay.stop);
  const committed = () => {
    sockets.poking.look();
    wakeWorkers();
  };
  const deadlines = startDeadlines({ ...worker, onCommitted: committed });
  onStop(deadlines.stop);
  const held = startHeld({ ...worker, door: (batch) => handleOwn(db, batch).finally(committed) });
  onStop(held.stop);
  const jobs = startJobs({ ...worker, onCommitted: committed });
  onStop(jobs.stop);
  onStop(sockets.close); // those who talk to us first; it is asked again after the workers, where starting them failed
  const address = config.publicUrl ?? `http://${hostOf(config.host)}:${port}`;
  log.info({ address, port, embedded: store.isEmbedded, pid: process.pid }, 'server-listening');
  return { address, auth, store };
}

/** People hear of a commit first; what the server does by itself may follow, for several commits at once. */
const WORKERS_WAIT_MS = 25;

const screensFolder = join(packageRoot, '..', 'desktop', 'out', 'renderer');

function authOn(
  { config, now = () => new Date(), passwordCost }: ServerWishes,
  keyring: Keyring,
  db: Database,
  organisation: OrganisationId,
): Auth {
  const { accessTtl, refreshTtl } = config;
  const tokens = accessTokens(keyring, organisation, accessTtl, now);
  return { db, organisation, tokens, now, passwords: passwords(passwordCost), inTurn: inTurn(), refreshTtl };
}

function keyringOf({ jwtKeysDir }: Config) {
  try {
    return openKeyring(jwtKeysDir, new Date());
  } catch {
    throw new CommandFailure(
      EXIT.permission,
      `The signing keys in ${jwtKeysDir} cannot be read or made. Give yourself the right to, or choose another folder with WAYBILL_JWT_KEYS_DIR.`,
    );
  }
}

/** The schema of a running server does not fall behind, so it is asked for once. */
function readyCheck(db: Database): () => Promise<boolean> {
  let isCurrent = false;
  return async () => {
    if (isCurrent) await db.raw('select 1');
    else isCurrent = (await migrationStatus(db)).pending.length === 0;
    return isCurrent;
  };
}
