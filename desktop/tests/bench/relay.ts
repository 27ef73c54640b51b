// Rows of the relay: what reaches RabbitMQ a second, how soon after its commit, and what a broker that is away costs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { median, percentile } from './measure';
import type { Line } from './report';
import { atLeast, atMost } from './report';

const PROGRAM = fileURLToPath(new URL('../../../sync-server/testing/relay.bench.ts', import.meta.url));

const pacedSchema = z.object({
  commands: z.number(),
  took: z.array(z.number()),
  delays: z.array(z.number()),
  repeats: z.number(),
  caughtUpMs: z.number(),
  isInOrder: z.boolean(),
});
const answerSchema = z
  .object({
    messages: z.number(),
    burst: z.array(z.object({ relayMs: z.number(), rawMs: z.number() })),
    paced: pacedSchema,
    calm: pacedSchema,
    outage: pacedSchema,
    outageSeconds: z.number(),
  })
  .nullable();
type Answer = NonNullable<z.infer<typeof answerSchema>>;

/** @param minutes how long the broker is away; a third of a minute where it is left out */
export async function relay(minutes?: string): Promise<readonly Line[]> {
  const answer = answerSchema.parse(JSON.parse(await run(minutes)));
  if (answer === null) {
    console.warn('SKIPPED: the rows of the relay need a RabbitMQ.');
    return [];
  }
  return [...burstLines(answer), ...pacedLines(answer), ...outageLines(answer)];
}

function burstLines({ messages, burst }: Answer): readonly Line[] {
  const rate = median(burst.map(({ relayMs }) => (messages / relayMs) * 1_000));
  const ratio = median(burst.map(({ relayMs, rawMs }) => relayMs / rawMs));
  const bare = median(burst.map(({ rawMs }) => (messages / rawMs) * 1_000)).toFixed(0);
  return [
    { what: 'relay to RabbitMQ, confirmed', value: rate, unit: '/s', limit: atLeast(4_000) },
    {
      what: '  beside publishing the same bodies bare',
      value: ratio,
      unit: 'x',
      limit: atMost(2),
      from: `${bare}/s bare`,
    },
  ];
}

function pacedLines({ paced }: Answer): readonly Line[] {
  const from = `${paced.delays.length} messages; median ${median(paced.delays).toFixed(0)} ms`;
  return [
    {
      what: 'from commit to the broker at 200 commands/s, p99',
      value: percentile(paced.delays, 99),
      unit: 'ms',
      limit: atMost(250),
      from,
    },
  ];
}

/** Unchanged: within what two runs of the same differ by on a machine that does other things too. */
const UNCHANGED = 1.5;

function outageLines({ calm, outage, outageSeconds }: Answer): readonly Line[] {
  const ratio = (percent: number) => percentile(outage.took, percent) / percentile(calm.took, percent);
  const beside = (percent: number) =>
    `${percentile(outage.took, percent).toFixed(1)} ms beside ${percentile(calm.took, percent).toFixed(1)} ms`;
  const away = `broker away ${outageSeconds.toFixed(0)} s at 100 commands/s`;
  return [
    { what: `${away}: median of a command`, value: ratio(50), unit: 'x', limit: atMost(UNCHANGED), from: beside(50) },
    { what: '  its p99', value: ratio(99), unit: 'x', limit: null, from: beside(99) },
    {
      what: '  in order per order, everything delivered (1 is yes)',
      value: outage.isInOrder ? 1 : 0,
      unit: '',
      limit: atLeast(1),
      from: `${outage.commands} messages, ${outage.repeats} repeated`,
    },
    { what: '  caught up after its return', value: outage.caughtUpMs / 1_000, unit: 's', limit: null },
  ];
}

async function run(minutes: string | undefined): Promise<string> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const env = minutes === undefined ? process.env : { ...process.env, WAYBILL_BENCH_MINUTES: minutes };
  const child = spawn(process.execPath, ['--import', tsx, PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`the benchmark of the relay ended with ${child.exitCode}`);
  return Buffer.concat(said).toString();
}
