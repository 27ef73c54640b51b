// Row 4: what the one door of the server decides and stores a second. It is measured inside the server, in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { median } from './measure';
import type { Line } from './report';
import { atLeast, atMost } from './report';

const PROGRAM = fileURLToPath(new URL('../../../sync-server/testing/throughput.bench.ts', import.meta.url));

const measuredSchema = z.object({ doorMs: z.number(), doorCpuMs: z.number(), insertMs: z.number() });
const answerSchema = z.object({
  commands: z.number(),
  inFlight: z.number(),
  results: z.array(z.object({ size: z.number(), runs: z.array(measuredSchema) })),
});

export async function throughput(): Promise<readonly Line[]> {
  const { commands, inFlight, results } = answerSchema.parse(JSON.parse(await run()));
  return results.flatMap(({ size, runs }) => {
    const most = (pick: (one: z.infer<typeof measuredSchema>) => number) => median(runs.map(pick));
    const [rate, ratio] = [
      most(({ doorMs }) => (commands / doorMs) * 1_000),
      most(({ doorMs, insertMs }) => doorMs / insertMs),
    ];
    const isTarget = size === 20;
    const from = `${inFlight} in flight; the server computes ${(most(({ doorCpuMs }) => doorCpuMs) / commands).toFixed(2)} ms for each`;
    return [
      {
        what: `server, one organisation, batches of ${size}`,
        value: rate,
        unit: '/s',
        limit: isTarget ? atLeast(2_500) : null,
        from,
      },
      { what: '  beside inserting the same rows', value: ratio, unit: 'x', limit: isTarget ? atMost(2.5) : null },
    ];
  });
}

async function run(): Promise<string> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`the throughput benchmark ended with ${child.exitCode}`);
  return Buffer.concat(said).toString();
}
