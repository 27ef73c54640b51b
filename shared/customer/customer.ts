// Who we sell to. Customers can be created offline; two of one person are merged, and the merged one points onward.
import { z } from 'zod';
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { CommandOf } from '../envelope';
import type { CustomerId } from '../ids';
import { customerId, uuidSchema } from '../ids';
import { filledText, text } from '../text';
import { unreachable } from '../unreachable';
import { canonicalJson } from '../canonical-json';

export const profileSchema = z.strictObject({
  name: filledText(200),
  email: text(320),
  phone: text(60),
  address: text(1_000),
});
export type CustomerProfile = Readonly<z.infer<typeof profileSchema>>;

export const createCustomerSchema = z.strictObject({ reference: text(100), profile: profileSchema });
export const changeCustomerSchema = createCustomerSchema;
export const mergeCustomerSchema = z.strictObject({ mergedId: uuidSchema.transform(customerId) });

type Content = Readonly<z.infer<typeof createCustomerSchema>>;
export type CreateCustomer = CommandOf<'CreateCustomer', CustomerId, Content>;
export type ChangeCustomer = CommandOf<'ChangeCustomer', CustomerId, Content>;
/** The subject stays; the customer named in the payload is touched and points to the subject from then on. */
export type MergeCustomer = CommandOf<'MergeCustomer', CustomerId, { readonly mergedId: CustomerId }>;
export type CustomerCommand = CreateCustomer | ChangeCustomer | MergeCustomer;

/** `profile` is personal, and null once retention has removed it. */
type CustomerContent = { readonly reference: string; readonly profile: CustomerProfile | null };
export type Customer =
  | { readonly status: 'new' }
  | ({ readonly status: 'active'; readonly merged: readonly CustomerId[] } & CustomerContent)
  | ({ readonly status: 'merged'; readonly into: CustomerId } & CustomerContent);

export type CustomerEvent =
  | ({ readonly type: 'CustomerCreated' } & CustomerContent)
  | ({ readonly type: 'CustomerChanged' } & CustomerContent)
  | { readonly type: 'CustomerAbsorbed'; readonly mergedId: CustomerId }
  | { readonly type: 'CustomerMerged'; readonly into: CustomerId };

export const personalCustomerFields = { CustomerCreated: ['profile'], CustomerChanged: ['profile'] } as const;

export type CustomerRefusal =
  | { readonly code: 'customer-exists' }
  | { readonly code: 'customer-unknown' }
  | { readonly code: 'customer-merged'; readonly into: CustomerId }
  | { readonly code: 'customer-merges-itself' };

export const newCustomer: Customer = { status: 'new' };

type CustomerDecision = Decision<CustomerEvent, CustomerRefusal>;

/** Creating and changing one customer; merging two is `decideMerge`. */
export function decideCustomer(command: CreateCustomer | ChangeCustomer, customer: Customer): CustomerDecision {
  if (command.type === 'CreateCustomer') {
    if (customer.status === 'new') return accept({ type: 'CustomerCreated', ...command.payload });
    return same(customer, command.payload) ? accept() : refuse({ code: 'customer-exists' });
  }
  const refusal = inactive(customer);
  if (refusal !== null) return refuse(refusal);
  if (customer.status !== 'new' && same(customer, command.payload)) return accept();
  return accept({ type: 'CustomerChanged', ...command.payload });
}

/** `onMerged` is null where a device already knows the merged one's half from the server, and not yet the survivor's. */
export type MergeEvents = { readonly onSurvivor: CustomerEvent; readonly onMerged: CustomerEvent | null };

/** What merging does to both; the same merge again does nothing. */
export function decideMerge(
  command: MergeCustomer,
  survivor: Customer,
  merged: Customer,
): Decision<MergeEvents, CustomerRefusal> {
  const { mergedId } = command.payload;
  if (mergedId === command.subject) return refuse({ code: 'customer-merges-itself' });
  const onSurvivor: CustomerEvent = { type: 'CustomerAbsorbed', mergedId };
  if (merged.status === 'merged' && merged.into === command.subject) {
    const absorbed = survivor.status !== 'active' || survivor.merged.includes(mergedId);
    return absorbed ? accept() : accept({ onSurvivor, onMerged: null });
  }
  const refusal = inactive(survivor) ?? inactive(merged);
  if (refusal !== null) return refuse(refusal);
  return accept({ onSurvivor, onMerged: { type: 'CustomerMerged', into: command.subject } });
}

function inactive(customer: Customer): CustomerRefusal | null {
  if (customer.status === 'new') return { code: 'customer-unknown' };
  return customer.status === 'merged' ? { code: 'customer-merged', into: customer.into } : null;
}

export function evolveCustomer(customer: Customer, event: CustomerEvent): Customer {
  switch (event.type) {
    case 'CustomerCreated':
      if (customer.status !== 'new') throw new Error('a customer is created once');
      return { status: 'active', reference: event.reference, profile: event.profile, merged: [] };
    case 'CustomerChanged':
      return { ...active(customer), reference: event.reference, profile: event.profile };
    case 'CustomerAbsorbed': {
      const survivor = active(customer);
      return { ...survivor, merged: [...survivor.merged, event.mergedId] };
    }
    case 'CustomerMerged': {
      const { reference, profile } = active(customer);
      return { status: 'merged', into: event.into, reference, profile };
    }
    default:
      return unreachable(event);
  }
}

function active(customer: Customer): Extract<Customer, { status: 'active' }> {
  if (customer.status !== 'active') throw new Error(`a fact that cannot follow a ${customer.status} customer`);
  return customer;
}

function same(customer: Exclude<Customer, { status: 'new' }>, { reference, profile }: Content): boolean {
  return canonicalJson([customer.reference, customer.profile]) === canonicalJson([reference, profile]);
}
