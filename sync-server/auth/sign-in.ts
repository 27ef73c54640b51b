// Sign-in with name and password. Wrong name, wrong password and too many tries get one answer in one time.
import type { DeviceId, PersonId } from 'shared/ids';
import type { Credential } from '../store/credentials';
import { credentialByName, lockCredential, saveFailures } from '../store/credentials';
import type { Device } from '../store/devices';
import { findDevice, registerDevice } from '../store/devices';
import type { KnownPerson } from '../store/people';
import { findPerson } from '../store/people';
import type { Knex } from 'knex';
import type { AccessToken } from './access-token';
import type { Auth } from './auth';
import { restUntil } from './lock-out';
import { comparable } from './names';
import { NO_PASSWORD } from './password';
import type { FreshToken } from './refresh';
import { startFamily } from './refresh';

export type Attempt = {
  readonly signInName: string;
  readonly password: string;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
};

export type SignedIn = {
  readonly type: 'signed-in';
  readonly access: AccessToken;
  readonly refresh: FreshToken;
  readonly person: KnownPerson;
  readonly device: Device;
};
export type SignInRefused =
  { readonly type: 'not-recognised' } | { readonly type: 'device-of-another' } | { readonly type: 'device-revoked' };

export function signIn(auth: Auth, attempt: Attempt): Promise<SignedIn | SignInRefused> {
  const signInName = comparable(attempt.signInName);
  return auth.inTurn(signInName, async () => {
    const person = await recognise(auth, signInName, attempt.password);
    return person === null ? { type: 'not-recognised' } : enter(auth, person, attempt);
  });
}

/** Takes the same time whoever it is. Tries on one name come one after the other, so that all of them count. */
async function recognise(auth: Auth, signInName: string, password: string): Promise<KnownPerson | null> {
  const { db, organisation, passwords, now } = auth;
  const credential = await credentialByName(db, organisation, signInName);
  if (credential === null || credential.password === NO_PASSWORD || isResting(credential, now()))
    return passwords.verifyNothing(password).then(() => null);
  if (!(await passwords.verify(password, credential.password))) {
    await countFailure(auth, credential);
    return null;
  }
  const person = await findPerson(db, organisation, credential.personId);
  if (person?.person.status !== 'active') return null;
  if (credential.failures > 0) await saveFailures(db, organisation, person.id, 0, null);
  return person;
}

const isResting = ({ lockedUntil }: Credential, now: Date) =>
  lockedUntil !== null && Date.parse(lockedUntil) > now.getTime();

/** On the row as it is now: another server may have counted too. */
async function countFailure({ db, organisation, now }: Auth, { signInName }: Credential): Promise<void> {
  await db.transaction(async (tx) => {
    const credential = await lockCredential(tx, organisation, signInName);
    if (credential === null) return;
    const failures = credential.failures + 1;
    await saveFailures(
      tx,
      organisation,
      credential.personId,
      failures,
      restUntil(failures, now())?.toISOString() ?? null,
    );
  });
}

async function enter(
  auth: Auth,
  person: KnownPerson,
  { deviceId, deviceName }: Attempt,
): Promise<SignedIn | SignInRefused> {
  const entered = await auth.db.transaction(
    async (tx): Promise<{ device: Device; refresh: FreshToken } | SignInRefused> => {
      const device = await knownOrNew(tx, auth, person.id, { deviceId, deviceName });
      if (device.personId !== person.id) return { type: 'device-of-another' };
      if (device.revokedAt !== null) return { type: 'device-revoked' };
      return { device, refresh: await startFamily(tx, auth, { personId: person.id, deviceId }) };
    },
  );
  if ('type' in entered) return entered;
  const access = await auth.tokens.issue({ personId: person.id, deviceId });
  return { type: 'signed-in', person, access, ...entered };
}

async function knownOrNew(
  tx: Knex,
  { organisation, now }: Auth,
  person: PersonId,
  device: Pick<Attempt, 'deviceId' | 'deviceName'>,
): Promise<Device> {
  const known = await findDevice(tx, organisation, device.deviceId);
  if (known !== null) return known;
  return registerDevice(tx, organisation, {
    id: device.deviceId,
    personId: person,
    name: device.deviceName,
    at: now().toISOString(),
  });
}
