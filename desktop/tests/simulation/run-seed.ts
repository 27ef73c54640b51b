// One run: the plan is carried out step by step, faults stop, and then everything must be true and everyone must agree.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type SystemDatabase } from '../system/database';
import { freePort, type ServerProcess, startServer, waybill } from '../system/server-process';
import { checkAgreement } from './check-agreement';
import { checkServer } from './check-server';
import { converged } from './converge';
import { drawnId } from './draw-intent';
import type { Host } from './host-contract';
import type { Plan, Step } from './plan';
import { randomFrom } from './random';
import { shopEvents } from './shop-events';
import type { World } from './world';

export type RunResult = {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly trace: readonly string[];
};

type Run = {
  readonly plan: Plan;
  readonly world: World;
  readonly hosts: readonly Host[];
  readonly database: SystemDatabase;
  readonly port: number;
  readonly folder: string;
  readonly trace: string[];
  server: ServerProcess | null;
};

export async function runSeed(plan: Plan, world: World, workers: readonly Host[]): Promise<RunResult> {
  const hosts = workers.slice(0, plan.desktops);
  const database = await createDatabase(world.template);
  const folder = await mkdtemp(join(tmpdir(), 'waybill-simulation-'));
  const run: Run = { plan, world, hosts, database, port: await freePort(), folder, trace: [], server: null };
  try {
    const faults = await lived(run);
    return { seed: plan.seed, faults, trace: run.trace };
  } catch (error) {
    return { seed: plan.seed, faults: [String(error instanceof Error ? error.stack : error)], trace: run.trace };
  } finally {
    await Promise.allSettled(hosts.map((host) => host.bury()));
    await run.server?.kill();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function lived(run: Run): Promise<readonly string[]> {
  await start(run);
  await boot(run);
  if (run.plan.steps.some(({ kind }) => kind === 'restore')) await backUp(run);
  for (const [index, step] of run.plan.steps.entries()) {
    const began = performance.now();
    await carryOut(run, step);
    run.trace.push(`${index} ${JSON.stringify(step)} ${Math.round(performance.now() - began)} ms`);
    const faults = (await Promise.all(run.hosts.map((host) => host.check()))).flat();
    if (faults.length > 0) return faults.map((fault) => `step ${index}: ${fault}`);
  }
  await start(run);
  await Promise.all(run.hosts.map((host) => host.heal()));
  const healed = performance.now();
  const stuck = await converged(run.hosts, run.database);
  run.trace.push(`converged in ${Math.round(performance.now() - healed)} ms`);
  if (stuck.length > 0) return stuck;
  const restored = run.plan.steps.some(({ kind }) => kind === 'restore');
  return [
    ...(await Promise.all(run.hosts.map((host) => host.check()))).flat(),
    ...(await checkServer(run.database, restored)),
    ...(await checkAgreement(run.hosts, run.database, restored)),
  ];
}

async function boot({ plan, world, hosts, server }: Run): Promise<void> {
  const random = randomFrom(plan.seed).fork('devices');
  const orders = hosts.map((_, position) => {
    const account = world.accounts[plan.shared && position === 1 ? 0 : position];
    if (account === undefined || server === null) throw new Error('more desktops than people');
    return { seed: plan.seed, position, url: server.url, account, deviceId: drawnId(random) };
  });
  await Promise.all(hosts.map((host, position) => host.boot(orders[position] ?? neverHere())));
}

async function carryOut(run: Run, step: Step): Promise<void> {
  const host = 'desktop' in step ? (run.hosts[step.desktop] ?? neverHere()) : (run.hosts[0] ?? neverHere());
  switch (step.kind) {
    case 'act':
      return host.act(step.times, step.window);
    case 'withdraw':
      return host.withdraw();
    case 'acknowledge':
      return host.acknowledge();
    case 'network':
      return host.network(step.up);
    case 'crash':
      return host.crash(step.atWrite);
    case 'clock':
      return host.clock(step.hours);
    case 'expireToken':
      return host.expireToken();
    case 'changeScope':
      return host.changeScope(step.days);
    case 'killServer':
      return kill(run);
    case 'startServer':
      return start(run);
    case 'shopEvents':
      return deliverShopEvents(run, step.count);
    case 'restore':
      return restore(run);
    case 'age':
      return age(run, host);
    case 'breathe':
      return new Promise((resume) => setTimeout(resume, step.ms));
  }
}

async function start(run: Run): Promise<void> {
  run.server ??= await startServer(whereOf(run));
}

async function kill(run: Run): Promise<void> {
  await run.server?.kill();
  run.server = null;
}

async function restore(run: Run): Promise<void> {
  await kill(run);
  await done(run, ['backup', 'restore', backupOf(run), '--yes']);
  await start(run);
}

/** Its backup is kept apart from the one that a restore uses, which stays the one from the beginning. */
async function age(run: Run, host: Host): Promise<void> {
  await host.rest();
  await done(run, ['backup', 'create', join(run.folder, `aged-${run.trace.length}.ndjson`)]);
  await host.clock(9 * 24);
  await host.network(false);
  await host.rest();
  await host.act(1, 'first');
}

const backUp = (run: Run) => done(run, ['backup', 'create', backupOf(run)]);
const backupOf = ({ folder }: Run) => join(folder, 'backup.ndjson');

async function deliverShopEvents(run: Run, count: number): Promise<void> {
  const file = join(run.folder, `shop-${run.trace.length}.ndjson`);
  await writeFile(file, shopEvents(randomFrom(run.plan.seed).fork(`shop ${run.trace.length}`), count));
  await done(run, ['inbound', file]);
}

async function done(run: Run, command: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await waybill(command, whereOf(run));
  if (exitCode !== 0) throw new Error(`waybill ${command.join(' ')} ended with ${exitCode}: ${stderr}`);
}

const whereOf = ({ world, database, port }: Run) => ({
  home: world.home,
  databaseUrl: database.url,
  port,
  environment: world.environment,
  ...(world.program !== undefined && { program: world.program }),
});

function neverHere(): never {
  throw new Error('a plan names a desktop that is not there');
}
