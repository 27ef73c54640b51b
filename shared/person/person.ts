// Who may sign in and as what. Passwords and devices are the server's own affair; roles are facts like all others.
import { z } from 'zod';
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { CommandOf } from '../envelope';
import type { PersonId } from '../ids';
import type { Settings, SettingsEvent } from '../settings/settings';
import { filledText } from '../text';
import { unreachable } from '../unreachable';

export const ROLES = ['warehouse', 'finance', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];
export const rolesSchema = z
  .array(z.enum(ROLES))
  .min(1)
  .max(ROLES.length)
  .transform((roles) => ROLES.filter((role) => roles.includes(role)));

export const addPersonSchema = z.strictObject({
  name: filledText(200),
  signInName: filledText(200),
  roles: rolesSchema,
});
export const changePersonSchema = z.strictObject({ name: filledText(200), roles: rolesSchema });
export const disablePersonSchema = z.strictObject({});
export const enablePersonSchema = z.strictObject({});

type Nothing = Readonly<Record<string, never>>;
export type AddPerson = CommandOf<'AddPerson', PersonId, Readonly<z.infer<typeof addPersonSchema>>>;
export type ChangePerson = CommandOf<'ChangePerson', PersonId, Readonly<z.infer<typeof changePersonSchema>>>;
export type DisablePerson = CommandOf<'DisablePerson', PersonId, Nothing>;
export type EnablePerson = CommandOf<'EnablePerson', PersonId, Nothing>;
export type PersonCommand = AddPerson | ChangePerson | DisablePerson | EnablePerson;

type PersonContent = { readonly name: string; readonly signInName: string; readonly roles: readonly Role[] };
export type Person =
  | { readonly status: 'new' }
  | ({ readonly status: 'active' } & PersonContent)
  | ({ readonly status: 'disabled' } & PersonContent);

export type PersonEvent =
  | ({ readonly type: 'PersonAdded' } & PersonContent)
  | { readonly type: 'PersonChanged'; readonly name: string; readonly roles: readonly Role[] }
  | { readonly type: 'PersonDisabled' }
  | { readonly type: 'PersonEnabled' };

export const personalPersonFields = { PersonAdded: ['name', 'signInName'], PersonChanged: ['name'] } as const;

export type PersonRefusal =
  | { readonly code: 'person-exists'; readonly signInName: string }
  | { readonly code: 'person-unknown' }
  | { readonly code: 'last-administrator' };

export const newPerson: Person = { status: 'new' };

/** Either is null where nothing changes there. */
export type PersonEvents = { readonly person: PersonEvent | null; readonly settings: SettingsEvent | null };

/** Touches the settings, which know the administrators: the last one can be neither disabled nor demoted. */
export function decidePerson(
  command: PersonCommand,
  person: Person,
  settings: Settings,
): Decision<PersonEvents, PersonRefusal> {
  if (command.type === 'AddPerson') return add(command, person, settings);
  if (person.status === 'new') return refuse({ code: 'person-unknown' });
  const change = becomes(rolesAfter(command, person), command.subject, settings);
  if (change?.type === 'AdministratorRemoved' && settings.administrators.length === 1)
    return refuse({ code: 'last-administrator' });
  return changed(changeOf(command, person), change);
}

function add(
  { subject, payload }: AddPerson,
  person: Person,
  settings: Settings,
): Decision<PersonEvents, PersonRefusal> {
  const change = becomes(payload.roles, subject, settings);
  if (person.status === 'new') return changed({ type: 'PersonAdded', ...payload }, change);
  const again = person.status === 'active' && person.signInName === payload.signInName && same(person, payload);
  return again ? changed(null, change) : refuse({ code: 'person-exists', signInName: person.signInName });
}

/** A device may know one half of a change from the server before the other; then only the missing one is added. */
function changed(person: PersonEvent | null, settings: SettingsEvent | null): Decision<PersonEvents, PersonRefusal> {
  return person === null && settings === null ? accept() : accept({ person, settings });
}

/** A disabled person holds no role; enabling gives back what they held. */
function rolesAfter(
  command: Exclude<PersonCommand, AddPerson>,
  person: Exclude<Person, { status: 'new' }>,
): readonly Role[] {
  switch (command.type) {
    case 'ChangePerson':
      return person.status === 'active' ? command.payload.roles : [];
    case 'DisablePerson':
      return [];
    case 'EnablePerson':
      return person.roles;
    default:
      return unreachable(command);
  }
}

function changeOf(
  command: Exclude<PersonCommand, AddPerson>,
  person: Exclude<Person, { status: 'new' }>,
): PersonEvent | null {
  switch (command.type) {
    case 'ChangePerson':
      return same(person, command.payload) ? null : { type: 'PersonChanged', ...command.payload };
    case 'DisablePerson':
      return person.status === 'disabled' ? null : { type: 'PersonDisabled' };
    case 'EnablePerson':
      return person.status === 'active' ? null : { type: 'PersonEnabled' };
    default:
      return unreachable(command);
  }
}

function becomes(roles: readonly Role[], person: PersonId, settings: Settings): SettingsEvent | null {
  const was = settings.administrators.includes(person);
  const is = roles.includes('admin');
  if (was === is) return null;
  return is ? { type: 'AdministratorAdded', person } : { type: 'AdministratorRemoved', person };
}

type Named = Pick<PersonContent, 'name' | 'roles'>;

/** Roles are kept in the order of ROLES, so they compare one by one. */
const same = (person: Named, { name, roles }: Named) => person.name === name && person.roles.join() === roles.join();

export function evolvePerson(person: Person, event: PersonEvent): Person {
  if (event.type === 'PersonAdded') {
    if (person.status !== 'new') throw new Error('a person is added once');
    const { type: _, ...content } = event;
    return { status: 'active', ...content };
  }
  if (person.status === 'new') throw new Error(`${event.type} of a person nobody added`);
  switch (event.type) {
    case 'PersonChanged':
      return { ...person, name: event.name, roles: event.roles };
    case 'PersonDisabled':
      return { ...person, status: 'disabled' };
    case 'PersonEnabled':
      return { ...person, status: 'active' };
    default:
      return unreachable(event);
  }
}
