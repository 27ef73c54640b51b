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
  /** Those of the server this computer is set to. */
  readonly people: () => Promise<readonly KnownPerson[]>;
  /** Those whose work waits here for another server. */
  readonly elsewhere: () => Promise<readonly KnownPerson[]>;
  readonly signIn: (signInName: string, password: string) => Promise<Entry>;
  /** Without a password: after a reload of the same window, or where the server agrees. */
  readonly goOn: () => Promise<Entered | null>;
};

export type EntranceParts = {
  readonly installation: Installation;
  readonly account: Account;
  /** Its origin; '' where pages come from it. */
  readonly server: string;
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
  const { window } = parts;
  const entered = (person: KnownPerson, token: string | null): Entered => {
    window.setItem(IN_THIS_WINDOW, person.key);
    return { type: 'entered', person, token };
  };
  return {
    people: () => peopleHere(parts),
    elsewhere: () => peopleElsewhere(parts),
    signIn: async (signInName, password) => {
      const known = named(await peopleHere(parts), signInName);
      const device = (known ?? (await movedAlong(parts, signInName)))?.deviceId ?? deviceId(v7());
      const answer = await askServer(parts, { signInName, password, device });
      if (answer.type === 'refused') return { type: 'refused', code: answer.code };
      if (answer.type === 'unreachable')
        return known === undefined ? { type: 'unknown-here' } : withoutServer(parts, known, password, entered);
      const verifier = await verifierOf(password, parts.subtle, parts.randomBytes(16));
      return entered(await welcome(parts, answer.body, verifier), answer.body.accessToken);
    },
    goOn: async () => {
      const people = await peopleHere(parts);
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

const named = (people: readonly KnownPerson[], signInName: string): KnownPerson | undefined =>
  people.find((person) => comparable(person.signInName) === comparable(signInName));

/** Whoever was noted before their server was belongs to the one this computer is set to now. */
async function peopleHere({ installation, server }: EntranceParts): Promise<readonly KnownPerson[]> {
  const people = await installation.people();
  for (const { key } of people.filter((person) => person.server === null))
    await installation.change(key, (person) => ({ ...person, server }));
  return people.filter((person) => person.server === null || person.server === server);
}

async function peopleElsewhere({ installation, server }: EntranceParts): Promise<readonly KnownPerson[]> {
  const people = await installation.people();
  return people.filter(
    ({ server: theirs, waiting }) => theirs !== null && theirs !== server && waiting.queued + waiting.rejected > 0,
  );
}

/**
 * Somebody of this name whose server had another address. Where it is the same organisation the server has moved, and its
 * person goes on as the same device: what waits here was numbered by it.
 */
async function movedAlong({ installation, account }: EntranceParts, signInName: string) {
  const people = await installation.people();
  if (named(people, signInName) === undefined) return undefined;
  const answer = await account.organisation();
  if (answer.type !== 'answer' || answer.body === null) return undefined;
  return named(
    people.filter(({ organisationId }) => organisationId === answer.body),
    signInName,
  );
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
  { installation, server, now }: EntranceParts,
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
  const person: KnownPerson = { key, ...ids, server, name, signInName, roles, ...device, verifier, ...fresh };
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
