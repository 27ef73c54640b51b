// Commands at a steady pace: orders that are placed, and completed a while later.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { generateOrders } from 'shared/demo/generate-orders';
import { commandId, deviceId } from 'shared/ids';
import type { OrganisationId, PersonId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { handleBatch } from '../commands/handle-batch';
import type { Database } from '../store/database';

type Office = { readonly db: Database; readonly organisation: OrganisationId; readonly author: PersonId };

export type Command = Readonly<Record<string, unknown>> & { readonly subject: string; readonly type: string };

let seed = 0;
export function commandsOf({ organisation, author }: Office, count: number): readonly Command[] {
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

export async function commit({ db, organisation, author }: Office, command: Command): Promise<void> {
  const actor = { type: 'person', id: author, roles: [] } as const;
  const recordedAt = instantFromMillis(Date.now());
  const device = { deviceId: deviceId(randomUUID()), correlationId: randomUUID() };
  for (;;) {
    const [result] = await handleBatch(db, { organisation, actor, ...device, recordedAt, commands: [command] });
    if (result?.status === 'accepted') return;
    if (result?.status !== 'retry') throw new Error(`not accepted: ${JSON.stringify(result)}`);
  }
}

/** Begins one at each tick, whether the one before has ended or not. */
export async function atPace(
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
