// Every setting of the server by name: its variable, its flag, what it is for. No parsing here, so that help is instant.

export type SettingRow = {
  /** WAYBILL_ goes before it in the environment. */
  readonly variable: string;
  readonly flag: string;
  readonly about: string;
  /** Never printed as it is. */
  readonly secret: boolean;
};

const row = (variable: string, about: string, secret = false): SettingRow => ({
  variable,
  flag: variable.toLowerCase().replaceAll('_', '-'),
  about,
  secret,
});

export const settingTable = {
  databaseUrl: row('DATABASE_URL', 'Postgres to use; without it Waybill starts its own', true),
  databasePoolMax: row('DATABASE_POOL_MAX', 'most connections to Postgres at once'),
  role: row('ROLE', 'what this process does: api, worker or all'),
  cluster: row('CLUSTER', 'how the servers of one set-up hear of each other at once: none or redis'),
  redisUrl: row('REDIS_URL', 'Redis of a cluster, as redis://host:6379', true),
  host: row('HOST', 'address to listen on'),
  port: row('PORT', 'port to listen on; 0 takes any free one'),
  publicUrl: row('PUBLIC_URL', 'address people open, where it differs from host and port'),
  home: row('HOME', 'folder of the data and the keys'),
  logLevel: row('LOG_LEVEL', 'trace, debug, info, warn, error or silent'),
  logFormat: row('LOG_FORMAT', 'json or pretty'),
  jwtKeysDir: row('JWT_KEYS_DIR', 'folder of the signing keys'),
  accessTtl: row('ACCESS_TTL', 'how long an access token lasts, as 10m'),
  refreshTtl: row('REFRESH_TTL', 'how long a device stays signed in unused, as 30d'),
  corsOrigins: row('CORS_ORIGINS', 'other origins that may call, separated by commas'),
  shutdownGraceMs: row('SHUTDOWN_GRACE_MS', 'milliseconds a stop may take, or a duration as 10s'),
  amqpUrl: row(
    'AMQP_URL',
    'RabbitMQ to announce to and to hear the shop from, as amqp://user:password@host:5672',
    true,
  ),
  amqpEncoding: row('AMQP_ENCODING', 'what is announced there: masstransit or cloudevents'),
  amqpNamespace: row(
    'AMQP_NAMESPACE',
    'namespace of the .NET types in MassTransit envelopes and of the exchanges named by them',
  ),
  syncPageMax: row('SYNC_PAGE_MAX', 'most documents in one page of a pull'),
  syncPushMax: row('SYNC_PUSH_MAX', 'most commands in one push'),
  amqpQueue: row('AMQP_QUEUE', 'queue the messages of the shop are read from'),
  inboundCurrencies: row(
    'INBOUND_CURRENCIES',
    "what a shop's totals are in, as shop=EUR,outlet=USD; else as the books",
  ),
  sagaMaxAttempts: row('SAGA_MAX_ATTEMPTS', 'how often the shop is asked for a basket, for the whole set-up'),
  sagaRetryAfter: row('SAGA_RETRY_AFTER', 'how long until it is asked again, as 30m, for the whole set-up'),
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof settingTable;

export const settingNames = Object.keys(settingTable).filter((name): name is SettingName =>
  Object.hasOwn(settingTable, name),
);

export const variableOf = (name: SettingName): string => `WAYBILL_${settingTable[name].variable}`;
