// Carries announcements from the outbox to every sink: at least once, in order per key, any number of relays side by side.
// A sink that is down keeps its own messages waiting and nothing else.
import { randomUUID } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import type { Clock } from '../clock';
import type { EventLog } from '../event-log';
import { repeat } from '../repeat';
import type { Repeating } from '../repeat';
import type { Database } from '../store/database';
import { BUCKETS } from '../store/outbox';
import type { OutboxMessage } from '../store/outbox';
import type { SetAside } from '../store/parked';
import { releaseLease } from '../store/sink-lease';
import { leaseBucket, openBuckets } from '../store/sink-progress';
import { PATIENCE } from './backoff';
import type { Patience } from './backoff';
import { serveBucket } from './serve-bucket';
import type { Served, Serving } from './serve-bucket';
import type { Sink } from './sink';

export type RelaySettings = {
  readonly patience: Patience;
  /** How long a sink may take for one message. Shorter than the lease. */
  readonly timeoutMs: number;
  readonly leaseMs: number;
  /** How often to look when nobody calls. */
  readonly pollMs: number;
  /** Buckets served at the same time, per sink. */
  readonly lanes: number;
  readonly pageSize: number;
  /** Messages of one bucket that may wait for another try before it takes no new ones. */
  readonly mostWaiting: number;
};

export const RELAY_SETTINGS: RelaySettings = {
  patience: PATIENCE,
  timeoutMs: 15_000,
  leaseMs: 60_000,
  pollMs: 1_000,
  lanes: 2,
  pageSize: 500,
  mostWaiting: 100,
};

export type Relaying = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly sinks: readonly Sink[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: EventLog;
  /** The other side wants nothing any more: nothing is sent to it until a person says so. */
  readonly onRefusesAll?: (sinkId: string, reason: string) => Promise<void>;
  readonly settings?: Partial<RelaySettings>;
};

/** Call `wake` after a commit that announced something; stop waits for the deliveries in hand. */
export function startRelay(relaying: Relaying): Repeating {
  const settings = { ...RELAY_SETTINGS, ...relaying.settings };
  const lanes = relaying.sinks.flatMap((sink) =>
    Array.from({ length: settings.lanes }, () => startLane(relaying, sink, settings)),
  );
  return {
    wake: () => lanes.forEach((lane) => lane.wake()),
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Everything that can leave now leaves once, and it ends. Answers with how often a bucket was served. */
export async function relayOnce(relaying: Relaying): Promise<number> {
  const settings = { ...RELAY_SETTINGS, ...relaying.settings };
  const served = relaying.sinks.map(async (sink) => {
    const step = laneStep(relaying, sink, settings, () => false);
    let turns = 0;
    while ((await step()) === 'worked') turns += 1;
    return turns;
  });
  return (await Promise.all(served)).reduce((sum, turns) => sum + turns, 0);
}

function startLane(relaying: Relaying, sink: Sink, settings: RelaySettings): Repeating {
  let stopping = false;
  const step = laneStep(relaying, sink, settings, () => stopping);
  const lane = repeat(step, settings.pollMs, (error) =>
    relaying.log.error({ sinkId: sink.id, err: error }, 'relay-failed'),
  );
  const undo = sink.onReady?.(lane.wake);
  return {
    wake: lane.wake,
    stop: () => {
      stopping = true;
      undo?.();
      return lane.stop();
    },
  };
}

/** Serves one bucket that has work, if there is one. */
function laneStep(relaying: Relaying, sink: Sink, settings: RelaySettings, stopping: () => boolean) {
  const { db, organisation, clock, random, log } = relaying;
  const key = { organisation, sinkId: sink.id };
  const { leaseMs, mostWaiting } = settings;
  const wanted = { ...key, owner: randomUUID(), leaseMs, strict: sink.ordering === 'strict', mostWaiting };
  const onAside = (message: OutboxMessage, aside: SetAside) => logAside(log, sink, message, aside);
  const serving = { ...settings, db, sink, clock, random, stopping, onAside };
  let opened = false;
  return async () => {
    if (!opened) await openBuckets(db, key, BUCKETS);
    opened = true;
    if (stopping() || (sink.obstacle?.() ?? null) !== null) return 'idle';
    const leased = await leaseBucket(db, { ...wanted, now: clock.now() });
    if (leased === null) return 'idle';
    const { stopped } = await servedAndReleased(serving, leased);
    if (stopped?.isForGood === true) await relaying.onRefusesAll?.(sink.id, stopped.reason);
    return stopped === null ? 'worked' : 'idle';
  };
}

async function servedAndReleased(serving: Serving, leased: Parameters<typeof serveBucket>[1]): Promise<Served> {
  let isReleased = false;
  try {
    const served = await serveBucket(serving, leased);
    isReleased = served.isReleased;
    return served;
  } finally {
    if (!isReleased) await releaseLease(serving.db, leased.lease);
  }
}

function logAside(
  log: EventLog,
  sink: Sink,
  { id, topic }: OutboxMessage,
  { attempts, reason, nextAttemptAt, parkedAt }: SetAside,
) {
  const entry = { sinkId: sink.id, messageId: id, topic, attempts, reason };
  if (parkedAt === null) log.warn({ ...entry, nextAttemptAt }, 'message-waits');
  else log.error(entry, 'message-parked');
}
