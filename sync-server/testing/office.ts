// An organisation with three people on a database of its own, and devices that push what they are told. Seen from outside only.
import { randomUUID } from 'node:crypto';
import type { PushResult } from 'shared/contract/receipts';
import { commandId, deviceId } from 'shared/ids';
import type { CommandId, DeviceId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Role } from 'shared/person/person';
import { ADMIN, CLERK, MANAGER, NOON, ORGANISATION } from 'shared/testing/examples';
import type { OwnResult } from '../commands/batch';
import { handleBatch, handleOwn } from '../commands/handle-batch';
import type { Database } from '../store/database';
import { openDatabase } from '../store/database';
import { freshDatabase } from './postgres';

/** A command as a device sends it. */
export type Sent = {
  readonly id: CommandId;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly after: readonly CommandId[];
  readonly author: PersonId;
  readonly occurredAt: Instant;
};

export type Device = {
  readonly id: DeviceId;
  readonly person: PersonId;
  /** Makes the next command of this device; nothing is sent. */
  readonly make: (type: string, subject: string, payload: Sent['payload'], changes?: Partial<Sent>) => Sent;
  readonly push: (...commands: readonly unknown[]) => Promise<readonly PushResult[]>;
};

/** Somebody who reads what the server shows, from one of their devices. */
export const viewerOf = (device: Device, ...roles: Role[]) => ({
  ...{ organisation: ORGANISATION, personId: device.person, deviceId: device.id, roles },
});

export type Office = {
  readonly db: Database;
  readonly url: string;
  readonly clerk: Device;
  readonly manager: Device;
  readonly admin: Device;
  readonly deviceOf: (person: PersonId) => Device;
  readonly own: (
    type: string,
    subject: string,
    payload: Sent['payload'],
    changes?: Partial<Sent>,
  ) => Promise<OwnResult>;
  readonly close: () => Promise<void>;
};

/** People of the examples: a clerk (warehouse and finance), a manager, an administrator. */
export async function openOffice(): Promise<Office> {
  const fresh = await freshDatabase();
  const db = openDatabase(fresh.url, 20);
  await db('feed').update({ organisation_id: ORGANISATION });
  const own: Office['own'] = (type, subject, payload, changes = {}) =>
    doOwn(db, { ...blank(), type, subject, payload, ...changes });
  await own('AddPerson', CLERK, { name: 'Cleo Clerk', signInName: 'cleo', roles: ['warehouse', 'finance'] });
  await own('AddPerson', MANAGER, { name: 'Mia Manager', signInName: 'mia', roles: ['manager'] });
  await own('AddPerson', ADMIN, { name: 'Abe Admin', signInName: 'abe', roles: ['admin'] });
  const deviceOf = (person: PersonId) => openDevice(db, person);
  const close = async () => {
    await db.destroy();
    await fresh.drop();
  };
  return {
    db,
    url: fresh.url,
    own,
    deviceOf,
    clerk: deviceOf(CLERK),
    manager: deviceOf(MANAGER),
    admin: deviceOf(ADMIN),
    close,
  };
}

const blank = () => ({ id: commandId(randomUUID()), v: 1, occurredAt: NOON });

async function doOwn(
  db: Database,
  { id, type, v, subject, payload, occurredAt }: Omit<Sent, 'seq' | 'after' | 'author'>,
): Promise<OwnResult> {
  const commands = [{ id, type, v, subject, payload, occurredAt }];
  const [result] = await handleOwn(db, {
    organisation: ORGANISATION,
    correlationId: randomUUID(),
    recordedAt: NOON,
    commands,
  });
  if (result === undefined) throw new Error('a command without an answer');
  return result;
}

function openDevice(db: Database, person: PersonId): Device {
  const id = deviceId(randomUUID());
  let seq = 0;
  return {
    id,
    person,
    make: (type, subject, payload, changes = {}) => {
      seq += 1;
      return { ...blank(), seq, type, subject, payload, after: [], author: person, ...changes };
    },
    push: (...commands) =>
      handleBatch(db, {
        organisation: ORGANISATION,
        actor: { type: 'person', id: person, roles: [] },
        deviceId: id,
        correlationId: randomUUID(),
        recordedAt: NOON,
        commands,
      }),
  };
}
