// Rows 6 and 7: fifty desktops come back at the same moment with twenty edits each, ten times over; nothing is lost or
// doubled, and the server stays as small as it was.
import { randomUUID } from 'node:crypto';
import type { CommandId } from 'shared/ids';
import { orderId } from 'shared/ids';
import { randomFrom } from '../simulation/random';
import type { Random } from '../simulation/random';
import type { Desktop } from '../system/desktop';
import { DESKTOPS, ordersOf } from './fleet';
import { RUNS, median, memoryOf, percentile } from './measure';
import type { Line } from './report';
import { atLeast, atMost } from './report';
import { whenSettled } from './when-settled';

const EDITS = 20;
const STORMS = 10;
/** The memory of the last storms beside that of the first ones after warming up. */
const FLAT_WITHIN = 1.1;

export async function storms(fleet: readonly Desktop[], serverPid: number): Promise<readonly Line[]> {
  const random = randomFrom(50);
  const [first] = fleet;
  const orders = first === undefined ? [] : await ordersOf(first);
  const [rates, p99s, memory]: [number[], number[], number[]] = [[], [], []];
  for (let storm = 0; storm < STORMS; storm += 1) {
    const before = await notesOn(first);
    const times = await reconnectAll(fleet, orders, random);
    rates.push((times.length / Math.max(...times)) * 1_000);
    p99s.push(percentile(times, 99));
    memory.push(memoryOf(serverPid));
    await assertNothingLost(fleet, before, DESKTOPS * EDITS);
  }
  const [early, late] = [median(memory.slice(1, 4)), median(memory.slice(-3))];
  const from = memory.map((megabytes) => megabytes.toFixed(0)).join(' ');
  return [
    {
      what: 'reconnect storm, 50 desktops × 20 edits',
      value: median(rates.slice(0, RUNS)),
      unit: '/s',
      limit: atLeast(1_000),
    },
    { what: '  p99 from reconnect to receipt', value: median(p99s.slice(0, RUNS)), unit: 'ms', limit: atMost(1_000) },
    {
      what: 'server memory with 50 desktops, 10 storms',
      value: Math.max(...memory),
      unit: 'MB',
      limit: atMost(160),
      from,
    },
    { what: '  last storms beside the first', value: late / early, unit: 'x', limit: atMost(FLAT_WITHIN) },
  ];
}

/** Ms from the reconnect to each edit's receipt. */
async function reconnectAll(
  fleet: readonly Desktop[],
  orders: readonly string[],
  random: Random,
): Promise<readonly number[]> {
  for (const desktop of fleet) desktop.network(false);
  const edits = await Promise.all(fleet.map((desktop) => edit(desktop, orders, random)));
  const settled = fleet.map(whenSettled);
  const start = performance.now();
  const answered = fleet.map((desktop, position) => answerTimes(desktop, edits[position] ?? [], start));
  for (const desktop of fleet) {
    desktop.network(true);
    desktop.engine().syncNow();
  }
  const times = (await Promise.all(answered)).flat();
  await Promise.all(settled);
  return times;
}

async function edit(desktop: Desktop, orders: readonly string[], random: Random): Promise<readonly CommandId[]> {
  const ids: CommandId[] = [];
  for (let n = 0; n < EDITS; n += 1) {
    const payload = { noteId: randomUUID(), text: `called again, ${n + 1} of ${EDITS}` };
    const outcome = await desktop.act({ type: 'AddNote', subject: orderId(random.pick(orders)), payload });
    if (outcome.type !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`);
    ids.push(outcome.row.id);
  }
  return ids;
}

function answerTimes(desktop: Desktop, ids: readonly CommandId[], start: number): Promise<readonly number[]> {
  const times = new Map<CommandId, number>();
  const store = desktop.store();
  return new Promise((done) => {
    const stop = store.onChange((what) => {
      if (what !== 'commands') return;
      const now = performance.now() - start;
      void store.rows(ids).then((rows) => {
        for (const { id, status } of rows) if (status !== 'queued' && !times.has(id)) times.set(id, now);
        if (times.size < ids.length) return;
        stop();
        done([...times.values()]);
      });
    });
  });
}

async function notesOn(desktop: Desktop | undefined): Promise<ReadonlyMap<string, number>> {
  const views = desktop === undefined ? [] : await desktop.views();
  return new Map(
    views.flatMap(({ type, id, state }) =>
      type === 'order' && state.status !== 'new' ? [[id, state.notes.length]] : [],
    ),
  );
}

/** Every edit of everybody is on every desktop, each once. @throws where one is not */
async function assertNothingLost(
  fleet: readonly Desktop[],
  before: ReadonlyMap<string, number>,
  edits: number,
): Promise<void> {
  const had = sum(before);
  for (const desktop of fleet) {
    await desktop.settled();
    const added = sum(await notesOn(desktop)) - had;
    if (added !== edits) throw new Error(`${added} of ${edits} edits arrived at a desktop`);
  }
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
