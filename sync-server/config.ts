// The environment, parsed once: flag > environment > --env-file > default, each value with its origin, all faults at once.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from 'shared/contract/version';
import { z } from 'zod';
import {
  DAY,
  MINUTE,
  addressOf,
  currenciesBySource,
  duration,
  listOf,
  orNull,
  origin,
  path,
  whole,
} from './config-values';
import { brokerDefaults, brokerSettings } from './config/broker';
import type { SettingName } from './settings';
import { settingNames, settingTable, variableOf } from './settings';

type Variables = Readonly<Record<string, string | undefined>>;

export type ConfigSources = {
  /** By flag name, without dashes. */
  readonly flags: Variables;
  readonly environment: Variables;
  readonly envFile: Variables;
  /** Content of a file a `WAYBILL_X_FILE` names; null when it cannot be read. */
  readonly readFile: (path: string) => string | null;
};

const configSchema = z.object({
  databaseUrl: orNull(addressOf(['postgres', 'postgresql'], 'postgres://user:password@host:5432/name')),
  databasePoolMax: whole(4, 500),
  role: z.enum(['all', 'api', 'worker']),
  cluster: z.enum(['none', 'redis']),
  redisUrl: orNull(addressOf(['redis', 'rediss'], 'redis://host:6379')),
  host: z.string().regex(/^[\w.:-]+$/, 'must be a host name or an address'),
  port: whole(0, 65_535),
  publicUrl: orNull(origin),
  home: path,
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  logFormat: z.enum(['json', 'pretty']),
  jwtKeysDir: path,
  accessTtl: duration(1_000, 60 * MINUTE),
  refreshTtl: duration(1_000, 400 * DAY),
  corsOrigins: listOf(origin),
  shutdownGraceMs: z.union([whole(0, 5 * MINUTE), duration(0, 5 * MINUTE)]),
  syncPageMax: whole(1, LIMITS.pullRows),
  syncPushMax: whole(1, LIMITS.pushCommands),
  ...brokerSettings,
  amqpQueue: z.string().regex(/^[\w.:-]{1,200}$/, 'must be a name as waybill'),
  inboundCurrencies: currenciesBySource,
  sagaMaxAttempts: orNull(whole(1, 20)),
  sagaRetryAfter: orNull(duration(1_000, 7 * DAY).refine((millis) => millis % 1_000 === 0, 'must be whole seconds')),
});
/** Durations are milliseconds. A null `databaseUrl` means the embedded Postgres. */
export type Config = Readonly<z.infer<typeof configSchema>>;

/** Where a value came from, in words for `config print`. */
export type Origins = Readonly<Record<SettingName, string>>;

export type ReadConfig =
  | { readonly type: 'config'; readonly config: Config; readonly origins: Origins }
  | { readonly type: 'faults'; readonly faults: readonly string[] };

type Found = { readonly text: string | null; readonly origin: string; readonly fault?: string };

export function readConfig(sources: ConfigSources): ReadConfig {
  const found = new Map(settingNames.map((name) => [name, find(name, sources)]));
  const home = found.get('home')?.text ?? defaultHome(sources.environment);
  const texts = settingNames.map((name) => [name, found.get(name)?.text ?? defaultText(name, home)] as const);
  const parsed = configSchema.safeParse(Object.fromEntries(texts));
  const unreadable = [...found.values()].flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
  const faults = [
    ...unreadable,
    ...(parsed.error?.issues ?? []).map((issue) => faultOf(issue, found)),
    ...missingBeside(new Map(texts)),
  ];
  if (!parsed.success || faults.length > 0) return { type: 'faults', faults };
  return { type: 'config', config: parsed.data, origins: originsOf((name) => found.get(name)?.origin ?? 'default') };
}

/** Settings that are nothing without another one. */
function missingBeside(texts: ReadonlyMap<SettingName, string | null>): readonly string[] {
  if (texts.get('cluster') !== 'redis' || texts.get('redisUrl') !== null) return [];
  return ['WAYBILL_CLUSTER is redis, so WAYBILL_REDIS_URL must say where Redis is.'];
}

function originsOf(of: (name: SettingName) => string): Origins {
  const origins = z.record(z.enum(settingNames), z.string());
  return origins.parse(Object.fromEntries(settingNames.map((name) => [name, of(name)])));
}

function find(name: SettingName, { flags, environment, envFile, readFile }: ConfigSources): Found {
  const { flag } = settingTable[name];
  const given = flags[flag];
  if (given !== undefined) return { text: given, origin: `flag --${flag}` };
  for (const [variables, origin] of [
    [environment, 'environment'],
    [envFile, '--env-file'],
  ] as const) {
    const here = inVariables(variableOf(name), variables, origin, readFile);
    if (here !== null) return here;
  }
  return { text: null, origin: 'default' };
}

/** An empty variable counts as absent: that is how people switch one off. */
function inVariables(
  variable: string,
  variables: Variables,
  where: string,
  readFile: ConfigSources['readFile'],
): Found | null {
  const [direct, file] = [variables[variable], variables[`${variable}_FILE`]].map((text) =>
    text === '' ? undefined : text,
  );
  if (direct !== undefined && file !== undefined) {
    return { text: direct, origin: where, fault: `${variable} and ${variable}_FILE are both set; keep one of them.` };
  }
  if (direct !== undefined) return { text: direct, origin: `${where} ${variable}` };
  if (file === undefined) return null;
  const text = readFile(file);
  if (text === null)
    return { text: null, origin: where, fault: `${variable}_FILE names ${file}, which cannot be read.` };
  return { text: text.trim(), origin: `${where} ${variable}_FILE` };
}

function defaultText(name: SettingName, home: string): string | null {
  const defaults: Readonly<Record<SettingName, string | null>> = {
    databaseUrl: null,
    databasePoolMax: '10',
    role: 'all',
    cluster: 'none',
    redisUrl: null,
    host: '127.0.0.1',
    port: '8080',
    publicUrl: null,
    home,
    logLevel: 'info',
    logFormat: 'json',
    jwtKeysDir: join(home, 'keys'),
    accessTtl: '10m',
    refreshTtl: '30d',
    corsOrigins: '',
    shutdownGraceMs: '10s',
    ...brokerDefaults,
    syncPageMax: String(LIMITS.pullRows),
    syncPushMax: String(LIMITS.pushCommands),
    amqpQueue: 'waybill',
    inboundCurrencies: '',
    sagaMaxAttempts: null,
    sagaRetryAfter: null,
  };
  return defaults[name];
}

function defaultHome(environment: Variables): string {
  const { XDG_DATA_HOME: data } = environment;
  return data === undefined || data === '' ? join(homedir(), '.waybill') : join(data, 'waybill');
}

/** Names the setting and its origin, never its value. */
function faultOf({ path: [name], message }: z.core.$ZodIssue, found: ReadonlyMap<SettingName, Found>): string {
  const setting = settingNames.find((one) => one === name);
  if (setting === undefined) return message;
  return `${variableOf(setting)} ${message} (from ${found.get(setting)?.origin ?? 'default'}).`;
}
