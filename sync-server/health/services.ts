// What is configured beside the database, and whether it answers. Each is asked over a connection of its own, so that nothing
// else waits for the answer.
import type { Config } from '../config';

export type Service = {
  readonly service: 'redis' | 'rabbitmq';
  /** Milliseconds it took to answer. @throws where it does not */
  readonly probe: () => Promise<number>;
};

const PATIENCE_MS = 2_000;
/** Whoever asks again within it gets the same answer: nobody can make us call others all the time. */
const GOOD_FOR_MS = 5_000;

/** Redis once per address, whatever it is used for. */
export function servicesOf({ cacheUrl, redisUrl, amqpUrl }: Pick<Config, 'cacheUrl' | 'redisUrl' | 'amqpUrl'>) {
  const redis = new Set([cacheUrl, redisUrl].filter((url) => url !== null && /^rediss?:/.test(url)));
  const asked = (service: Service['service'], ask: () => Promise<void>): Service => ({
    service,
    probe: remembered(() => timed(ask)),
  });
  return [
    ...[...redis].map((url) => asked('redis', () => askRedis(url ?? ''))),
    ...(amqpUrl === null ? [] : [asked('rabbitmq', () => askRabbit(amqpUrl))]),
  ];
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at > GOOD_FOR_MS) last = { at: now, answer: ask() };
    return last.answer;
  };
}

async function timed(ask: () => Promise<void>): Promise<number> {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([ask(), late]);
    return performance.now() - began;
  } finally {
    clearTimeout(timer);
  }
}

async function askRedis(url: string): Promise<void> {
  const { createClient } = await import('redis');
  const client = createClient({ url, socket: { connectTimeout: PATIENCE_MS, reconnectStrategy: false } });
  client.on('error', () => undefined); // what fails is thrown as well
  try {
    await client.connect();
    await client.ping();
  } finally {
    if (client.isOpen) client.destroy();
  }
}

async function askRabbit(url: string): Promise<void> {
  const { connect } = await import('amqplib');
  const connection = await connect(url, { timeout: PATIENCE_MS });
  connection.on('error', () => undefined);
  await connection.close();
}
