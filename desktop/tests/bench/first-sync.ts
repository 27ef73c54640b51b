// Row 1: ten thousand orders to a desktop that has none, beside the bare transfer of the same bytes.
import { startDesktop } from '../system/desktop';
import { rxdbDisk } from '../system/disk';
import { pages } from '../system/pages';
import { allDocuments, placeOrders } from './bare-conversation';
import { layGround } from './ground';
import { RUNS, cpuOf, median, timed } from './measure';
import { startRawWire } from './raw-wire';
import type { Line } from './report';
import { atMost } from './report';
import { whenSettled } from './when-settled';

export const ORDERS = 10_000;
const BATCH = 500;

export async function firstSync(): Promise<readonly Line[]> {
  const { server, people, end } = await layGround(1);
  const [clerk] = people;
  if (clerk === undefined) throw new Error('nobody can sign in');
  const raw = await startRawWire();
  try {
    await placeOrders(server.url, clerk, ORDERS);
    const documents = await allDocuments(server.url, clerk);
    await raw.load([...pages(documents, BATCH)]);
    const [engineMs, rawMs, cpuMs]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < RUNS; run += 1) {
      rawMs.push(await raw.transfer());
      const before = cpuOf(server.pid);
      engineMs.push(await syncOnce(server.url, clerk, documents.length));
      cpuMs.push(cpuOf(server.pid) - before);
    }
    const kilobytes = JSON.stringify(documents).length / documents.length / 1_000;
    const [ms, bare] = [median(engineMs), median(rawMs)];
    const from = `${documents.length} documents of ${kilobytes.toFixed(1)} kB; bare transfer ${bare.toFixed(0)} ms`;
    return [
      { what: 'first sync of 10,000 orders, memory storage', value: ms, unit: 'ms', limit: atMost(1_500), from },
      { what: '  beside the bare transfer of the same bytes', value: ms / bare, unit: 'x', limit: atMost(6) },
      { what: '  CPU time of the server', value: median(cpuMs), unit: 'ms', limit: atMost(500) },
    ];
  } finally {
    await raw.stop();
    await end();
  }
}

/** From plugging in the cable to having read everything; signing in comes before. */
async function syncOnce(
  url: string,
  account: Parameters<typeof startDesktop>[0]['account'],
  expected: number,
): Promise<number> {
  const disk = rxdbDisk();
  const desktop = await startDesktop({ url, account, disk, online: false });
  const { ms } = await timed(async () => {
    const settled = whenSettled(desktop);
    desktop.network(true);
    desktop.engine().syncNow();
    await settled;
  });
  const held = (await desktop.views()).length;
  if (held < expected) throw new Error(`only ${held} of ${expected} documents arrived`);
  await desktop.stop();
  await disk.erase();
  return ms;
}
