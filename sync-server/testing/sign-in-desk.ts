// Sign-in on a real database, with cheap passwords and a clock a test can move.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandId, deviceId, personId } from 'shared/ids';
import type { DeviceId, PersonId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import { accessTokens } from '../auth/access-token';
import { addPerson } from '../auth/add-person';
import type { Auth } from '../auth/auth';
import { inTurn } from '../auth/in-turn';
import { openKeyring } from '../auth/keyring';
import { passwords } from '../auth/password';
import { openDatabase } from '../store/database';
import { onlyOrganisation } from '../store/feed';
import type { TestClock } from './clock';
import { testClock } from './clock';
import { freshDatabase } from './postgres';

export const CHEAP = { log2N: 4, r: 1, p: 1 };
export const PASSWORD = 'correct horse battery';
const MINUTE = 60_000;
const DAY = 86_400_000;

export type Desk = {
  readonly url: string;
  readonly auth: Auth;
  readonly clock: TestClock;
  readonly add: (signInName: string, roles?: readonly Role[]) => Promise<PersonId>;
  readonly close: () => Promise<void>;
};

export async function openDesk(start?: Date): Promise<Desk> {
  const fresh = await freshDatabase();
  const db = openDatabase(fresh.url);
  const organisation = await onlyOrganisation(db);
  const folder = mkdtempSync(join(tmpdir(), 'waybill-keys-'));
  const clock = testClock(start);
  const tokens = accessTokens(openKeyring(folder, clock.now()), organisation, 10 * MINUTE, clock.now);
  const auth = {
    db,
    organisation,
    tokens,
    passwords: passwords(CHEAP),
    inTurn: inTurn(),
    refreshTtl: 30 * DAY,
    now: clock.now,
  };
  const add = async (signInName: string, roles: readonly Role[] = ['manager']) => {
    const ids = { personId: personId(randomUUID()), commandId: commandId(randomUUID()) };
    const result = await addPerson(auth, {
      ...ids,
      name: `Person ${signInName}`,
      signInName,
      roles,
      password: PASSWORD,
    });
    if (result.type !== 'added') throw new Error(JSON.stringify(result));
    return result.personId;
  };
  const close = async () => {
    await db.destroy();
    await fresh.drop();
    rmSync(folder, { recursive: true });
  };
  return { url: fresh.url, auth, clock, add, close };
}

export const newDevice = (): DeviceId => deviceId(randomUUID());
