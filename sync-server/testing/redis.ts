// A Redis that is there, or a loud word that it is not; and a way between it and us that can be cut.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

const { WAYBILL_TEST_REDIS_URL, CI } = process.env;

export const redisUrl = WAYBILL_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** @throws where nothing may be skipped */
export async function redisAnswers(): Promise<boolean> {
  const { hostname, port } = new URL(redisUrl);
  const socket = connect({ host: hostname, port: Number(port), timeout: 1_000 });
  const isThere = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    for (const event of ['error', 'timeout']) socket.once(event, () => resolve(false));
  });
  socket.destroy();
  if (isThere) return true;
  const sentence = `no Redis answers at ${hostname}:${port}`;
  if (CI === 'true') throw new Error(sentence);
  console.warn(`SKIPPED: ${sentence}; WAYBILL_TEST_REDIS_URL names another.`);
  return false;
}

export type Way = {
  readonly url: string;
  /** Breaks what is open and takes nothing new. */
  readonly cut: () => void;
  /** Takes everything in and lets nothing out: half open. */
  readonly silence: () => void;
  readonly mend: () => void;
  readonly close: () => void;
};

export async function wayToRedis(): Promise<Way> {
  const { hostname, port } = new URL(redisUrl);
  let state: 'open' | 'cut' | 'silent' = 'open';
  const ends = new Set<Socket>();
  const keep = (socket: Socket) => {
    ends.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => ends.delete(socket));
  };
  const way = createServer((near) => {
    keep(near);
    if (state === 'cut') return void near.destroy();
    const far = connect(Number(port), hostname);
    keep(far);
    near.on('close', () => far.destroy()).pipe(far);
    far.on('close', () => near.destroy()).on('data', (bytes) => void (state === 'silent' || near.write(bytes)));
  });
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  const at = way.address();
  const breakAll = () => ends.forEach((end) => end.destroy());
  return {
    url: `redis://127.0.0.1:${typeof at === 'object' ? (at?.port ?? 0) : 0}`,
    cut: () => {
      state = 'cut';
      breakAll();
    },
    silence: () => {
      state = 'silent';
    },
    mend: () => {
      state = 'open';
      breakAll(); // what was swallowed meanwhile would answer to the wrong question
    },
    close: () => {
      way.close();
      breakAll();
    },
  };
}
