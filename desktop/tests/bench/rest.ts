// Row rest: one order read over REST at 300 requests/s, beside 100 commands/s and, in the same seconds, the plainest answer there is.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { orderPayload } from 'shared/testing/examples';
import { z } from 'zod';
import { waybill } from '../system/server-process';
import { layGround } from './ground';
import { percentile } from './measure';
import type { Line } from './report';
import { atMost } from './report';

const SECONDS = 20;
const READS = 300;
const COMMANDS = 100;

const resultSchema = z.object({
  latency: z.object({ p50: z.number(), p99: z.number() }),
  requests: z.object({ average: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
});

export async function rest(): Promise<readonly Line[]> {
  const ground = await layGround(0);
  try {
    const { url } = ground.server;
    const added = await waybill(['token', 'add', 'bench', '--scopes', 'orders:read,orders:write'], {
      home: ground.home,
    });
    const Authorization = `Bearer ${added.stdout.trim()}`;
    const place = placing(url, Authorization);
    const id = await place();
    const writing = { until: performance.now() + SECONDS * 1_000, took: [] as number[] };
    const [reads, plain] = await Promise.all([
      cannon(`${url}/api/v1/orders/${id}`, READS, { Authorization }),
      cannon(`${url}/healthz`, READS, {}),
      write(place, writing),
    ]);
    return linesOf(reads, plain, writing.took);
  } finally {
    await ground.end();
  }
}

type Result = z.infer<typeof resultSchema>;

function linesOf(reads: Result, plain: Result, took: readonly number[]): readonly Line[] {
  if (reads.non2xx + plain.non2xx + reads.errors + plain.errors > 0) throw new Error('not every answer was a success');
  const from = `/healthz beside it: p50 ${plain.latency.p50} ms, p99 ${plain.latency.p99} ms`;
  const rate = (took.length / SECONDS).toFixed(0);
  return [
    {
      what: `REST, one order at ${reads.requests.average.toFixed(0)}/s beside ${rate} commands/s, p99`,
      value: reads.latency.p99,
      unit: 'ms',
      limit: atMost(3 * plain.latency.p99),
      from,
    },
    { what: '  p50', value: reads.latency.p50, unit: 'ms', limit: null },
    { what: '  its commands, p99', value: percentile(took, 99), unit: 'ms', limit: null },
  ];
}

/** In a process of its own, so that it does not stand in the way of what it measures. */
async function cannon(address: string, rate: number, headers: Readonly<Record<string, string>>): Promise<Result> {
  const program = createRequire(import.meta.url).resolve('autocannon/autocannon.js');
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = [program, '--json', '-R', String(rate), '-c', '10', '-d', String(SECONDS), ...said, address];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const parts: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => parts.push(chunk));
  await once(child, 'close');
  return resultSchema.parse(JSON.parse(Buffer.concat(parts).toString()));
}

function placing(url: string, Authorization: string) {
  const headers = { Authorization, 'Content-Type': 'application/json', 'If-None-Match': '*' };
  return async () => {
    const id = randomUUID();
    const body = JSON.stringify(orderPayload({ number: id.slice(0, 8) }));
    const send = () => fetch(`${url}/api/v1/orders/${id}`, { method: 'PUT', headers, body });
    const { status } = await send().catch(send); // a kept connection may close as it is used again; the same words are harmless
    if (status !== 201) throw new Error(`an order was answered with ${status}`);
    return id;
  };
}

/** At its own pace, whether the one before has been answered or not. */
async function write(place: () => Promise<string>, { until, took }: { until: number; took: number[] }): Promise<void> {
  const all: Promise<unknown>[] = [];
  const one = async () => {
    const began = performance.now();
    await place();
    took.push(performance.now() - began);
  };
  for (let next = performance.now(); next < until; next += 1_000 / COMMANDS) {
    const pause = next - performance.now();
    if (pause > 0) await new Promise((resume) => setTimeout(resume, pause));
    all.push(
      one().then(
        () => null,
        (error: unknown) => error,
      ),
    );
  }
  const failed = (await Promise.all(all)).filter((outcome) => outcome !== null);
  if (failed.length > 0) throw failed[0];
}
