// What `serve --demo` begins an empty database with: one person per role, and generated orders.
import { randomUUID } from 'node:crypto';
import { commandId, personId } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { ROLES } from 'shared/person/person';
import type { Role } from 'shared/person/person';
import { addPerson } from '../auth/add-person';
import { passwords } from '../auth/password';
import { systemClock } from '../clock';
import type { Database } from '../store/database';
import type { KnownPerson } from '../store/people';
import { hasPeople } from '../store/people';
import { seedDemo } from './demo-seed';

const DEMO_ORDERS = 1_000;
const DEMO_PASSWORD = 'waybill-demo';

type Demo = { readonly db: Database; readonly organisation: OrganisationId; readonly tell: (sentence: string) => void };

/** A database that holds something already stays as it is. */
export async function makeDemo({ db, organisation, tell }: Demo): Promise<void> {
  if (await hasPeople(db, organisation)) return;
  tell('Making the demo …');
  await seedDemo({ db, organisation, orders: DEMO_ORDERS, clock: systemClock });
  for (const role of ROLES) await addRole(db, organisation, role);
}

/** The demo's password is known to everybody, and said as long as its people are there. */
export function demoGreeting(people: readonly KnownPerson[]): readonly string[] {
  const isDemo = ROLES.every((role) => people.some(({ person }) => person.name === nameOf(role)));
  return isDemo ? [`The password of the demo is ${DEMO_PASSWORD}.`] : [];
}

const nameOf = (role: Role) => `Demo ${role}`;

async function addRole(db: Database, organisation: OrganisationId, role: Role): Promise<void> {
  const wanted = { name: nameOf(role), signInName: role, roles: [role], password: DEMO_PASSWORD };
  const ids = { personId: personId(randomUUID()), commandId: commandId(randomUUID()) };
  const result = await addPerson(
    { db, organisation, passwords: passwords(), now: () => new Date() },
    { ...wanted, ...ids },
  );
  if (result.type !== 'added') throw new Error(`the demo's ${role} could not be added`);
}
