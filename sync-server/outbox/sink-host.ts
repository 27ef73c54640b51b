// Runs a relay for every sink that is set up, and notices within seconds when one is added, changed, paused or resumed.
import type { OrganisationId } from 'shared/ids';
import { repeat } from '../repeat';
import type { Repeating } from '../repeat';
import type { Database } from '../store/database';
import { BUCKETS } from '../store/outbox';
import { addSink, keepSettings, listSinks, setSinkStatus } from '../store/sinks';
import type { SinkRow } from '../store/sinks';
import type { Opening } from './open-sink';
import { openSink } from './open-sink';
import { startRelay } from './relay';
import type { RelaySettings } from './relay';
import type { Sink } from './sink';
import { CONFIGURED_BROKER, LOG_SINK } from './sink-settings';

export type Hosting = Opening & {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly random: () => number;
  /** Of the broker that the server's own settings name; null where they name none. */
  readonly broker: { readonly encoding: string; readonly namespace: string } | null;
  /** How often to look for sinks that others set up. */
  readonly lookMs?: number;
  readonly relay?: Partial<RelaySettings>;
};

export type SinkState = { readonly id: string; readonly status: 'running' | 'failed'; readonly problem: string | null };

export type SinkHost = Repeating & {
  /** How the sinks of this server are; for health. */
  readonly states: () => readonly SinkState[];
};

type Running = {
  readonly version: number;
  readonly sink: Sink | null;
  readonly problem: string | null;
  readonly relay: Repeating | null;
};

const LOOK_MS = 2_000;

export function startSinks(hosting: Hosting): SinkHost {
  const { db, organisation, log, lookMs = LOOK_MS } = hosting;
  const running = new Map<string, Running>();
  let isKept = false;
  const look = repeat(
    async () => {
      if (!isKept) await keepConfigured(hosting);
      isKept = true;
      const wanted = (await listSinks(db, organisation)).filter((row) => runsHere(row, hosting));
      const rows = new Map(wanted.map((row) => [row.id, row]));
      for (const [id, one] of running)
        if (rows.get(id)?.version !== one.version) {
          running.delete(id);
          await ended(one);
        }
      for (const row of wanted)
        if (!running.has(row.id)) running.set(row.id, await begun(row, hosting, () => look.wake()));
      return 'idle';
    },
    lookMs,
    (error) => log.error({ err: error }, 'sinks-unknown'),
  );
  return {
    wake: () => running.forEach(({ relay }) => relay?.wake()),
    stop: async () => {
      await look.stop();
      await Promise.all([...running.values()].map(ended));
      running.clear();
    },
    states: () =>
      [...running].map(([id, { sink, problem }]) => ({
        id,
        status: sink === null ? 'failed' : 'running',
        problem: problem ?? sink?.obstacle?.() ?? null,
      })),
  };
}

const runsHere = ({ status, origin, id }: SinkRow, { broker }: Hosting) =>
  status === 'active' && (origin === 'database' || id === LOG_SINK || broker !== null);

/** The sinks of the server's own settings have a row too, so that they are listed and paused like any other. */
async function keepConfigured({ db, organisation, clock, broker }: Hosting): Promise<void> {
  const configured = [
    { id: LOG_SINK, kind: 'log', settings: {} },
    ...(broker === null ? [] : [{ id: CONFIGURED_BROKER, kind: 'rabbitmq', settings: broker } as const]),
  ] as const;
  for (const { id, kind, settings } of configured) {
    const sink = { id, kind, settings, origin: 'configuration', ordering: 'strict', secrets: [] } as const;
    const isNew = await addSink(db, organisation, sink, clock.now(), 'start', BUCKETS, null);
    if (!isNew) await keepSettings(db, organisation, id, settings);
  }
}

async function begun(row: SinkRow, hosting: Hosting, look: () => void): Promise<Running> {
  const { db, organisation, clock, random, log } = hosting;
  try {
    const sink = await openSink(row, hosting);
    const relay = startRelay({
      db,
      organisation,
      sinks: [sink],
      clock,
      random,
      log,
      settings: hosting.relay ?? {},
      onRefusesAll: async (id, reason) => {
        await pausedByItself(hosting, id, reason);
        look();
      },
    });
    log.info({ sinkId: row.id, kind: row.kind }, 'sink-started');
    return { version: row.version, sink, problem: null, relay };
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'unknown';
    log.error({ sinkId: row.id, problem }, 'sink-failed');
    return { version: row.version, sink: null, problem, relay: null };
  }
}

async function pausedByItself({ db, organisation, clock, log }: Hosting, sinkId: string, reason: string) {
  const done = { sinkId, act: 'paused', by: 'the sink', at: clock.now(), note: reason } as const;
  if (await setSinkStatus(db, organisation, 'paused', done)) log.error({ sinkId, reason }, 'sink-paused');
}

async function ended({ relay, sink }: Running): Promise<void> {
  await relay?.stop();
  await sink?.close?.();
}
