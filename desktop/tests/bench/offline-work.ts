// Row 3: a thousand orders captured with no network; how long after it is back until the server has them all for good.
import { generateOrders } from 'shared/demo/generate-orders';
import { instantFromMillis } from 'shared/instant';
import type { Desktop } from '../system/desktop';
import { startDesktop } from '../system/desktop';
import { rxdbDisk } from '../system/disk';
import type { Account } from '../system/people';
import { layGround } from './ground';
import { RUNS, median } from './measure';
import type { Line } from './report';
import { atMost } from './report';
import { whenSettled } from './when-settled';

const COMMANDS = 1_000;

export async function offlineWork(): Promise<readonly Line[]> {
  const { server, people, end } = await layGround(1);
  const [clerk] = people;
  if (clerk === undefined) throw new Error('nobody can sign in');
  try {
    const runs: Sent[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await sendOnce(server.url, clerk, run));
    const most = (pick: (sent: Sent) => number) => median(runs.map(pick));
    return [
      {
        what: '1,000 commands made offline: last receipt after reconnect',
        value: most(({ durableMs }) => durableMs),
        unit: 'ms',
        limit: atMost(600),
      },
      { what: '  settled locally', value: most(({ settledMs }) => settledMs), unit: 'ms', limit: atMost(1_200) },
      {
        what: '  capturing one of them',
        value: most(({ captureMs }) => captureMs / COMMANDS),
        unit: 'ms',
        limit: null,
      },
    ];
  } finally {
    await end();
  }
}

type Sent = { readonly captureMs: number; readonly durableMs: number; readonly settledMs: number };

async function sendOnce(url: string, account: Account, run: number): Promise<Sent> {
  const disk = rxdbDisk();
  const desktop = await startDesktop({ url, account, disk });
  await desktop.settled();
  desktop.network(false);
  const before = performance.now();
  await capture(desktop, run);
  const start = performance.now();
  const [durable, settled] = [whenAnswered(desktop), whenSettled(desktop)];
  desktop.network(true);
  desktop.engine().syncNow();
  const durableMs = (await durable) - start;
  await settled;
  const settledMs = performance.now() - start;
  const { rejected } = await desktop.status();
  if (rejected > 0) throw new Error(`${rejected} of ${COMMANDS} commands were refused`);
  await desktop.stop();
  await disk.erase();
  return { captureMs: start - before, durableMs, settledMs };
}

async function capture(desktop: Desktop, run: number): Promise<void> {
  const startingAt = instantFromMillis(Date.now());
  const organisation = desktop.session.organisationId;
  for (const { subject, payload } of generateOrders({
    seed: 100 + run,
    count: COMMANDS,
    organisation,
    startingAt,
    everySeconds: 0,
  })) {
    const outcome = await desktop.act({ type: 'PlaceOrder', subject, payload });
    if (outcome.type !== 'done') throw new Error(`not captured: ${JSON.stringify(outcome)}`);
  }
}

/** The moment at which no command is without its answer any more; a receipt is durable before it is sent. */
async function whenAnswered(desktop: Desktop): Promise<number> {
  const store = desktop.store();
  return new Promise((done) => {
    let looking = false;
    const stop = store.onChange((what) => {
      if (what !== 'commands' || looking) return;
      looking = true;
      void store.queued(1, 0).then((queued) => {
        looking = false;
        if (queued.length > 0) return;
        stop();
        done(performance.now());
      });
    });
  });
}
