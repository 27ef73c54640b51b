// The fields of commands on products, customers, people, places and settings, and of these as the server has them.
import type { CustomerProfile, Customer as CustomerState } from 'shared/customer/customer';
import type { ProductContent } from 'shared/product/product';
import type { Settings, SettingsChange } from 'shared/settings/settings';
import { unitPriceDecimal } from 'shared/unit-price';
import type { Intent } from '../../commands/intent';
import type { LocalDocument } from '../../local/store';
import type { Field, Value } from './field';
import { count, text } from './field';

type StateWord = 'offered' | 'withdrawn' | 'active' | 'merged' | 'disabled' | 'open' | 'closed';
const state = (status: StateWord): Field => ({
  name: 'field.state',
  value: { type: 'words', words: `state.${status}` },
});

export function askedOfRecord(asked: Intent): readonly Field[] {
  switch (asked.type) {
    case 'CreateProduct':
    case 'ChangeProduct':
      return [state('offered'), ...product(asked.payload)];
    case 'WithdrawProduct':
      return [state('withdrawn')];
    case 'CreateCustomer':
    case 'ChangeCustomer':
      return [state('active'), ...customer(asked.payload)];
    case 'MergeCustomer':
      return [state('active'), { name: 'field.merged', value: text(asked.payload.mergedId) }];
    case 'AddPerson':
    case 'ChangePerson':
      return person(asked.payload);
    case 'DisablePerson':
      return [state('disabled')];
    case 'EnablePerson':
      return [state('active')];
    case 'CreateSite':
    case 'ChangeSite':
      return [state('open'), ...site(asked.payload)];
    case 'CloseSite':
      return [state('closed')];
    case 'ChangeSettings':
      return settings(asked.payload, asked.payload);
    case 'ShareView':
      return view(asked.payload);
    case 'UnshareView':
      return [{ name: 'field.name', value: text(asked.payload.name) }];
    default:
      return [];
  }
}

/** Only what the command speaks of, where it speaks of single fields. */
export function heldOfRecord(asked: Intent, held: LocalDocument | null): readonly Field[] {
  if (held?.base === null || held === null) return [];
  switch (held.type) {
    case 'product':
      return held.base.state.status === 'new' ? [] : [state(held.base.state.status), ...product(held.base.state)];
    case 'customer':
      return held.base.state.status === 'new' ? [] : customerThere(asked, held.base.state);
    case 'person':
      return held.base.state.status === 'new' ? [] : [...person(held.base.state), state(held.base.state.status)];
    case 'site':
      return held.base.state.status === 'new' ? [] : [state(held.base.state.status), ...site(held.base.state)];
    case 'settings':
      return settingsThere(asked, held.base.state);
    default:
      return [];
  }
}

const product = ({ sku, name, barcode, unitPrice, currency, taxBasisPoints }: ProductContent): readonly Field[] => [
  { name: 'field.sku', value: text(sku) },
  { name: 'field.name', value: text(name) },
  { name: 'field.barcode', value: text(barcode) },
  { name: 'field.price', value: text(`${unitPriceDecimal(unitPrice)} ${currency}`) },
  { name: 'field.tax', value: { type: 'rate', basisPoints: taxBasisPoints } },
];

type Customer = { readonly reference: string; readonly profile: CustomerProfile | null };
const customer = ({ reference, profile }: Customer): readonly Field[] => [
  { name: 'field.name', value: text(profile?.name) },
  { name: 'field.reference', value: text(reference) },
  { name: 'field.email', value: text(profile?.email) },
  { name: 'field.phone', value: text(profile?.phone) },
  { name: 'field.address', value: text(profile?.address) },
];

function customerThere(asked: Intent, held: Exclude<CustomerState, { status: 'new' }>): readonly Field[] {
  const fields = [state(held.status), ...customer(held)];
  if (asked.type !== 'MergeCustomer') return fields;
  const others = held.status === 'merged' ? held.into : held.merged.join(', ');
  return [...fields, { name: 'field.merged', value: text(others) }];
}

type Person = { readonly name: string; readonly signInName?: string; readonly roles: readonly string[] };
const person = ({ name, signInName, roles }: Person): readonly Field[] => [
  { name: 'field.name', value: text(name) },
  ...(signInName === undefined ? [] : [{ name: 'field.sign-in', value: text(signInName) } as const]),
  { name: 'field.roles', value: text(roles.join(', ')) },
];

const site = ({ code, name }: { readonly code: string; readonly name: string }): readonly Field[] => [
  { name: 'field.code', value: text(code) },
  { name: 'field.name', value: text(name) },
];

type View = { readonly name: string; readonly address: string; readonly defaultFor: readonly string[] };
const view = ({ name, address, defaultFor }: View): readonly Field[] => [
  { name: 'field.name', value: text(name) },
  { name: 'field.address-of-view', value: text(address) },
  { name: 'field.roles', value: text(defaultFor.join(', ')) },
];

function settingsThere(asked: Intent, held: Settings): readonly Field[] {
  if (asked.type === 'ChangeSettings') return settings(held, asked.payload);
  if (asked.type !== 'ShareView' && asked.type !== 'UnshareView') return [];
  const known = held.views?.find(({ name }) => name === asked.payload.name);
  return known === undefined ? [] : view(known);
}

const RULES = [
  'organisationName',
  'timeZone',
  'currency',
  'completion',
  'maxAttempts',
  'retryAfterSeconds',
  'workingSetDays',
] as const satisfies readonly (keyof Settings)[];

/** Those a change speaks of. */
function settings(of: SettingsChange, spokenOf: SettingsChange): readonly Field[] {
  return RULES.filter((name) => spokenOf[name] !== undefined).map((name) => ({
    name: `field.${name}` as const,
    value: rule(of, name),
  }));
}

function rule(of: SettingsChange, name: (typeof RULES)[number]): Value | null {
  if (name === 'completion')
    return of.completion === undefined ? null : { type: 'words', words: `state.${of.completion}` };
  const value = of[name];
  return typeof value === 'number' ? count(value) : text(value);
}
