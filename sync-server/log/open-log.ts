// The log: events with ids as JSON lines. Only members named here are written, so nobody's name or words can slip in.
import pino from 'pino';
import type { DestinationStream } from 'pino';
import type { EventLog } from '../event-log';
import { outlineOfError } from './error-outline';
import { readable } from './readable';

/** Ids, counts, codes and durations. A new member is added here, after asking whether it can hold customers' data. */
const MEMBERS: ReadonlySet<string> = new Set([
  'address',
  'aggregateId',
  'applied',
  'attempts',
  'bucket',
  'code',
  'commandId',
  'commands',
  'connections',
  'correlationId',
  'cursor',
  'deviceId',
  'documents',
  'dropped',
  'durationMs',
  'embedded',
  'event',
  'feedSeq',
  'head',
  'held',
  'keyId',
  'messageId',
  'method',
  'n',
  'nextAttemptAt',
  'orderId',
  'partitionKey',
  'personId',
  'pid',
  'port',
  'reason',
  'rejected',
  'removed',
  'request',
  'retried',
  'role',
  'route',
  'signal',
  'sinkId',
  'socketId',
  'source',
  'status',
  'topic',
  'type',
  'version',
]);

export type LogSettings = {
  readonly level: string;
  readonly format: 'json' | 'pretty';
  readonly destination: DestinationStream;
};

export function openLog({ level, format, destination }: LogSettings): EventLog {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'event',
      formatters: { level: (label) => ({ level: label }) },
    },
    format === 'pretty' ? readable(destination) : destination,
  );
  return {
    info: (entry, event) => logger.info(clean(entry), event),
    warn: (entry, event) => logger.warn(clean(entry), event),
    error: (entry, event) => logger.error(clean(entry), event),
  };
}

export const silentLog: EventLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

function clean(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(entry).filter(([name, value]) => MEMBERS.has(name) && isPlain(value));
  return { ...Object.fromEntries(kept), ...('err' in entry ? { error: outlineOfError(entry.err) } : {}) };
}

/** An object could hold anything. */
const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
