// How quickly announcements reach RabbitMQ: many that wait, beside publishing the same bodies bare; one by one after their
// commit; and after a time without a broker. Prints one line of JSON.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel, ConfirmChannel } from 'amqplib';
import { connect } from 'amqplib';
import { readCloudEvent } from 'shared/contract/cloud-event';
import { MASS_TRANSIT_CONTENT_TYPE, massTransitEnvelope } from 'shared/contract/mass-transit';
import { organisationId } from 'shared/ids';
import type { OrganisationId, PersonId } from 'shared/ids';
import { systemClock } from '../clock';
import { SILENT } from '../event-log';
import { rabbitSink } from '../outbox/rabbitmq-sink';
import { startRelay } from '../outbox/relay';
import { startEmbedded } from '../postgres/start-embedded';
import { openRabbit } from '../rabbitmq/connection';
import { joined } from '../repeat';
import type { Database } from '../store/database';
import { openDatabase } from '../store/database';
import { onlyOrganisation } from '../store/feed';
import { migrateUp } from '../store/migrate';
import { addClerk } from './add-clerk';
import { announcer } from './announced';
import { atPace, commandsOf, commit } from './paced-commands';
import { brokerForTests, doorTo, ownPrefix } from './rabbit';
import type { Door } from './rabbit';
import { throwAwayPrefix } from './throw-away';
import { until } from './until';

const RUNS = 3;
const ORDERS = 10_000;
const PER_ORDER = 2;
const SECONDS = 20;
const TYPES = ['OrderCreated', 'OrderCompleted'] as const;
const host = { machineName: 'bench', processName: 'waybill', processId: 1, assembly: 'waybill', assemblyVersion: '1' };

type Setting = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly author: PersonId;
  readonly door: Door;
  readonly namespace: string;
  readonly channel: Channel;
  readonly confirming: ConfirmChannel;
  readonly queue: string;
};

async function main(): Promise<void> {
  const broker = await brokerForTests();
  if (broker === null) return void process.stdout.write('null\n');
  const folder = mkdtempSync(join(tmpdir(), throwAwayPrefix));
  const postgres = await startEmbedded({ dataFolder: folder, log: () => undefined });
  const door = await doorTo(broker);
  const connection = await connect(broker);
  await migrateUp(postgres.url);
  const db = openDatabase(postgres.url, 10);
  const organisation = await onlyOrganisation(db);
  const namespace = ownPrefix();
  const [channel, confirming] = [await connection.createChannel(), await connection.createConfirmChannel()];
  const { queue } = await channel.assertQueue(`${namespace}-bench`, { durable: true });
  for (const type of TYPES) {
    await channel.assertExchange(`${namespace}:${type}`, 'fanout', { durable: true });
    await channel.bindQueue(queue, `${namespace}:${type}`, '');
  }
  const setting = {
    db,
    organisation,
    author: await addClerk(db, organisation),
    door,
    namespace,
    channel,
    confirming,
    queue,
  };
  try {
    const burst = [];
    for (let run = 0; run < RUNS; run += 1) burst.push(await burstOnce(setting));
    await db('outbox').delete();
    const paced = await pacedCommands(setting, 200, SECONDS, false);
    const outageSeconds = Number(process.env.WAYBILL_BENCH_MINUTES ?? String(SECONDS / 60)) * 60;
    const calm = await pacedCommands(setting, 100, Math.min(outageSeconds, 60), false);
    const outage = await pacedCommands(setting, 100, outageSeconds, true);
    process.stdout.write(
      `${JSON.stringify({ messages: ORDERS * PER_ORDER, burst, paced, calm, outage, outageSeconds })}\n`,
    );
  } finally {
    await channel.deleteQueue(queue);
    for (const type of TYPES) await channel.deleteExchange(`${namespace}:${type}`);
    await connection.close();
    await door.remove();
    await db.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A relay as the server starts it, through the door. */
async function relayTo({ db, organisation, door, namespace }: Setting, of = organisation) {
  const rabbit = await openRabbit({ url: door.url, log: SILENT, longestPauseMs: 1_000 });
  const common = { id: 'bench', ordering: 'strict', rabbit, host, schemaBase: null, clock: systemClock } as const;
  const sink = rabbitSink({ ...common, encoding: 'masstransit', namespace, exchange: 'unused' });
  let confirmed = 0;
  const counting = {
    ...sink,
    deliver: async (...given: Parameters<typeof sink.deliver>) => {
      const delivery = await sink.deliver(...given);
      if (delivery.type === 'delivered') confirmed += 1;
      return delivery;
    },
  };
  await until(rabbit.state, ({ status }) => status === 'connected');
  return {
    start: () =>
      startRelay({ db, organisation: of, sinks: [counting], clock: systemClock, random: Math.random, log: SILENT }),
    confirmed: () => confirmed,
    close: rabbit.close,
  };
}

/** Everything waits already; until the last one is confirmed. Then the same bodies bare, as quickly as the broker takes them. */
async function burstOnce(setting: Setting) {
  const { db, confirming, channel, queue, namespace } = setting;
  const organisation = organisationId(randomUUID());
  const ids = Array.from({ length: ORDERS }, () => randomUUID());
  await announcer(db, organisation).announceMany(ids, PER_ORDER);
  await db.raw('analyze outbox');
  const rows: readonly { payload: unknown }[] = await db('outbox')
    .where({ organisation_id: organisation })
    .select('payload');
  const bodies = rows.flatMap(({ payload }) => {
    const event = readCloudEvent(payload);
    const envelope = event === null ? null : massTransitEnvelope(event, { namespace, host }, systemClock.now());
    return envelope === null ? [] : [{ id: envelope.messageId, body: Buffer.from(JSON.stringify(envelope)) }];
  });
  const line = await relayTo(setting, organisation);
  const start = performance.now();
  const relay = line.start();
  await until(line.confirmed, (count) => count >= ORDERS * PER_ORDER, 120_000);
  const relayMs = performance.now() - start;
  await relay.stop();
  await line.close();
  await channel.purgeQueue(queue);
  const options = { persistent: true, mandatory: true, contentType: MASS_TRANSIT_CONTENT_TYPE };
  const bare = performance.now();
  for (const { id, body } of bodies) {
    const isRoom = confirming.publish(`${namespace}:OrderCompleted`, '', body, { ...options, messageId: id });
    if (!isRoom) await new Promise((drained) => confirming.once('drain', drained));
  }
  await confirming.waitForConfirms();
  const rawMs = performance.now() - bare;
  await channel.purgeQueue(queue);
  return { relayMs, rawMs };
}

/** Orders are placed at a steady pace, and every second one is completed a little later. */
async function pacedCommands(setting: Setting, rate: number, seconds: number, isCut: boolean) {
  const { channel, queue, door } = setting;
  const line = await relayTo(setting);
  const relay = line.start();
  const wake = joined(relay.wake, 25);
  const arrived = new Map<string, { readonly at: number; readonly order: string; readonly sequence: string }>();
  let repeats = 0;
  const { consumerTag } = await channel.consume(
    queue,
    (message) => {
      if (message === null) return;
      const { messageId, correlationId, headers } = JSON.parse(message.content.toString('utf8'));
      if (arrived.has(messageId)) repeats += 1;
      else
        arrived.set(messageId, { at: performance.now(), order: correlationId, sequence: headers['waybill-sequence'] });
    },
    { noAck: true },
  );
  const commands = commandsOf(setting, rate * seconds);
  if (isCut) door.shut();
  const committed = new Map<string, number>();
  const placed = new Map<string, Promise<void>>();
  const took = await atPace(commands, rate, async (command) => {
    const { subject, type } = command;
    await placed.get(subject); // a machine too slow for the pace shall be slow, and not fail
    const begun = performance.now();
    const committing = commit(setting, command);
    placed.set(subject, committing);
    await committing;
    const ms = performance.now() - begun;
    committed.set(`${subject}${type === 'PlaceOrder' ? 1 : 2}`, performance.now());
    wake();
    return ms;
  });
  door.open();
  const back = performance.now();
  await until(
    () => arrived.size,
    (count) => count >= commands.length,
    300_000,
  );
  const caughtUpMs = performance.now() - back;
  await relay.stop();
  await channel.cancel(consumerTag);
  await line.close();
  const delays = [...arrived.values()].flatMap(({ at, order, sequence }) => {
    const since = committed.get(`${order}${Number(sequence)}`);
    return since === undefined ? [] : [at - since];
  });
  return { commands: commands.length, took, delays, repeats, caughtUpMs, isInOrder: inOrder([...arrived.values()]) };
}

/** Arrival by arrival, no order's sequence falls. */
function inOrder(arrivals: readonly { readonly order: string; readonly sequence: string }[]): boolean {
  const last = new Map<string, string>();
  return arrivals.every(({ order, sequence }) => {
    const isNext = (last.get(order) ?? '') < sequence;
    last.set(order, sequence);
    return isNext;
  });
}

await main();
