// `npm run day [-- --file CSV --profile NAME]`: one day of three clerks and one server, with everything going wrong that goes
// wrong on a day. Ends by itself, leaves nothing behind, and exits with 1 where anybody disagrees in the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { organisationId } from 'shared/ids';
import { buildServer } from '../system/build';
import { startServer } from '../system/server-process';
import { course } from './course';
import type { DayOrders, OrderSource } from './day-orders';
import { fromFile, invented } from './day-orders';
import { dayReport } from './day-report';
import type { Clerks } from './hire';
import { hireCrew } from './hire';
import type { Progress } from './progress';
import { progressOn } from './progress';
import { serverOrders } from './server-orders';
import { NAMES, storyOf } from './story';

/** What is to be undone when the day is over, last things first. */
type Undoing = (() => Promise<unknown>)[];

/** @returns whether everybody agrees */
async function day(source: OrderSource, progress: Progress, undoing: Undoing): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), 'waybill-day-'));
  undoing.push(async () => {
    rmSync(home, { recursive: true, force: true });
  });
  progress.step('A server is built and started on a Postgres of its own …');
  buildServer();
  const starting = startServer({ home, readyWithinMs: 60_000 });
  undoing.push(async () => (await settled(starting))?.stop());
  const { url } = await starting;
  const crew = await hireCrew();
  undoing.push(crew.end);
  const orders = source(organisationId(await crew.arrive(home, url)));
  progress.step(sentenceOn(orders));
  await course(crew.clerks, storyOf(orders.place), progress);
  return report(crew.clerks, home, progress);
}

/** What is still beginning when the day is cut short must have begun before it can be ended. */
const settled = <T>(beginning: Promise<T>): Promise<T | null> => beginning.catch(() => null);

function sentenceOn({ place, rows, rejected }: DayOrders): string {
  if (rows === null) return `${place.length} orders were invented.`;
  const reasons = [...rejected].map(([code, count]) => `${count} ${code}`).join(', ');
  return `${place.length} orders were read from ${rows} rows${reasons === '' ? '' : `; no orders: ${reasons}`}.`;
}

async function report(clerks: Clerks, home: string, progress: Progress): Promise<boolean> {
  const accounts = await Promise.all(NAMES.map(async (name) => ({ name, tally: await clerks[name].tally() })));
  const desktops = await Promise.all(NAMES.map(async (name) => ({ name, orders: await clerks[name].orders() })));
  const { lines, faults } = dayReport(accounts, desktops, { name: 'server', orders: await serverOrders(home) });
  progress.step(['', ...lines, ''].join('\n'));
  for (const fault of faults.slice(0, 20)) progress.step(fault);
  progress.step(faults.length === 0 ? 'Everybody agrees.' : `${faults.length} things do not agree.`);
  return faults.length === 0;
}

type Ended = { readonly exitCode: number; readonly sentence: string };
const failed = (error: unknown): Ended => ({
  exitCode: 1,
  sentence: error instanceof Error ? error.message : String(error),
});

async function main(): Promise<number> {
  const undoing: Undoing = [];
  const lived = async (): Promise<Ended> => {
    const agree = await day(sourceAsked(), progressOn(process.stdout), undoing);
    return { exitCode: agree ? 0 : 1, sentence: '' };
  };
  const { exitCode, sentence } = await Promise.race([lived().catch(failed), interrupted()]);
  for (const undo of undoing.reverse()) await undo();
  if (sentence !== '') console.error(sentence);
  return exitCode;
}

/** @throws a sentence where the file or the profile is not there */
function sourceAsked(): OrderSource {
  const { values } = parseArgs({
    options: { file: { type: 'string' }, profile: { type: 'string', default: 'online-retail' } },
  });
  return values.file === undefined ? invented : fromFile(values.file, values.profile);
}

/** Listens until the end: a terminal, npm and tsx each pass the same Ctrl+C on. */
function interrupted(): Promise<Ended> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => {
      resolve({ exitCode: 130, sentence: '' });
    });
    process.on('SIGTERM', () => {
      resolve({ exitCode: 143, sentence: '' });
    });
  });
}

process.exit(await main());
