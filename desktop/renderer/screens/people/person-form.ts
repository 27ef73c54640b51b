// A person as a form: the name, and what they may do.
import type { z } from 'zod';
import { ROLES, changePersonSchema } from 'shared/person/person';
import type { Form, Read, Typed } from '../records/form';
import { chosen, faultsOf, filled } from '../records/form';

export type PersonField = 'name' | 'roles';
export type PersonContent = Readonly<z.infer<typeof changePersonSchema>>;

export const personForm: Form<PersonField, PersonContent> = {
  fields: [
    { name: 'name', label: 'people.name', kind: 'text' },
    {
      name: 'roles',
      label: 'people.roles',
      kind: 'some-of',
      options: ROLES.map(
        (value) => ({ value, words: `people.role.${value}`, hint: `people.role.${value}.may` }) as const,
      ),
    },
  ],
  read,
  typedOf: ({ name, roles }) => ({ name, roles: roles.join(',') }),
};

function read(typed: Typed<PersonField>): Read<PersonField, PersonContent> {
  const faults = faultsOf<PersonField>({
    name: filled(typed.name, 200, 'people.fault.name'),
    roles: chosen(typed.roles).length === 0 ? { words: 'people.fault.roles' } : null,
  });
  if (faults !== null) return { type: 'faults', faults };
  const content = changePersonSchema.safeParse({ name: typed.name.trim(), roles: chosen(typed.roles) });
  if (content.success) return { type: 'content', content: content.data };
  return { type: 'faults', faults: { name: { words: 'records.fault.unstorable' } } };
}
