// `waybill outbox …`: how much is on its way out, and a push for it.
import { systemClock } from '../clock';
import { SILENT } from '../event-log';
import { brokerOf, openSink } from '../outbox/open-sink';
import { relayOnce } from '../outbox/relay';
import type { Sink } from '../outbox/sink';
import { BrokerUnreachable } from '../rabbitmq/connection';
import { backlogs, listSinks } from '../store/sinks';
import type { Backlog, SinkRow } from '../store/sinks';
import type { CommandContext, RunCommand } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { sinksOf } from './sink-opening';
import { printTable } from './table';
import type { Opened } from './with-store';
import { withStore } from './with-store';

export const status: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    printTable(context.terminal, await backlogs(db, organisation));
    return EXIT.ok;
  });

/** Exit 4 where a broker cannot be reached, 8 where something is parked or waits afterwards. */
export const once: RunCommand = (context) =>
  withStore(context, async (opened) => {
    const { db, organisation } = opened;
    const rows = await wantedSinks(context, opened);
    if (!context.isSet('dry-run')) await relayAll(opened, rows);
    const left = (await backlogs(db, organisation)).filter(({ sinkId }) => rows.some(({ id }) => id === sinkId));
    printTable(context.terminal, left);
    return left.some(isLeft) && !context.isSet('dry-run') ? EXIT.partial : EXIT.ok;
  });

const isLeft = ({ ahead, waiting, behind, parked }: Backlog) => ahead + waiting + behind + parked > 0;

async function wantedSinks(
  { text }: CommandContext,
  { db, organisation, config }: Opened,
): Promise<readonly SinkRow[]> {
  const name = text('sink');
  const rows = await listSinks(db, organisation);
  const wanted = rows.filter(({ id }) => name === undefined || id === name);
  if (name !== undefined && wanted.length === 0) throw new CommandFailure(EXIT.notFound, `There is no sink "${name}".`);
  if (wanted.some((row) => name !== undefined && row.status === 'paused'))
    throw new CommandFailure(EXIT.conflict, `${name ?? ''} is paused. Resume it first.`);
  const isKnown = (row: SinkRow) => row.kind !== 'rabbitmq' || row.origin === 'database' || config.amqpUrl !== null;
  return wanted.filter((row) => row.status === 'active' && isKnown(row));
}

async function relayAll({ db, organisation, config }: Opened, rows: readonly SinkRow[]): Promise<void> {
  const opening = { ...sinksOf(config), log: SILENT, clock: systemClock };
  const sinks: Sink[] = [];
  try {
    for (const row of rows) {
      if (row.kind === 'rabbitmq') brokerOf(row, opening);
      sinks.push(await openSink(row, opening));
    }
    for (const sink of sinks) await ready(sink);
    await relayOnce({ db, organisation, sinks, clock: systemClock, random: Math.random, log: SILENT });
  } catch (error) {
    if (error instanceof BrokerUnreachable) throw new CommandFailure(EXIT.unreachable, `${error.message}.`);
    throw error;
  } finally {
    for (const sink of sinks) await sink.close?.();
  }
}

const READY_WITHIN_MS = 10_000;

async function ready(sink: Sink): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS;
  for (let obstacle = sink.obstacle?.() ?? null; obstacle !== null; obstacle = sink.obstacle?.() ?? null) {
    if (performance.now() > end) throw new BrokerUnreachable(obstacle);
    await new Promise((soon) => setTimeout(soon, 20));
  }
}
