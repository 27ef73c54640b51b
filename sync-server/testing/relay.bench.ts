// How quickly announcements reach RabbitMQ: many that wait, beside publishing the same bodies bare; one by one after their
// commit; and after a time without a broker. Prints one line of JSON.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Channel, ConfirmChannel } from 'amqplib';
import { connect } from 'amqplib';
import { readCloudEvent } from 'shared/contract/cloud-event';
import { MASS_TRANSIT_CONTENT_TYPE, massTransitEnvelope } from 'shared/contract/mass-transit';
import { generateOrders } from 'shared/demo/generate-orders';
import { commandId, deviceId, organisationId, personId } from 'shared/ids';
import type { OrganisationId, PersonId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { systemClock } from '../clock';
import { handleBatch, handleOwn } from '../commands/handle-batch';
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
import { announcer } from './announced';
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

async function addClerk(db: Database, organisation: OrganisationId): Promise<PersonId> {
  const author = personId(randomUUID());
  const at = instantFromMillis(Date.now());
  const payload = { name: 'Ada', signInName: 'ada', roles: ['manager'] };
  const command = { id: commandId(randomUUID()), type: 'AddPerson', v: 1, subject: author, payload, occurredAt: at };
  await handleOwn(db, { organisation, correlationId: randomUUID(), recordedAt: at, commands: [command] });
  return author;
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

type Command = Readonly<Record<string, unknown>> & { readonly subject: string; readonly type: string };

let seed = 0;
function commandsOf({ organisation, author }: Setting, count: number): readonly Command[] {
  seed += 1;
  const startingAt = instantFromMillis(Date.now() - 3_600_000);
  const placed = [...generateOrders({ seed, count: Math.ceil(count / 2), organisation, startingAt, everySeconds: 0 })];
  const shared = { seq: 1, v: 1, after: [], author };
  const orders = placed.map(({ id, subject, occurredAt, payload }) => [
    { ...shared, id, type: 'PlaceOrder', subject, payload, occurredAt },
    { ...shared, id: commandId(randomUUID()), type: 'CompleteOrder', subject, payload: {}, occurredAt },
  ]);
  // The completion of an order comes long after it, so that it never overtakes it on a slow machine.
  const LATER = 300;
  const commands: Command[] = [];
  for (let n = 0; n < orders.length + LATER; n += 1)
    for (const command of [orders[n]?.[0], orders[n - LATER]?.[1]]) if (command !== undefined) commands.push(command);
  return commands;
}

async function commit({ db, organisation, author }: Setting, command: Command): Promise<void> {
  const actor = { type: 'person', id: author, roles: [] } as const;
  const recordedAt = instantFromMillis(Date.now());
  const device = { deviceId: deviceId(randomUUID()), correlationId: randomUUID() };
  const [result] = await handleBatch(db, { organisation, actor, ...device, recordedAt, commands: [command] });
  if (result?.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(result)}`);
}

/** Begins one at each tick, whether the one before has ended or not. */
async function atPace(
  commands: readonly Command[],
  rate: number,
  act: (command: Command) => Promise<number>,
): Promise<readonly number[]> {
  const start = performance.now();
  const running: Promise<number>[] = [];
  for (const [n, command] of commands.entries()) {
    const due = start + (n * 1_000) / rate;
    if (due > performance.now()) await pause(due - performance.now());
    running.push(act(command));
  }
  return Promise.all(running);
}

await main();
