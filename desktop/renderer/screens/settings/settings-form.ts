// The rules of the organisation as a form. Seconds are typed as minutes.
import { isCurrency } from 'shared/currency';
import type { Rules, Settings } from 'shared/settings/settings';
import { changeSettingsSchema } from 'shared/settings/settings';
import { currencies, timeZones } from '../records/choices';
import type { Fault, Form, Read, Typed } from '../records/form';
import { faultsOf, filled } from '../records/form';
import { minutesOf, secondsOfMinutes, wholeNumber } from '../records/plain-figures';

export type SettingsField = keyof Rules;

export const settingsForm: Form<SettingsField, Rules> = {
  fields: [
    { name: 'organisationName', label: 'settings.name', kind: 'text' },
    { name: 'timeZone', label: 'settings.zone', hint: 'settings.zone.hint', kind: 'pick', choices: timeZones },
    { name: 'currency', label: 'settings.currency', hint: 'settings.currency.hint', kind: 'pick', choices: currencies },
    {
      name: 'completion',
      label: 'settings.completion',
      kind: 'one-of',
      options: [
        { value: 'byHand', words: 'settings.completion.byHand', hint: 'settings.completion.byHand.hint' },
        { value: 'proven', words: 'settings.completion.proven', hint: 'settings.completion.proven.hint' },
      ],
    },
    {
      ...{ name: 'maxAttempts', label: 'settings.attempts', hint: 'settings.attempts.hint', kind: 'figures' },
      unit: 'settings.attempts.unit',
    },
    {
      ...{ name: 'retryAfterSeconds', label: 'settings.retry', hint: 'settings.retry.hint', kind: 'figures' },
      unit: 'settings.retry.unit',
    },
    {
      ...{ name: 'workingSetDays', label: 'settings.days', hint: 'settings.days.hint', kind: 'figures' },
      unit: 'settings.days.unit',
    },
  ],
  read,
  typedOf: (rules, decimal) => ({
    organisationName: rules.organisationName,
    timeZone: rules.timeZone,
    currency: rules.currency,
    completion: rules.completion,
    maxAttempts: String(rules.maxAttempts),
    retryAfterSeconds: minutesOf(rules.retryAfterSeconds, decimal),
    workingSetDays: String(rules.workingSetDays),
  }),
};

/** Settings without what people change one by one. */
export function rulesOf({ administrators: _, views: __, ...rules }: Settings): Rules {
  return rules;
}

function read(typed: Typed<SettingsField>, decimal: string): Read<SettingsField, Rules> {
  const retry = secondsOfMinutes(typed.retryAfterSeconds, decimal);
  const asked = {
    organisationName: typed.organisationName.trim(),
    timeZone: typed.timeZone.trim(),
    currency: typed.currency.trim().toUpperCase(),
    completion: typed.completion,
    maxAttempts: wholeNumber(typed.maxAttempts),
    retryAfterSeconds: retry,
    workingSetDays: wholeNumber(typed.workingSetDays),
  };
  const zone = changeSettingsSchema.safeParse({ timeZone: asked.timeZone });
  const faults = faultsOf<SettingsField>({
    organisationName: filled(typed.organisationName, 200, 'settings.fault.name'),
    timeZone: zone.success ? null : { words: 'settings.fault.zone' },
    currency: isCurrency(asked.currency) ? null : { words: 'records.fault.currency' },
    completion: null,
    maxAttempts: between(asked.maxAttempts, 1, 20, { words: 'settings.fault.attempts' }),
    retryAfterSeconds: between(retry, 1, 604_800, { words: 'settings.fault.retry' }),
    workingSetDays: between(asked.workingSetDays, 1, 3_650, { words: 'settings.fault.days' }),
  });
  if (faults !== null) return { type: 'faults', faults };
  const content = changeSettingsSchema.required().safeParse(asked);
  if (content.success) return { type: 'content', content: content.data };
  return { type: 'faults', faults: { organisationName: { words: 'records.fault.unstorable' } } };
}

const between = (value: number | null, least: number, most: number, fault: Fault): Fault | null =>
  value === null || value < least || value > most ? fault : null;

/** What would be changed, and nothing else: two administrators who change different things do not undo each other. */
export function changedRules(before: Rules, after: Rules): Partial<Rules> {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => known.get(name) !== value));
}
