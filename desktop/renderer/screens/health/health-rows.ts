// The document of a server's health as rows a person reads: how it stands, with which figures, and what to do. Pure.
import type { Health, HealthStanding, SinkHealth } from 'shared/contract/admin/health';
import type { Instant } from 'shared/instant';
import { span } from '../devices/standing';
import type { Say } from '../language/language';

export type HealthRow = {
  readonly id: string;
  readonly standing: HealthStanding;
  readonly part: string;
  readonly figures: string;
  /** Null: nothing. */
  readonly advice: string | null;
  /** Where to do it. */
  readonly to?: '/devices' | '/sinks' | '/parked';
};
export type Telling = {
  readonly say: Say;
  readonly time: (at: Instant) => string;
  readonly number: (value: number) => string;
};

/** What needs somebody first, then what is to be watched, each in the order they are told. */
export function healthRows(health: Health, telling: Telling): readonly HealthRow[] {
  const rows = [
    serverRow(health, telling),
    databaseRow(health, telling),
    migrationsRow(health, telling),
    diskRow(health, telling),
    clockRow(health, telling),
    backupRow(health, telling),
    ...health.sinks.map((sink) => sinkRow(sink, telling)),
    parkedRow(health, telling),
    devicesRow(health, telling),
    ...health.services.map((service) => serviceRow(service, telling)),
  ];
  return ORDER.flatMap((standing) => rows.filter((row) => row.standing === standing));
}

const ORDER: readonly HealthStanding[] = ['bad', 'attention', 'good'];

function serverRow({ server }: Health, { say, time }: Telling): HealthRow {
  const { version, startedAt, syncClients: clients } = server;
  const figures = say('health.server.figures', { version, clients, time: time(startedAt) });
  return { id: 'server', standing: 'good', part: say('health.server'), figures, advice: null };
}

const SLOW_MS = 250;

function databaseRow({ database }: Health, { say, number }: Telling): HealthRow {
  const { standing, postgres, isEmbedded, answeredInMs, bytes } = database;
  const answered = answeredInMs;
  const figures = say('health.database.figures', {
    ...{ major: String(postgres), embedded: String(isEmbedded) },
    ...{ size: sizeOf(bytes, say, number), ms: Math.round(answered) },
  });
  const isSlow = answered > SLOW_MS;
  const advice = isSlow ? say('health.database.slow') : say('health.database.old', { major: String(postgres) });
  return {
    id: 'database',
    standing,
    part: say('health.database'),
    figures,
    advice: standing === 'good' ? null : advice,
  };
}

function migrationsRow({ migrations }: Health, { say }: Telling): HealthRow {
  const { standing, applied, pending } = migrations;
  return {
    ...{ id: 'migrations', standing, part: say('health.migrations') },
    figures: say('health.migrations.figures', { applied, pending: pending.length }),
    advice: standing === 'good' ? null : say('health.migrations.advice'),
  };
}

function diskRow({ disk }: Health, { say, number }: Telling): HealthRow {
  const { standing, freeBytes } = disk;
  const figures =
    freeBytes === null
      ? say('health.disk.unknown')
      : say('health.disk.figures', { size: sizeOf(freeBytes, say, number) });
  return {
    ...{ id: 'disk', standing, part: say('health.disk'), figures },
    advice: standing === 'good' || freeBytes === null ? null : say('health.disk.advice'),
  };
}

function clockRow({ clock }: Health, { say, number }: Telling): HealthRow {
  const { standing, skewMs } = clock;
  return {
    ...{ id: 'clock', standing, part: say('health.clock') },
    figures: say('health.clock.figures', { seconds: number(Math.round(Math.abs(skewMs) / 100) / 10) }),
    advice: standing === 'good' ? null : say('health.clock.advice'),
  };
}

function backupRow({ backup }: Health, { say }: Telling): HealthRow {
  const { standing, head, backedUpTo, oldestSeconds } = backup;
  const count = Math.max(0, head - backedUpTo);
  const age = span(oldestSeconds ?? 0, say);
  const since = backedUpTo === 0 ? say('health.backup.none') : say('health.backup.figures', { count, age });
  return {
    ...{ id: 'backup', standing, part: say('health.backup') },
    figures: count === 0 ? say('health.backup.all') : since,
    advice: standing === 'good' ? null : say('health.backup.advice'),
  };
}

function sinkRow(sink: SinkHealth, { say, time }: Telling): HealthRow {
  const { standing, sinkId, depth, isMore, retrying, parked, oldestSeconds, lastServedAt } = sink;
  const figures = [
    say('health.sink.figures', { depth, more: String(isMore), retrying, parked }),
    ...(oldestSeconds === null ? [] : [say('health.sink.oldest', { age: span(oldestSeconds, say) })]),
    ...(lastServedAt === null ? [] : [say('health.sink.last', { time: time(lastServedAt) })]),
  ];
  return {
    ...{
      to: '/sinks',
      id: `sink-${sinkId}`,
      standing,
      part: say('health.sink', { sink: sinkId }),
      figures: figures.join(', '),
    },
    advice: standing === 'good' ? null : sinkAdvice(sink.code, say),
  };
}

function sinkAdvice(code: string, say: Say): string {
  const known = (['paused', 'behind', 'retrying', 'parked'] as const).find((one) => one === code);
  return say(`health.sink.advice.${known ?? 'other'}`);
}

function parkedRow({ parked }: Health, { say }: Telling): HealthRow {
  const { standing, outgoing, incoming } = parked;
  return {
    ...{ to: '/parked', id: 'parked', standing, part: say('health.parked') },
    figures: say('health.parked.figures', { outgoing, incoming }),
    advice: standing === 'good' ? null : say('health.parked.advice'),
  };
}

function devicesRow({ devices }: Health, { say }: Telling): HealthRow {
  const { standing, total, lately, attention } = devices;
  return {
    ...{ id: 'devices', standing, part: say('health.devices'), to: '/devices' },
    figures: say('health.devices.figures', { total, lately }),
    advice: attention.length === 0 ? null : say('health.devices.advice', { count: attention.length }),
  };
}

function serviceRow(of: Health['services'][number], { say }: Telling): HealthRow {
  const { standing, service, answeredInMs } = of;
  const known = (['redis', 'rabbitmq'] as const).find((one) => one === service);
  return {
    ...{ id: `service-${service}`, standing, part: known === undefined ? service : say(`health.service.${known}`) },
    figures:
      answeredInMs === null
        ? say('health.service.silent')
        : say('health.service.figures', { ms: Math.round(answeredInMs) }),
    advice: standing === 'good' || known === undefined ? null : say(`health.service.advice.${known}`),
  };
}

const MEGABYTE = 1024 ** 2;

function sizeOf(bytes: number, say: Say, number: Telling['number']): string {
  const megabytes = bytes / MEGABYTE;
  if (megabytes < 1_024) return say('health.bytes.mb', { count: number(Math.round(megabytes)) });
  return say('health.bytes.gb', { count: number(Math.round(megabytes / 102.4) / 10) });
}

/** For whoever helps from outside: what the page is drawn from, without what people gave names to. */
export function supportBundle(health: Health, appVersion: string): string {
  const attention = health.devices.attention.map(({ name: _, ...device }) => device);
  return JSON.stringify({ appVersion, ...health, devices: { ...health.devices, attention } }, null, 2);
}
