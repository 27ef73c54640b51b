// A customer as a form. What retention has removed is blank, and can be written again.
import type { Customer } from 'shared/customer/customer';
import { createCustomerSchema } from 'shared/customer/customer';
import type { z } from 'zod';
import type { Fault, Form, Read, Typed } from '../records/form';
import { atMost, faultsOf, filled } from '../records/form';

export type CustomerField = 'name' | 'email' | 'phone' | 'address' | 'reference';
export type CustomerContent = Readonly<z.infer<typeof createCustomerSchema>>;

export const blankCustomer: Typed<CustomerField> = { name: '', email: '', phone: '', address: '', reference: '' };

export const customerForm: Form<CustomerField, CustomerContent> = {
  fields: [
    { name: 'name', label: 'customers.name', kind: 'text' },
    { name: 'email', label: 'customers.email', kind: 'text' },
    { name: 'phone', label: 'customers.phone', kind: 'code' },
    { name: 'address', label: 'customers.address', kind: 'long' },
    { name: 'reference', label: 'customers.reference', kind: 'code', hint: 'customers.reference.hint' },
  ],
  read,
  typedOf: (content) => typedCustomer(content),
};

export const typedCustomer = ({
  reference,
  profile,
}: Pick<Exclude<Customer, { status: 'new' }>, 'reference' | 'profile'>): Typed<CustomerField> =>
  profile === null ? { ...blankCustomer, reference } : { ...profile, reference };

function read(typed: Typed<CustomerField>): Read<CustomerField, CustomerContent> {
  const faults = faultsOf<CustomerField>({
    name: filled(typed.name, 200, 'customers.fault.name'),
    email: atMost(typed.email, 320) ?? emailFault(typed.email.trim()),
    phone: atMost(typed.phone, 60),
    address: atMost(typed.address, 1_000),
    reference: atMost(typed.reference, 100),
  });
  if (faults !== null) return { type: 'faults', faults };
  const content = createCustomerSchema.safeParse({
    reference: typed.reference.trim(),
    profile: {
      name: typed.name.trim(),
      email: typed.email.trim(),
      phone: typed.phone.trim(),
      address: typed.address.trim(),
    },
  });
  if (content.success) return { type: 'content', content: content.data };
  return { type: 'faults', faults: { name: { words: 'records.fault.unstorable' } } };
}

/** Whether mail arrives only the mail tells; what has no @ was meant for another field. */
const emailFault = (email: string): Fault | null =>
  email === '' || /^\S+@\S+$/.test(email) ? null : { words: 'customers.fault.email' };
