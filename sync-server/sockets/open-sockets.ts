// The live side of the server: one namespace, /sync, over websocket only. Everything else is turned away.
import type { Server as HttpServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { transportError } from 'shared/contract/codes';
import { LIMITS } from 'shared/contract/version';
import { Server } from 'socket.io';
import type { Namespace } from 'socket.io';
import type { OriginRule } from '../http/origins';
import { revokedAmong } from '../store/standing';
import { readsOf } from '../stream/reads';
import type { Adapter } from './among-servers';
import { amongServers } from './among-servers';
import type { Answering } from './answer-request';
import { countOutstanding } from './outstanding';
import type { Poking } from './poking';
import { startPoking } from './poking';
import type { Sessions } from './receive';
import { receive, refusal } from './receive';
import { rightOfWay } from './right-of-way';
import type { SyncParts } from './session';

export type SocketParts = Omit<SyncParts, 'knownHead' | 'reads' | 'way'> & {
  readonly server: HttpServer;
  readonly origins: OriginRule;
  /** Towards the other servers of this set-up; null where this is the only one. */
  readonly adapter: Adapter | null;
  /** Another server committed something. */
  readonly onNews: () => void;
  /** How often to look for what other processes did: commits, people disabled, devices revoked. */
  readonly pollMs?: number | undefined;
  /** Requests per second and device. */
  readonly requestsPerSecond?: number;
};

export type Sockets = {
  readonly poking: Pick<Poking, 'committed' | 'look'>;
  readonly connections: () => number;
  /** Says goodbye, lets what is being answered end, then closes. Harmless when asked twice. */
  readonly close: () => Promise<void>;
};

const POLL_MS = 5_000;
const LOOK_MS = 1_000;
const REQUESTS_PER_SECOND = 200;
const CONNECT_WITHIN_MS = 10_000;
const HANG_UP_MS = 1_000;

export function openSockets(parts: SocketParts): Sockets {
  const { server, origins, pollMs = POLL_MS, requestsPerSecond = REQUESTS_PER_SECOND, auth, log } = parts;
  const io = openServer(server, origins, parts.adapter);
  const sync = io.of('/sync');
  const reads = readsOf(auth.db, auth.organisation);
  const readHead = async () => (await reads.feed()).head;
  const emit = (head: number) => {
    sync.local.emit('poke', { head });
    tellOthers(head);
  };
  // Together with others, Redis may be away: then looking is how their commits are noticed.
  const poking = startPoking({ readHead, emit, pollMs: parts.adapter === null ? pollMs : Math.min(pollMs, LOOK_MS) });
  const tellOthers = amongServers(sync, parts.adapter, (head) => {
    poking.committed(head);
    parts.onNews();
  });
  const onCommitted = (head: number) => {
    poking.committed(head);
    parts.onCommitted(head);
  };
  let closing: Promise<void> | null = null;
  const answering: Answering = {
    parts: { auth, reads, log, limits: parts.limits, onCommitted, knownHead: poking.head, way: rightOfWay() },
    outstanding: countOutstanding(),
    rate: new RateLimiterMemory({ points: requestsPerSecond, duration: 1 }),
    isClosing: () => closing !== null,
  };
  const sessions = receive(sync, answering);
  const sweeping = startSweeping(sessions, parts, pollMs);
  const close = async () => {
    clearInterval(sweeping);
    poking.stop();
    sync.local.emit('closing', { reason: 'stopping', retryAfterMs: 1_000 });
    await answering.outstanding.idle();
    await hangUp(sync);
    await io.close();
  };
  return { poking, connections: () => sessions.size, close: () => (closing ??= close()) };
}

function openServer(server: HttpServer, origins: OriginRule, adapter: Adapter | null): Server {
  const io = new Server(server, {
    ...(adapter !== null && { adapter }),
    transports: ['websocket'],
    serveClient: false,
    connectTimeout: CONNECT_WITHIN_MS,
    maxHttpBufferSize: LIMITS.maxMessageBytes,
    allowRequest: ({ headers: { origin, host } }, decide) => decide(null, origins.allows(origin, host)),
  });
  io.use((_socket, next) => next(refusal(transportError('VALIDATION', 'There is only /sync here.'))));
  return io;
}

/** Lets what was written leave first; who does not hang up in time is cut off. */
async function hangUp(sync: Namespace): Promise<void> {
  const closed = [...sync.sockets.values()].map(({ conn }) => new Promise((resolve) => conn.once('close', resolve)));
  sync.local.disconnectSockets(true);
  const late = new AbortController();
  await Promise.race([Promise.all(closed), pause(HANG_UP_MS, null, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
}

function startSweeping(sessions: Sessions, parts: Pick<SyncParts, 'auth' | 'log'>, everyMs: number): NodeJS.Timeout {
  return setInterval(() => {
    sweep(sessions, parts).catch((error: unknown) => parts.log.warn({ err: error }, 'sweep-failed'));
  }, everyMs);
}

/** Closes the sockets of those who may not come any more: their next handshake is told why. */
async function sweep(sessions: Sessions, { auth, log }: Pick<SyncParts, 'auth' | 'log'>): Promise<void> {
  if (sessions.size === 0) return;
  const devices = [...new Set([...sessions.values()].map(({ deviceId }) => deviceId))];
  const revoked = await revokedAmong(auth.db, auth.organisation, devices);
  for (const [socket, { deviceId, personId }] of sessions) {
    if (!revoked.has(deviceId)) continue;
    log.info({ socketId: socket.id, deviceId, personId }, 'socket-revoked');
    socket.emit('closing', { reason: 'revoked', retryAfterMs: 0 });
    socket.disconnect(true);
  }
}
