// Whether a sink can be reached, without sending it anything that others would take for a fact.
import { randomUUID } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SILENT } from '../event-log';
import type { SinkRow } from '../store/sinks';
import { BrokerUnreachable, openRabbit } from '../rabbitmq/connection';
import type { Rabbit } from '../rabbitmq/connection';
import type { Opening } from './open-sink';
import { brokerOf, openSink } from './open-sink';
import { fileSettings } from './sink-settings';

export type Reach = { readonly type: 'reached' } | { readonly type: 'unreachable'; readonly problem: string };

/** What a webhook is sent to see whether it answers: no announcement, and no order's. */
export const TEST_TYPE = 'waybill.sink.tested.v1';
const WITHIN_MS = 10_000;
const REACHED: Reach = { type: 'reached' };

export async function reachSink(row: SinkRow, opening: Opening): Promise<Reach> {
  try {
    switch (row.kind) {
      case 'log':
        return REACHED;
      case 'file':
        return await reachFile(fileSettings.parse(row.settings).path);
      case 'webhook':
        return await reachWebhook(row, opening);
      case 'rabbitmq':
        return await reachBroker(brokerOf(row, opening));
    }
  } catch (error) {
    return { type: 'unreachable', problem: error instanceof Error ? error.message : 'unknown' };
  }
}

async function reachFile(path: string): Promise<Reach> {
  await access(path, constants.W_OK).catch(() => access(dirname(path), constants.W_OK));
  return REACHED;
}

async function reachWebhook(row: SinkRow, opening: Opening): Promise<Reach> {
  const sink = await openSink(row, opening);
  const id = randomUUID();
  const payload = {
    specversion: '1.0',
    id,
    source: 'urn:waybill:sink-test',
    type: TEST_TYPE,
    subject: `sinks/${row.id}`,
    time: opening.clock.now(),
    datacontenttype: 'application/json',
    data: { sinkId: row.id },
    correlationid: id,
  };
  const message = { feedSeq: 0, n: 0, id, topic: TEST_TYPE, partitionKey: id, payload };
  const delivery = await sink.deliver(message, AbortSignal.timeout(WITHIN_MS));
  return delivery.type === 'delivered' ? REACHED : { type: 'unreachable', problem: delivery.reason };
}

async function reachBroker(url: string): Promise<Reach> {
  const rabbit = await openRabbit({ url, log: SILENT });
  try {
    await connected(rabbit);
    await (await rabbit.openPublisher()).close();
    return REACHED;
  } finally {
    await rabbit.close();
  }
}

/** The first answer counts: a broker that refuses us will do so again. @throws BrokerUnreachable */
export async function connected(rabbit: Rabbit, withinMs = WITHIN_MS): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    const state = rabbit.state();
    if (state.status === 'connected') return;
    if (state.status === 'connecting' && state.problem !== null) throw new BrokerUnreachable(state.problem);
    if (performance.now() > end) throw new BrokerUnreachable('no answer');
    await new Promise((soon) => setTimeout(soon, 20));
  }
}
