// What a form is made of: its fields, how what was typed is read, and how what is there is typed. Everything typed is text.
import type { Say } from '../language/language';
import type { WordId } from '../language/catalog';

export type Typed<F extends string> = Readonly<Record<F, string>>;
/** What to do about a field; `most` is how much it can hold. */
export type Fault = { readonly words: WordId; readonly most?: number };
export type Faults<F extends string> = Partial<Readonly<Record<F, Fault>>>;
export type Read<F extends string, Content> =
  { readonly type: 'content'; readonly content: Content } | { readonly type: 'faults'; readonly faults: Faults<F> };

export type Option = { readonly value: string; readonly words: WordId; readonly hint?: WordId };
export type FieldKind =
  | { readonly kind: 'text' | 'code' | 'long' }
  /** `unit` stands behind the figure. */
  | { readonly kind: 'figures'; readonly unit?: WordId }
  /** Typed, with what there is to choose from below. */
  | { readonly kind: 'pick'; readonly choices: () => readonly string[] }
  | { readonly kind: 'one-of' | 'some-of'; readonly options: readonly Option[] };
export type FieldOf<F extends string> = FieldKind & {
  readonly name: F;
  readonly label: WordId;
  readonly hint?: WordId;
};

export type Form<F extends string, Content> = {
  readonly fields: readonly FieldOf<F>[];
  /** @param decimal the mark between whole and fraction where the person lives */
  readonly read: (typed: Typed<F>, decimal: string) => Read<F, Content>;
  readonly typedOf: (content: Content, decimal: string) => Typed<F>;
};

/** Several choices are one text. */
export const chosen = (text: string): readonly string[] => (text === '' ? [] : text.split(','));

export function atMost(text: string, most: number): Fault | null {
  return text.length > most ? { words: 'records.fault.long', most } : null;
}

export function filled(text: string, most: number, words: WordId): Fault | null {
  return text.trim() === '' ? { words } : atMost(text, most);
}

/** The faults there are; null where there is none. */
export function faultsOf<F extends string>(found: Readonly<Record<F, Fault | null>>): Faults<F> | null {
  const pairs = Object.entries<Fault | null>(found).filter(([, fault]) => fault !== null);
  // The entries of what has these names have these names.
  return pairs.length === 0 ? null : (Object.fromEntries(pairs) as Faults<F>);
}

export type Difference<F extends string> = {
  readonly field: FieldOf<F>;
  readonly before: string;
  readonly after: string;
};

/** What would be different; a figure written another way is the same figure. */
export function differences<F extends string, Content>(
  form: Form<F, Content>,
  before: Typed<F>,
  typed: Typed<F>,
  decimal: string,
): readonly Difference<F>[] {
  const read = form.read(typed, decimal);
  const after = read.type === 'content' ? form.typedOf(read.content, decimal) : typed;
  return form.fields.flatMap((field) =>
    before[field.name] === after[field.name] ? [] : [{ field, before: before[field.name], after: after[field.name] }],
  );
}

/** A value as a person reads it. */
export function shownValue<F extends string>(field: FieldOf<F>, value: string, say: Say): string {
  if (value === '') return '–';
  if (field.kind === 'one-of' || field.kind === 'some-of')
    return chosen(value)
      .map((one) => {
        const option = field.options.find((known) => known.value === one);
        return option === undefined ? one : say(option.words);
      })
      .join(', ');
  return field.kind === 'figures' && field.unit !== undefined ? `${value} ${say(field.unit)}` : value;
}
