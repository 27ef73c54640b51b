// A shop, the inbox and the deadlines of one organisation, with a clock that a test moves by hand. Seen from outside only.
import { randomUUID } from 'node:crypto';
import { currency } from 'shared/currency';
import { commandId, organisationId, settingsIdOf } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { Instant } from 'shared/instant';
import type { Order } from 'shared/order/order';
import { handleOwn } from '../commands/handle-batch';
import { lookAfterHeld } from '../inbox/held';
import type { Inbox } from '../inbox/inbox';
import { receive } from '../inbox/receive';
import { passDue } from '../saga/deadlines';
import type { Database } from '../store/database';

export type Members = Readonly<Record<string, unknown>>;
export type Announced = { readonly type: string } & Members;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Gives the database another organisation with an empty feed. */
export async function newOrganisation(db: Database): Promise<OrganisationId> {
  const organisation = organisationId(randomUUID());
  await db('feed').insert({ organisation_id: organisation, epoch: randomUUID() });
  return organisation;
}

export function shopOf(db: Database, organisation: OrganisationId) {
  let millis = Date.UTC(2026, 2, 1, 10);
  const clock = { now: (): Instant => instantFromMillis(millis) };
  const door: Inbox['door'] = (batch) => handleOwn(db, batch);
  const inbox: Inbox = { db, door, organisation, source: 'shop', currency: currency('EUR') };
  const stopwatch = { db, organisation, clock, log: silent, onCommitted: () => undefined };
  const sendText = (text: string) => receive(inbox, { text, receivedAt: clock.now() });
  return {
    clock,
    door,
    inbox,
    sendText,
    /** One message, bare, with an id of its own unless it names one. */
    send: (type: string, members: Members) =>
      sendText(JSON.stringify({ type: `${type}IntegrationEvent`, id: randomUUID(), ...members })),
    forward: (seconds: number) => {
      millis += seconds * 1_000;
    },
    /** Moves the clock and lets everything that is due by then happen. */
    pass: async (seconds: number) => {
      millis += seconds * 1_000;
      while ((await passDue(stopwatch)) === 'worked');
      await lookAfterHeld({ ...stopwatch, door });
    },
    command: async (type: string, subject: string, payload: Members) => {
      const own = { id: commandId(randomUUID()), type, v: 1, subject, payload, occurredAt: clock.now() };
      const [result] = await handleOwn(db, {
        organisation,
        correlationId: subject,
        recordedAt: clock.now(),
        commands: [own],
      });
      return result;
    },
    changeSettings: async (payload: Members) => {
      const own = {
        id: commandId(randomUUID()),
        type: 'ChangeSettings',
        v: 1,
        subject: settingsIdOf(organisation),
        payload,
        occurredAt: clock.now(),
      };
      await handleOwn(db, { organisation, correlationId: own.subject, recordedAt: clock.now(), commands: [own] });
    },
    order: async (id: string): Promise<Order | undefined> => {
      const row = await db('orders').where({ organisation_id: organisation, id }).first();
      return row?.state;
    },
    /** What left for the world about an order, in feed order. */
    announced: (id: string) => announcedOf(db, organisation, id),
    deadlines: async (id: string): Promise<number> =>
      (await db('deadlines').where({ organisation_id: organisation, aggregate_id: id })).length,
  };
}
export type Shop = ReturnType<typeof shopOf>;

async function announcedOf(db: Database, organisation: OrganisationId, id: string): Promise<readonly Announced[]> {
  const rows: readonly { payload: { type: string; data: Members } }[] = await db('outbox')
    .where({ organisation_id: organisation, partition_key: id })
    .orderBy(['feed_seq', 'n']);
  return rows.map(({ payload }) => ({ type: payload.type, ...payload.data }));
}
