// Test files run in processes of their own; through this door they all get the one Postgres of their run.

import { createServer } from 'node:http';
import { Client } from 'pg';
import { startThrowAway } from './throw-away';

export type Door = { readonly address: string; readonly close: () => Promise<void> };

type Running = { readonly url: string; readonly stop: () => Promise<void> };

/** Nothing starts before the first knock, so that a run of pure tests pays nothing. */
export async function postgresDoor(run: string, given: string | undefined): Promise<Door> {
  let running: Promise<Running> | null = null;
  const start = () => (given === undefined ? startThrowAway() : lend(given, run));
  const server = createServer((_request, response) => {
    running ??= start();
    running.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
  const port = await new Promise<number>((ready) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      ready(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const close = async () => {
    server.close();
    server.closeAllConnections();
    const opened = await Promise.resolve(running).catch(() => null);
    await opened?.stop();
  };
  return { address: `http://127.0.0.1:${port}/`, close };
}

/** A Postgres that was there before us stays; only the databases of this run leave it. */
async function lend(url: string, run: string): Promise<Running> {
  const stop = async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const ours = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [`waybill_${run}_`],
    );
    for (const { datname } of ours.rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    await client.end();
  };
  return { url, stop };
}
