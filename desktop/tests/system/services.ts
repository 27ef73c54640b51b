// Programs of others that some suites need beside Postgres: where they are, and whether anybody answers there.
import { connect } from 'node:net';

const { WAYBILL_TEST_REDIS_URL, WAYBILL_TEST_AMQP_URL, CI } = process.env;

export const redisUrl = WAYBILL_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
export const amqpUrl = WAYBILL_TEST_AMQP_URL ?? 'amqp://guest:guest@127.0.0.1:5672';

/** False is said loudly, because then promises of the product go unproven in this run. @throws instead where nothing may skip */
export async function answers(what: string, url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  if (await accepts(hostname, Number(port))) return true;
  const sentence = `no ${what} answers at ${hostname}:${port}`;
  if (CI === 'true') throw new Error(sentence);
  console.warn(`SKIPPED: ${sentence}; its suites are left out.`);
  return false;
}

function accepts(hostname: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port, timeout: 1_000 });
    const end = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
