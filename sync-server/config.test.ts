import { expect, test } from 'vitest';
import type { ConfigSources } from './config';
import { readConfig } from './config';

const sources = (given: Partial<ConfigSources> = {}): ConfigSources => ({
  flags: {},
  environment: {},
  envFile: {},
  readFile: () => null,
  ...given,
});

function configOf(given: Partial<ConfigSources>) {
  const read = readConfig(sources(given));
  if (read.type === 'faults') throw new Error(read.faults.join('\n'));
  return read;
}

const faultsOf = (given: Partial<ConfigSources>) => {
  const read = readConfig(sources(given));
  return read.type === 'faults' ? read.faults : [];
};

test('CLI-3 without any setting there is a server on this computer with a Postgres of its own', () => {
  const { config, origins } = configOf({ environment: { XDG_DATA_HOME: '/data' } });
  expect(config).toMatchObject({
    databaseUrl: null,
    host: '127.0.0.1',
    port: 8080,
    home: '/data/waybill',
    jwtKeysDir: '/data/waybill/keys',
    accessTtl: 600_000,
    refreshTtl: 30 * 86_400_000,
    shutdownGraceMs: 10_000,
    corsOrigins: [],
  });
  expect(new Set(Object.values(origins))).toEqual(new Set(['default']));
});

test('CLI-3 a flag beats the environment, the environment beats the file, the file beats the default', () => {
  const all = { flags: { port: '1' }, environment: { WAYBILL_PORT: '2' }, envFile: { WAYBILL_PORT: '3' } };
  expect(configOf(all)).toMatchObject({ config: { port: 1 }, origins: { port: 'flag --port' } });
  expect(configOf({ ...all, flags: {} })).toMatchObject({
    config: { port: 2 },
    origins: { port: 'environment WAYBILL_PORT' },
  });
  expect(configOf({ envFile: all.envFile })).toMatchObject({
    config: { port: 3 },
    origins: { port: '--env-file WAYBILL_PORT' },
  });
});

test('CLI-3 a value can lie in a file of its own, without the line end; not also beside it', () => {
  const environment = { WAYBILL_DATABASE_URL_FILE: '/run/secrets/db' };
  const readFile = (path: string) => (path === '/run/secrets/db' ? 'postgres://me:secret@db/books\n' : null);
  expect(configOf({ environment, readFile })).toMatchObject({
    config: { databaseUrl: 'postgres://me:secret@db/books' },
    origins: { databaseUrl: 'environment WAYBILL_DATABASE_URL_FILE' },
  });
  expect(faultsOf({ environment })).toEqual(['WAYBILL_DATABASE_URL_FILE names /run/secrets/db, which cannot be read.']);
  const both = { ...environment, WAYBILL_DATABASE_URL: 'postgres://db/books' };
  expect(faultsOf({ environment: both, readFile })).toEqual([
    'WAYBILL_DATABASE_URL and WAYBILL_DATABASE_URL_FILE are both set; keep one of them.',
  ]);
});

test('CLI-3 an empty variable is an absent one', () => {
  expect(configOf({ environment: { WAYBILL_PORT: '', WAYBILL_DATABASE_URL: '' } }).config).toMatchObject({
    port: 8080,
    databaseUrl: null,
  });
});

test('CLI-3 all faults are listed at once, each with its setting and origin and without the value', () => {
  const faults = faultsOf({
    flags: { port: '99999' },
    environment: {
      WAYBILL_DATABASE_URL: 'mysql://root:hunter2@db',
      WAYBILL_ACCESS_TTL: 'soon',
      WAYBILL_LOG_LEVEL: 'loud',
    },
    envFile: { WAYBILL_PUBLIC_URL: 'https://shop.example/path', WAYBILL_CORS_ORIGINS: 'https://a.example,nonsense' },
  });
  expect(faults).toHaveLength(6);
  expect(faults.join('\n')).toMatch(/WAYBILL_PORT must be at most 65535 \(from flag --port\)/);
  expect(faults.join('\n')).toMatch(/WAYBILL_ACCESS_TTL must be a duration/);
  expect(faults.join('\n')).not.toMatch(/hunter2|nonsense|soon|loud/);
});

test.each([
  ['10m', 600_000],
  ['1s', 1_000],
  ['1500ms', 1_500],
  ['1h', 3_600_000],
])('CLI-3 %s is a duration', (text, accessTtl) => {
  expect(configOf({ environment: { WAYBILL_ACCESS_TTL: text } }).config.accessTtl).toBe(accessTtl);
});

test.each(['10', '-1s', '1.5h', '1w', '9999999999s', '2h', '0ms', ''.padEnd(3, ' '), '10m; drop'])(
  'CLI-3 "%s" is no time a token can last',
  (text) => {
    expect(faultsOf({ environment: { WAYBILL_ACCESS_TTL: text } })).toHaveLength(1);
  },
);

test('CLI-3 the grace of a stop may be plain milliseconds; origins lose a trailing slash', () => {
  const environment = {
    WAYBILL_SHUTDOWN_GRACE_MS: '2500',
    WAYBILL_PUBLIC_URL: 'https://shop.example/',
    WAYBILL_CORS_ORIGINS: 'app://waybill, https://x.example',
  };
  expect(configOf({ environment }).config).toMatchObject({
    shutdownGraceMs: 2_500,
    publicUrl: 'https://shop.example',
    corsOrigins: ['app://waybill', 'https://x.example'],
  });
});

test('CLI-3 a cluster over Redis has to be told where Redis is; other faults are named beside it', () => {
  const environment = { WAYBILL_CLUSTER: 'redis', WAYBILL_ROLE: 'api' };
  const where = { WAYBILL_REDIS_URL: 'redis://:hunter2@cache:6379/1' };
  expect(configOf({ environment: { ...environment, ...where } }).config).toMatchObject({
    cluster: 'redis',
    role: 'api',
  });
  const faults = faultsOf({ environment: { ...environment, WAYBILL_PORT: 'x', WAYBILL_ROLE: 'boss' } });
  expect(faults).toHaveLength(3);
  expect(faults.join('\n')).toContain('WAYBILL_REDIS_URL must say where Redis is');
});

test('CLI-3 the saga is retried after whole seconds, and a source has a currency there is', () => {
  const environment = { WAYBILL_SAGA_RETRY_AFTER: '30m', WAYBILL_INBOUND_CURRENCIES: 'shop=eur, outlet=JPY' };
  const { sagaRetryAfter, sagaMaxAttempts, inboundCurrencies } = configOf({ environment }).config;
  expect([sagaRetryAfter, sagaMaxAttempts, [...inboundCurrencies]]).toEqual([
    1_800_000,
    null,
    [
      ['shop', 'EUR'],
      ['outlet', 'JPY'],
    ],
  ]);
  for (const [name, value] of [
    ['SAGA_RETRY_AFTER', '1500ms'],
    ['SAGA_MAX_ATTEMPTS', '0'],
    ['INBOUND_CURRENCIES', 'shop=EURO'],
    ['INBOUND_CURRENCIES', 'shop'],
  ])
    expect(faultsOf({ environment: { [`WAYBILL_${name ?? ''}`]: value } })).toHaveLength(1);
});
