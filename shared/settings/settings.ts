// The rules of one organisation. There is always one: before the first change it holds these defaults.
import { z } from 'zod';
import { currency, currencySchema } from '../currency';
import type { Decision } from '../decision';
import { accept } from '../decision';
import type { CommandOf } from '../envelope';
import type { Instant } from '../instant';
import type { PersonId } from '../ids';
import { filledText } from '../text';
import { unreachable } from '../unreachable';
import { wholeNumber } from '../whole-number';
import type { SharedView, ViewCommand, ViewEvent, ViewRefusal } from './views';
import { decideView, evolveViews } from './views';

const rulesShape = {
  organisationName: filledText(200),
  /** IANA name; dates on screens and documents are of this zone. */
  timeZone: filledText(60).refine(isTimeZone, { message: 'not a time zone' }),
  currency: currencySchema,
  /** `byHand`: a person says when an order is complete. `proven`: only once it is paid and shipped. */
  completion: z.enum(['byHand', 'proven']),
  /** How often PlaceOrderCommand leaves in all. */
  maxAttempts: wholeNumber(1, 20),
  retryAfterSeconds: wholeNumber(1, 604_800),
  /** Days of settled orders a device keeps at hand. */
  workingSetDays: wholeNumber(1, 3_650),
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const changeSettingsSchema = z.strictObject(rulesShape).partial();
export type SettingsChange = Readonly<z.infer<typeof changeSettingsSchema>>;
export type ChangeSettings = CommandOf<'ChangeSettings', string, SettingsChange>;
export type SettingsCommand = ChangeSettings | ViewCommand;

export type Rules = Readonly<z.infer<z.ZodObject<typeof rulesShape>>>;
export type Settings = Rules & {
  /** Who may administer; kept here so that the last one cannot be lost by changing people one by one. */
  readonly administrators: readonly PersonId[];
  /** Not there in settings written before views could be shared. */
  readonly views?: readonly SharedView[];
};

export type SettingsEvent =
  | {
      readonly type: 'SettingsChanged';
      readonly changes: Partial<Rules>;
      readonly by: PersonId | null;
      readonly at: Instant;
    }
  | ViewEvent
  | { readonly type: 'AdministratorAdded'; readonly person: PersonId }
  | { readonly type: 'AdministratorRemoved'; readonly person: PersonId };

/** There is one Settings per organisation; a command about any other is about nothing. */
export type SettingsRefusal = { readonly code: 'settings-unknown' } | ViewRefusal;

export const defaultSettings: Settings = {
  organisationName: 'My company',
  timeZone: 'UTC',
  currency: currency('EUR'),
  completion: 'byHand',
  maxAttempts: 3,
  retryAfterSeconds: 1_800,
  workingSetDays: 90,
  administrators: [],
};

/** Only what differs is recorded; nothing different is nothing happened. */
export function decideSettings(command: SettingsCommand, settings: Settings): Decision<SettingsEvent, SettingsRefusal> {
  if (command.type !== 'ChangeSettings') return decideView(command, settings.views ?? []);
  const current = new Map<string, unknown>(Object.entries(settings));
  const changes: Partial<Rules> = Object.fromEntries(
    Object.entries(command.payload).filter(([name, value]) => value !== undefined && value !== current.get(name)),
  );
  if (Object.keys(changes).length === 0) return accept();
  return accept({ type: 'SettingsChanged', changes, by: command.author, at: command.occurredAt });
}

export function evolveSettings(settings: Settings, event: SettingsEvent): Settings {
  switch (event.type) {
    case 'SettingsChanged':
      return { ...settings, ...event.changes };
    case 'ViewShared':
    case 'ViewUnshared':
      return { ...settings, views: evolveViews(settings.views ?? [], event) };
    case 'AdministratorAdded':
      return {
        ...settings,
        administrators: [...settings.administrators.filter((id) => id !== event.person), event.person],
      };
    case 'AdministratorRemoved':
      return { ...settings, administrators: settings.administrators.filter((id) => id !== event.person) };
    default:
      return unreachable(event);
  }
}
