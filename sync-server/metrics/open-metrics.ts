// What this process counts, in the words of Prometheus. Labels are kinds, statuses and sinks: a bounded set, and nobody's name.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { SinkBacklog } from '../store/backlog';
import type { Watcher } from '../watch';

export type Backlog = { readonly sinks: readonly SinkBacklog[]; readonly parkedIncoming: number };

export type MetricsWishes = {
  /** Read when somebody asks for the metrics. */
  readonly backlog: () => Promise<Backlog>;
  readonly syncClients: () => number;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
  /** Of the process as a whole: memory, CPU, event loop. Left out where several servers are in one process. */
  readonly ofProcess: boolean;
};

export type Metrics = {
  readonly watcher: Watcher;
  readonly cacheRead: (kind: string, result: string) => void;
  readonly contentType: string;
  readonly text: () => Promise<string>;
};

const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const RESULTS: ReadonlySet<string> = new Set(['accepted', 'rejected', 'retry', 'postponed']);

export function openMetrics(wishes: MetricsWishes): Metrics {
  const registry = new Registry();
  if (wishes.ofProcess) collectDefaultMetrics({ register: registry });
  const readGauges = gauges(registry, wishes);
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `waybill_${name}_total`, help, labelNames: [...labelNames], registers });
  const moves = counter('saga_transitions', 'Orders that went from one status to another', ['from', 'to']);
  const commands = counter('commands', 'Commands answered', ['by', 'result']);
  const received = counter('inbox_messages', 'Messages taken in from outside', ['outcome']);
  const cacheReads = counter('cache_reads', 'Documents asked of the cache', ['kind', 'result']);
  const name = 'waybill_command_duration_seconds';
  const help = 'From the door to the answer, of a batch';
  const took = new Histogram({ name, help, labelNames: ['by'], buckets: SECONDS, registers });
  const watcher: Watcher = {
    arrived: ({ by }) => {
      const stop = took.startTimer({ by });
      const ended = (statuses: readonly string[]) => {
        stop();
        for (const result of statuses) commands.inc({ by, result: RESULTS.has(result) ? result : 'other' });
      };
      return { ended };
    },
    written: (written) => written.moves.forEach(({ from, to }) => moves.inc({ from, to })),
    received: (outcome) => received.inc({ outcome }),
    failed: wishes.failed,
  };
  return {
    watcher,
    cacheRead: (kind, result) => cacheReads.inc({ kind, result }),
    contentType: registry.contentType,
    text: async () => {
      await readGauges();
      return registry.metrics();
    },
  };
}

/** @returns reads what they show; prom-client would ask for each of them apart, and show one with the figures of another time */
function gauges(registry: Registry, { backlog, syncClients, now }: MetricsWishes): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `waybill_${name}`, help, labelNames, registers });
  const depth = gauge('outbox_depth', 'Announcements that have not left, by sink', ['sink']);
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest announcement that has not left, by sink', ['sink']);
  const parked = gauge('outbox_parked', 'Announcements set aside for a person, by sink', ['sink']);
  const incoming = gauge('inbox_parked', 'Messages from outside set aside for a person');
  const clients = gauge('sync_clients', 'Desktops connected to this process');
  return async () => {
    const { sinks, parkedIncoming } = await backlog();
    for (const one of [depth, oldest, parked]) one.reset();
    for (const { sinkId: sink, ...of } of sinks) {
      depth.set({ sink }, of.depth);
      oldest.set({ sink }, of.oldestAt === null ? 0 : Math.max(0, (now() - Date.parse(of.oldestAt)) / 1_000));
      parked.set({ sink }, of.parked);
    }
    incoming.set(parkedIncoming);
    clients.set(syncClients());
  };
}
