// Row 5: somebody edits one order; how long until all fifty desktops have it, beside a bare shout to fifty sockets.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { keyOf, ref } from 'shared/aggregate';
import { orderId } from 'shared/ids';
import type { Desktop } from '../system/desktop';
import { DESKTOPS, ordersOf } from './fleet';
import { RUNS, median, percentile } from './measure';
import { startRawWire } from './raw-wire';
import type { Line } from './report';
import { atMost } from './report';

const EDITS = 20;
/** Longer than the server joins pokes for, so that each edit is news of its own. */
const APART_MS = 200;

export async function fanOut(fleet: readonly Desktop[]): Promise<readonly Line[]> {
  const [editor] = fleet;
  if (editor === undefined) throw new Error('there is nobody');
  const orders = (await ordersOf(editor)).values();
  const raw = await startRawWire();
  try {
    const [p50, p99, bare]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < RUNS; run += 1) {
      const payload = (await editor.views()).find(({ type }) => type === 'order');
      bare.push(median(await raw.fanOut({ clients: DESKTOPS, rounds: EDITS, apartMs: APART_MS, payload })));
      const times: number[] = [];
      for (let edit = 0; edit < EDITS; edit += 1) {
        await pause(APART_MS);
        times.push(await editOnce(fleet, editor, orders.next().value ?? ''));
      }
      p50.push(percentile(times, 50));
      p99.push(percentile(times, 99));
    }
    const from = `bare shout ${median(bare).toFixed(1)} ms`;
    return [
      { what: '50 desktops, one edit, until all have it: p50', value: median(p50), unit: 'ms', limit: null, from },
      { what: '  beside the bare shout', value: median(p50) / median(bare), unit: 'x', limit: atMost(8) },
      { what: '  p99', value: median(p99), unit: 'ms', limit: atMost(120) },
    ];
  } finally {
    await raw.stop();
  }
}

async function editOnce(fleet: readonly Desktop[], editor: Desktop, order: string): Promise<number> {
  const version = await versionOf(editor, order);
  const all = fleet.map((desktop) => whenBeyond(desktop, order, version));
  const start = performance.now();
  const outcome = await editor.act({
    type: 'AddNote',
    subject: orderId(order),
    payload: { noteId: randomUUID(), text: 'called again' },
  });
  if (outcome.type !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`);
  await Promise.all(all);
  return performance.now() - start;
}

async function versionOf(desktop: Desktop, order: string): Promise<number> {
  const target = ref('order', order);
  return (await desktop.store().documents([target])).get(keyOf(target))?.document.base?.version ?? 0;
}

function whenBeyond(desktop: Desktop, order: string, version: number): Promise<void> {
  return new Promise((done) => {
    const stop = desktop.store().onChange((what) => {
      if (what !== 'documents') return;
      void versionOf(desktop, order).then((now) => {
        if (now <= version) return;
        stop();
        done();
      });
    });
  });
}
