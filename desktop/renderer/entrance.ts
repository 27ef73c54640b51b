// Who comes in, and how: with the server where it can be reached, by the memory of this device where it cannot.
import { v7 } from 'uuid';
import type { DeviceId } from 'shared/ids';
import { deviceId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Installation } from './local/installation';
import type { KnownPerson } from './local/known-person';
import { comparable, personKey } from './local/known-person';
import type { Verifier } from './local/offline-sign-in';
import { cameIn, mayTry, recognises, triedOnce, verifierOf } from './local/offline-sign-in';
import type { Entered, Entry } from './screens/sign-in/entry';
import type { Account, Session } from './sync/account';

export type Entrance = {
  readonly people: () => Promise<readonly KnownPerson[]>;
  readonly signIn: (signInName: string, password: string) => Promise<Entry>;
  /** Without a password: after a reload of the same window, or where the server agrees. */
  readonly goOn: () => Promise<Entered | null>;
};

export type EntranceParts = {
  readonly installation: Installation;
  readonly account: Account;
  readonly subtle: SubtleCrypto;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly now: () => Instant;
  /** What outlives a reload of this window, and nothing longer. */
  readonly window: Pick<Storage, 'getItem' | 'setItem'>;
  /** How this computer is called in the list of devices. */
  readonly deviceName: string;
};

const IN_THIS_WINDOW = 'waybill.person';

export function entrance(parts: EntranceParts): Entrance {
  const { installation, window } = parts;
  const entered = (person: KnownPerson, token: string | null): Entered => {
    window.setItem(IN_THIS_WINDOW, person.key);
    return { type: 'entered', person, token };
  };
  return {
    people: installation.people,
    signIn: async (signInName, password) => {
      const people = await installation.people();
      const known = people.find((person) => comparable(person.signInName) === comparable(signInName));
      const device = known?.deviceId ?? deviceId(v7());
      const answer = await askServer(parts, { signInName, password, device });
      if (answer.type === 'refused') return { type: 'refused', code: answer.code };
      if (answer.type === 'unreachable')
        return known === undefined ? { type: 'unknown-here' } : withoutServer(parts, known, password, entered);
      const verifier = await verifierOf(password, parts.subtle, parts.randomBytes(16));
      return entered(await welcome(parts, answer.body, verifier), answer.body.accessToken);
    },
    goOn: async () => {
      const people = await installation.people();
      const here = people.find(({ key }) => key === window.getItem(IN_THIS_WINDOW));
      if (here?.present === true) return entered(here, null);
      const present = people.find((person) => person.present);
      if (present === undefined) return null;
      const answer = await parts.account.goOn(present.deviceId);
      if (answer.type !== 'answer' || answer.body.person.id !== present.personId) return null;
      return entered(await welcome(parts, answer.body, present.verifier), answer.body.accessToken);
    },
  };
}

type Asked = { readonly signInName: string; readonly password: string; readonly device: DeviceId };

/** Where another person has this device's id, as after two people shared one name, a new one is made. */
async function askServer({ account, deviceName }: EntranceParts, { signInName, password, device }: Asked) {
  const credentials = { signInName, password, deviceName };
  const answer = await account.signIn({ ...credentials, deviceId: device });
  if (answer.type !== 'refused' || answer.code !== 'device-of-another') return answer;
  return account.signIn({ ...credentials, deviceId: deviceId(v7()) });
}

/** One person at a time is present: a cold start goes on with the last one. */
async function welcome(
  { installation, now }: EntranceParts,
  session: Session,
  verifier: Verifier,
): Promise<KnownPerson> {
  const ids = { organisationId: session.organisationId, personId: session.person.id };
  const key = personKey(ids);
  const people = await installation.people();
  const waiting = people.find((person) => person.key === key)?.waiting ?? { queued: 0, rejected: 0 };
  const { name, signInName, roles } = session.person;
  const device = { deviceId: session.device.id, deviceCode: session.device.code };
  const fresh = { lastOnlineAt: now(), failures: 0, restsUntil: null, present: true, waiting };
  const person: KnownPerson = { key, ...ids, name, signInName, roles, ...device, verifier, ...fresh };
  await installation.remember(person);
  await othersLeave(installation, key);
  return person;
}

async function withoutServer(
  { installation, subtle, now }: EntranceParts,
  known: KnownPerson,
  password: string,
  entered: (person: KnownPerson, token: null) => Entered,
): Promise<Entry> {
  const verdict = mayTry(known, now());
  if (verdict.type !== 'may') return verdict;
  await installation.change(known.key, (person) => triedOnce(person, now()));
  if (!(await recognises(known.verifier, password, subtle))) return { type: 'not-recognised-here' };
  const person = (await installation.change(known.key, cameIn)) ?? cameIn(known);
  await othersLeave(installation, known.key);
  return entered(person, null);
}

async function othersLeave(installation: Installation, key: string): Promise<void> {
  const others = (await installation.people()).filter((person) => person.key !== key && person.present);
  for (const other of others) await installation.change(other.key, (person) => ({ ...person, present: false }));
}
