// The built server as a process of its own, as an administrator would run it. System tests never import the server.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { until } from './until';

const PROGRAM = fileURLToPath(new URL('../../../sync-server/bin/waybill.js', import.meta.url));

export type ServerOptions = {
  /** Where keys, logs and (without a database address) the embedded Postgres live. */
  readonly home: string;
  readonly databaseUrl?: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Another build than this tree's, for tests that break it on purpose. */
  readonly program?: string;
  /** First start of an embedded Postgres takes longer than any other. */
  readonly readyWithinMs?: number;
};

export type ServerProcess = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** What it wrote so far, both streams. */
  readonly said: () => string;
  /** SIGKILL: no goodbye, as a power cut does it. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, and waits until it has ended by itself. */
  readonly stop: () => Promise<number | null>;
};

export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const child = spawn(
    process.execPath,
    [options.program ?? PROGRAM, 'serve', '--migrate', '--host', '127.0.0.1', '--port', String(port)],
    {
      env: environmentOf(options),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said = listenTo(child);
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit');
  await until(() => answers(`${url}/readyz`), {
    withinMs: options.readyWithinMs ?? 30_000,
    unless: () => (child.exitCode === null && child.signalCode === null ? null : `the server ended: ${said()}`),
    otherwise: () => `the server did not become ready: ${said()}`,
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return {
    url,
    port,
    pid: child.pid ?? 0,
    said,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

export type CliResult = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };

/** Runs one `waybill` command to its end. */
export async function waybill(
  args: readonly string[],
  options: Omit<ServerOptions, 'port'> & { readonly input?: string },
): Promise<CliResult> {
  const child = spawn(process.execPath, [options.program ?? PROGRAM, ...args], {
    env: environmentOf(options),
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(options.input ?? '');
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout, stderr };
}

function environmentOf({ home, databaseUrl, environment }: ServerOptions): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return {
    ...{ PATH, HOME, TMPDIR, LANG },
    WAYBILL_HOME: home,
    ...(databaseUrl === undefined ? {} : { WAYBILL_DATABASE_URL: databaseUrl }),
    ...environment,
  };
}

function listenTo(child: ChildProcess): () => string {
  const parts: string[] = [];
  const keep = (chunk: Buffer) => {
    parts.push(chunk.toString());
    if (parts.length > 2_000) parts.splice(0, 1_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => parts.join('');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** A port nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
