// Puts together what an administrator is told of this server. Reads only, and never the content of anything.
import { statfs } from 'node:fs/promises';
import type { DeviceHealth, Health, HealthStanding, SinkHealth } from 'shared/contract/admin/health';
import type { OrganisationId } from 'shared/ids';
import { epochMillis, instantFrom } from 'shared/instant';
import type { Instant } from 'shared/instant';
import type { Clock } from '../clock';
import { packageVersion } from '../package-root';
import { countParkedIncoming, sinkBacklogs } from '../store/backlog';
import type { SinkBacklog } from '../store/backlog';
import type { Database } from '../store/database';
import { listCountedDevices } from '../store/devices';
import type { CountedDevice } from '../store/devices';
import { readFeed } from '../store/feed';
import { readMachine, writtenAfter } from '../store/machine';
import { migrationStatus } from '../store/migrate';
import type { Service } from './services';
import { DEVICE_SKEW_MS, SILENT_SECONDS, standings, worstOf } from './standing';

export type HealthSources = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly clock: Clock;
  readonly home: string;
  readonly startedAt: Instant;
  readonly role: string;
  readonly isEmbedded: boolean;
  readonly syncClients: () => number;
  readonly services: readonly Service[];
};

export async function healthOf(sources: HealthSources): Promise<Health> {
  const { db, organisation, clock, startedAt, role, syncClients } = sources;
  const at = clock.now();
  const sinks = (await sinkBacklogs(db, organisation)).map((sink) => sinkHealth(sink, at));
  const parts = {
    ...(await machineHealth(sources)),
    migrations: await migrationHealth(db),
    disk: await diskHealth(sources.home),
    backup: await backupHealth(sources, at),
    parked: await parkedHealth(sources, sinks),
    devices: devicesHealth(await listCountedDevices(db, organisation), at),
  };
  const services = await Promise.all(sources.services.map(serviceHealth));
  const standing = worstOf([...Object.values(parts), ...sinks, ...services].map((part) => part.standing));
  const server = { version: packageVersion(), node: process.version, startedAt, role, syncClients: syncClients() };
  return { at, standing, server, ...parts, sinks, services };
}

const secondsSince = (then: Instant, at: Instant) =>
  Math.max(0, Math.round((epochMillis(at) - epochMillis(then)) / 1_000));

async function machineHealth({ db, isEmbedded }: HealthSources): Promise<Pick<Health, 'database' | 'clock'>> {
  const { postgres, bytes, skewMs, answeredInMs } = await readMachine(db);
  const standing = worstOf([standings.postgres(postgres), standings.answeredInMs(answeredInMs)]);
  return {
    database: { standing, postgres, isEmbedded, answeredInMs, bytes },
    clock: { standing: standings.skewMs(skewMs), skewMs },
  };
}

async function migrationHealth(db: Database): Promise<Health['migrations']> {
  const { applied, pending } = await migrationStatus(db);
  return { standing: standings.pending(pending.length), applied: applied.length, pending: [...pending] };
}

async function diskHealth(home: string): Promise<Health['disk']> {
  try {
    const { bavail, bsize } = await statfs(home);
    return { standing: standings.freeBytes(bavail * bsize), freeBytes: bavail * bsize };
  } catch {
    return { standing: 'attention', freeBytes: null };
  }
}

async function backupHealth({ db, organisation }: HealthSources, at: Instant): Promise<Health['backup']> {
  const { head, backedUpTo } = await readFeed(db, organisation);
  const oldest = await writtenAfter(db, organisation, backedUpTo);
  const oldestSeconds = oldest === null ? null : secondsSince(oldest, at);
  return { standing: standings.notBackedUpSeconds(oldestSeconds ?? 0), head, backedUpTo, oldestSeconds };
}

export function sinkHealth(sink: SinkBacklog, at: Instant): SinkHealth {
  const { oldestAt, isPaused, ...of } = sink;
  const oldestSeconds = oldestAt === null ? null : secondsSince(oldestAt, at);
  const late = standings.oldestSeconds(oldestSeconds ?? 0);
  const found: readonly (readonly [SinkHealth['code'], HealthStanding])[] = [
    ['paused', isPaused ? 'attention' : 'good'],
    ['behind', isPaused ? 'good' : late],
    ['retrying', standings.retrying(of.retrying)],
    ['parked', standings.parked(of.parked)],
  ];
  const standing = worstOf(found.map(([, one]) => one));
  const [code] = found.find(([, one]) => one !== 'good') ?? ['running'];
  return { standing, code, oldestSeconds, ...of };
}

async function parkedHealth(
  { db, organisation }: HealthSources,
  sinks: readonly SinkHealth[],
): Promise<Health['parked']> {
  const outgoing = sinks.reduce((sum, { parked }) => sum + parked, 0);
  const incoming = await countParkedIncoming(db, organisation);
  return { standing: standings.parked(outgoing + incoming), outgoing, incoming };
}

const MOST_DEVICES = 100;

function devicesHealth(all: readonly CountedDevice[], at: Instant): Health['devices'] {
  const devices = all.filter(({ revokedAt }) => revokedAt === null).map((device) => deviceHealth(device, at));
  const attention = devices.filter(({ isOdd }) => isOdd).map(({ told }) => told);
  return {
    standing: attention.length > 0 ? 'attention' : 'good',
    total: devices.length,
    lately: devices.filter(({ isSilent }) => !isSilent).length,
    attention: attention.slice(0, MOST_DEVICES),
  };
}

function deviceHealth(device: CountedDevice, at: Instant) {
  const { id, code, name, appVersion, lastSeenAt, queued, clockSkewMs, highest, received } = device;
  const seen = lastSeenAt === null ? null : instantFrom(lastSeenAt);
  const missing = Math.max(0, highest - received);
  const isSilent = seen === null || secondsSince(seen, at) > SILENT_SECONDS;
  const isOdd = missing > 0 || Math.abs(clockSkewMs ?? 0) > DEVICE_SKEW_MS || (queued > 0 && isSilent);
  const told: DeviceHealth = {
    ...{ deviceId: id, code, name, appVersion, queued, clockSkewMs },
    ...{ lastSeenAt: seen, missing },
  };
  return { told, isOdd, isSilent };
}

async function serviceHealth({ service, probe }: Service): Promise<Health['services'][number]> {
  try {
    return { standing: 'good', service, answeredInMs: await probe() };
  } catch {
    // Without Redis everything works, a little slower; without RabbitMQ nothing leaves that way.
    return { standing: service === 'redis' ? 'attention' : 'bad', service, answeredInMs: null };
  }
}
