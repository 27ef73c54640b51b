// What watches a running server: counts for /metrics, spans, the cache of single documents, and how everything is.
import type { OrganisationId } from 'shared/ids';
import type { Health } from 'shared/contract/admin/health';
import { openCache } from './cache/open-cache';
import { cachedDocuments } from './cache/cached-documents';
import type { CachedDocuments } from './cache/cached-documents';
import { systemClock } from './clock';
import type { Config } from './config';
import type { EventLog } from './event-log';
import { healthOf } from './health/read-health';
import type { Service } from './health/services';
import { servicesOf } from './health/services';
import type { MetricsSource } from './http/metrics';
import type { Metrics } from './metrics/open-metrics';
import type { Store } from './open-store';
import type { Sink } from './outbox/sink';
import { countParkedIncoming, sinkBacklogs } from './store/backlog';
import { openSpans } from './tracing/open-spans';
import { commandSpans, tracedSink } from './tracing/traced';
import { watch } from './watch';

export type Observing = {
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  readonly store: Store;
  readonly organisation: OrganisationId;
  readonly log: EventLog;
  readonly syncClients: () => number;
};

export type Observation = {
  readonly documents: CachedDocuments;
  /** Null where no token is set. */
  readonly metrics: MetricsSource | null;
  readonly health: () => Promise<Health>;
  readonly services: readonly Service[];
  /** The same sink, told of in traces where there are any. */
  readonly traced: (sink: Sink) => Sink;
  readonly close: () => Promise<void>;
};

/** @throws CommandFailure where the standard settings of OpenTelemetry cannot be meant */
export async function openObservation(observing: Observing): Promise<Observation> {
  const { config, environment, store, organisation, log, syncClients } = observing;
  const { db } = store;
  const failed = (error: unknown) => log.error({ err: error }, 'watcher-failed');
  const spans = await openSpans(environment, log);
  const metrics = config.metricsToken === null ? null : await metricsOn(observing, failed);
  const cache = await openCache(config.cacheUrl, log);
  const documents = cachedDocuments({ db, organisation, cache, onRead: metrics?.cacheRead });
  const startedAt = systemClock.now();
  const services = servicesOf(config);
  const ends = [
    watch(db, { written: documents.warm, failed }),
    ...(spans === null ? [] : [watch(db, commandSpans(spans, failed))]),
    ...(metrics === null ? [] : [watch(db, metrics.watcher)]),
  ];
  const { home, role } = config;
  const { isEmbedded } = store;
  const sources = { db, organisation, clock: systemClock, home, startedAt, role, isEmbedded, syncClients, services };
  return {
    documents,
    metrics: metrics === null || config.metricsToken === null ? null : { token: config.metricsToken, ...metrics },
    health: () => healthOf(sources),
    services,
    traced: (sink) => (spans === null ? sink : tracedSink(sink, spans)),
    close: async () => {
      for (const end of ends) end();
      await Promise.all([cache.close(), spans?.stop()]);
    },
  };
}

async function metricsOn(
  { store: { db }, organisation, syncClients }: Observing,
  failed: (error: unknown) => void,
): Promise<Metrics> {
  const { openMetrics } = await import('./metrics/open-metrics');
  const backlog = async () => {
    const [sinks, parkedIncoming] = await Promise.all([
      sinkBacklogs(db, organisation),
      countParkedIncoming(db, organisation),
    ]);
    return { sinks, parkedIncoming };
  };
  return openMetrics({ backlog, syncClients, now: Date.now, failed, ofProcess: true });
}
