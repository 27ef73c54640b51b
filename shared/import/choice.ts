// What a person settles about a file before it is read: which profile, and what they know better than detection does.
import { z } from 'zod';
import { currencySchema } from '../currency';
import { ENCODINGS } from './decode';
import type { Field, Profile, WrittenProfile } from './profile';
import { DATE_STYLES, FIELDS, NEEDED_FIELDS, profileSchema } from './profile';
import { profileNamed, profileNames } from './profiles';
import { comparableName } from './sheet';
import { DELIMITERS } from './table';

/** Null everywhere: as detected, or as the profile says. */
export const choiceSchema = z.strictObject({
  profile: z.enum(['generic', 'online-retail', 'shopify-orders']),
  encoding: z.enum(ENCODINGS).nullable(),
  delimiter: z.enum(DELIMITERS).nullable(),
  dates: z.enum(DATE_STYLES).nullable(),
  decimal: z.enum(['point', 'comma']).nullable(),
  currency: currencySchema.nullable(),
  /** The column of a field, for `generic`; '' where the field is not to be read. */
  columns: z.partialRecord(z.enum(FIELDS), z.string().max(200)),
});
export type Choice = Readonly<z.infer<typeof choiceSchema>>;
export type ProfileName = Choice['profile'];

const base = (name: ProfileName): Profile => {
  const profile = profileNamed(name);
  if (profile === undefined) throw new Error(`no profile ${name}`);
  return profile;
};

/** The profile a file is read by. A needed column nobody named keeps the profile's own name for it. */
export function profileOf({ profile: name, delimiter, dates, decimal, currency, columns }: Choice): Profile {
  const profile = base(name);
  const written: WrittenProfile = {
    ...profile,
    columns: name === 'generic' ? mapped(profile.columns, columns) : writable(profile.columns),
    dates: dates === null ? profile.dates : [dates],
    decimal: decimal ?? profile.decimal,
    currency: currency ?? profile.currency,
    delimiter: delimiter ?? profile.delimiter,
  };
  return profileSchema.parse(written);
}

type Columns = Profile['columns'];

function mapped(known: Columns, chosen: Choice['columns']): WrittenProfile['columns'] {
  const columns = { ...writable(known) };
  for (const field of FIELDS) {
    const column = chosen[field];
    if (column === undefined) continue;
    if (column !== '') columns[field] = [column];
    else if (!NEEDED_FIELDS.includes(field)) Reflect.deleteProperty(columns, field);
  }
  return columns;
}

const writable = (columns: Columns): WrittenProfile['columns'] =>
  Object.fromEntries(Object.entries(columns).map(([field, names]) => [field, [...names]]));

/** Which columns of the header the profile reads, by field; the first that is there counts. */
export function columnsIn(header: readonly string[], profile: Profile): ReadonlyMap<Field, number> {
  const names = header.map(comparableName);
  const found = new Map<Field, number>();
  for (const field of FIELDS) {
    const columns = (profile.columns[field] ?? []).map((name) => names.indexOf(comparableName(name)));
    const column = columns.find((position) => position >= 0);
    if (column !== undefined) found.set(field, column);
  }
  return found;
}

export const missingIn = (header: readonly string[], profile: Profile): readonly Field[] => {
  const found = columnsIn(header, profile);
  return NEEDED_FIELDS.filter((field) => !found.has(field));
};

/** The profile that knows this header: all it needs is there, and most of what it reads. */
export function profileFor(header: readonly string[]): ProfileName {
  const fitting = profileNames
    .map((name) => ({
      name: choiceSchema.shape.profile.parse(name),
      profile: base(choiceSchema.shape.profile.parse(name)),
    }))
    .filter(({ profile }) => missingIn(header, profile).length === 0)
    .map(({ name, profile }) => ({ name, known: columnsIn(header, profile).size }))
    .sort((a, b) => b.known - a.known);
  return fitting[0]?.name ?? 'generic';
}

/** Other names by which columns go, to begin with where the file has its own. */
const ALSO: Partial<Record<Field, readonly string[]>> = {
  order: [
    'order number',
    'order no',
    'order id',
    'invoice',
    'invoice no',
    'bestellnr',
    'bestellnummer',
    'auftrag',
    'auftragsnummer',
    'number',
    'nr',
  ],
  date: ['order date', 'created at', 'invoice date', 'datum', 'bestelldatum', 'auftragsdatum', 'placed at'],
  sku: [
    'item',
    'item number',
    'article',
    'article number',
    'product',
    'stock code',
    'artikel',
    'artikelnummer',
    'artikelnr',
  ],
  quantity: ['qty', 'count', 'menge', 'anzahl', 'stück'],
  unitPrice: ['price', 'unit price', 'preis', 'einzelpreis', 'stückpreis'],
  description: ['item name', 'product name', 'name of item', 'bezeichnung', 'beschreibung', 'artikelname'],
  customer: ['customer name', 'client', 'name', 'kunde', 'kundenname'],
  email: ['e mail', 'mail', 'customer email', 'mailadresse'],
  reference: ['po number', 'your reference', 'referenz', 'kundenreferenz'],
  currency: ['currency code', 'währung', 'waehrung'],
  taxRate: ['vat', 'vat rate', 'tax', 'mwst', 'ust', 'steuersatz'],
  total: ['total', 'order total', 'gesamt', 'summe', 'gesamtbetrag'],
};

/** A column per field of `generic` that the file has under another name. */
export function guessedColumns(header: readonly string[]): Choice['columns'] {
  const own = columnsIn(header, base('generic'));
  const taken = new Set(own.values());
  const guessed: Record<string, string> = {};
  for (const field of FIELDS) {
    if (own.has(field)) continue;
    const names = (ALSO[field] ?? []).map(comparableName);
    const column = header.findIndex((name, position) => !taken.has(position) && names.includes(comparableName(name)));
    if (column < 0) continue;
    taken.add(column);
    guessed[field] = header[column] ?? '';
  }
  return guessed;
}

export function firstChoice(header: readonly string[]): Choice {
  const profile = profileFor(header);
  const columns = profile === 'generic' ? guessedColumns(header) : {};
  return { profile, encoding: null, delimiter: null, dates: null, decimal: null, currency: null, columns };
}

/** One text per kind of file: what was chosen for one is right for the next with the same header. */
export const headerText = (header: readonly string[]): string => JSON.stringify(header.map(comparableName));
