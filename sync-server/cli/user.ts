// `waybill user …`: who may sign in, and as what.
import { randomUUID } from 'node:crypto';
import { commandId, personId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import { ROLES, rolesSchema } from 'shared/person/person';
import { addPerson, askDoor } from '../auth/add-person';
import { comparable, signInNameSchema } from '../auth/names';
import { passwords } from '../auth/password';
import { resetPassword as setNewPassword } from '../auth/set-password';
import { credentialByName } from '../store/credentials';
import type { KnownPerson } from '../store/people';
import { listPeople } from '../store/people';
import { revokeTokensOfPerson } from '../store/refresh-tokens';
import type { CommandContext, RunCommand } from './command';
import { confirm } from './confirm';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { newPassword } from './passwords';
import { printTable } from './table';
import type { Opened } from './with-store';
import { withStore } from './with-store';

const now = () => new Date();

export const add: RunCommand = async (context) => {
  const [typed = ''] = context.words;
  const signInName = signInNameOf(typed);
  const roles = rolesOf(context.text('roles') ?? 'warehouse');
  const name = context.text('name') ?? signInName;
  const password = context.isSet('dry-run') ? '' : await newPassword(context);
  return withStore(context, async ({ db, organisation }) => {
    const wanted = {
      name,
      signInName,
      roles,
      password,
      personId: personId(randomUUID()),
      commandId: commandId(randomUUID()),
    };
    if ((await credentialByName(db, organisation, comparable(signInName))) !== null && context.isSet('dry-run'))
      throw nameTaken(signInName);
    if (context.isSet('dry-run'))
      return done(context, `Would add ${name} (${signInName}) as ${roles.join(', ')}.`, { signInName, roles });
    const result = await addPerson({ db, organisation, passwords: passwords(), now }, wanted);
    if (result.type === 'name-taken') throw nameTaken(signInName);
    if (result.type === 'refused') throw refused(result.code);
    return done(context, `Added ${name} (${signInName}) as ${roles.join(', ')}.`, {
      personId: result.personId,
      signInName,
      roles,
    });
  });
};

export const list: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    const people = await listPeople(db, organisation);
    const rows = people.map(({ id, person: { name, signInName, roles, status } }) => ({
      signInName,
      name,
      roles: roles.join(', '),
      status,
      id,
    }));
    printTable(context.terminal, rows);
    return EXIT.ok;
  });

export const disable: RunCommand = (context) =>
  withPerson(context, async ({ db, organisation }, { id, person }) => {
    if (context.isSet('dry-run')) return done(context, `Would disable ${person.name}.`, { personId: id });
    await confirm(context, `Disable ${person.name}?`);
    await order({ db, organisation }, 'DisablePerson', id, {});
    await revokeTokensOfPerson(db, organisation, id, now().toISOString());
    return done(context, `${person.name} may not sign in any more.`, { personId: id });
  });

export const enable: RunCommand = (context) =>
  withPerson(context, async (opened, { id, person }) => {
    if (context.isSet('dry-run')) return done(context, `Would enable ${person.name}.`, { personId: id });
    await order(opened, 'EnablePerson', id, {});
    return done(context, `${person.name} may sign in again.`, { personId: id });
  });

export const setRole: RunCommand = async (context) => {
  const roles = rolesOf(context.words[1] ?? '');
  return withPerson(context, async (opened, { id, person }) => {
    if (context.isSet('dry-run'))
      return done(context, `Would make ${person.name} ${roles.join(', ')}.`, { personId: id, roles });
    await order(opened, 'ChangePerson', id, { name: person.name, roles: [...roles] });
    return done(context, `${person.name} is now ${roles.join(', ')}.`, { personId: id, roles });
  });
};

export const resetPassword: RunCommand = async (context) => {
  const password = context.isSet('dry-run') ? '' : await newPassword(context);
  return withPerson(context, async ({ db, organisation }, { id, person }) => {
    if (context.isSet('dry-run'))
      return done(context, `Would set a new password for ${person.name}.`, { personId: id });
    const office = { db, organisation, passwords: passwords(), now };
    const set = await setNewPassword(office, { id, person }, password, { personId: null, deviceId: null });
    if (set.type === 'name-taken') throw nameTaken(person.signInName);
    return done(context, `${person.name} has a new password and is signed out everywhere.`, { personId: id });
  });
};

function withPerson(
  context: CommandContext,
  work: (opened: Opened, known: KnownPerson) => ReturnType<RunCommand>,
): ReturnType<RunCommand> {
  const signInName = comparable(context.words[0] ?? '');
  return withStore(context, async (opened) => {
    const people = await listPeople(opened.db, opened.organisation);
    const known = people.find(({ person }) => comparable(person.signInName) === signInName);
    if (known === undefined)
      throw new CommandFailure(EXIT.notFound, `Nobody signs in as "${signInName}". "waybill user list" says who does.`);
    return work(opened, known);
  });
}

type Place = Pick<Opened, 'db' | 'organisation'>;

async function order(
  place: Place,
  type: 'DisablePerson' | 'EnablePerson' | 'ChangePerson',
  subject: string,
  payload: Record<string, unknown>,
): Promise<void> {
  const answer = await askDoor({ ...place, now }, { type, subject, payload });
  if (answer !== 'accepted') throw refused(answer);
}

const SENTENCES: Readonly<Record<string, string>> = {
  'last-administrator': 'This is the last administrator; make somebody else one first.',
  'person-exists': 'This person exists already.',
};

const refused = (code: string) => new CommandFailure(EXIT.conflict, SENTENCES[code] ?? `That was refused: ${code}.`);
const nameTaken = (signInName: string) =>
  new CommandFailure(EXIT.conflict, `Somebody else signs in as "${signInName}".`);

function done(
  { terminal }: CommandContext,
  sentence: string,
  value: Readonly<Record<string, unknown>>,
): typeof EXIT.ok {
  if (terminal.wantsJson) terminal.printJson(value);
  else terminal.print(sentence);
  return EXIT.ok;
}

function signInNameOf(typed: string): string {
  const parsed = signInNameSchema.safeParse(typed.trim());
  if (parsed.success) return parsed.data;
  throw new CommandFailure(
    EXIT.usage,
    `"${typed}" cannot be a sign-in name: it ${parsed.error.issues[0]?.message ?? 'is not valid'}.`,
  );
}

function rolesOf(typed: string): readonly Role[] {
  const parsed = rolesSchema.safeParse(typed.split(',').map((role) => role.trim()));
  if (parsed.success) return parsed.data;
  throw new CommandFailure(EXIT.usage, `"${typed}" are not roles; there are ${ROLES.join(', ')}.`);
}
