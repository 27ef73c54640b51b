// Any command, and which aggregates it concerns.
import type { AggregateType, Ref } from './aggregate';
import { ref } from './aggregate';
import { rowOf } from './command-table';
import type { CustomerCommand } from './customer/customer';
import type { CommandOf } from './envelope';
import type { OrganisationId } from './ids';
import { settingsIdOf } from './ids';
import type { OrderCommand } from './order/commands';
import type { PersonCommand } from './person/person';
import type { ProductCommand } from './product/product';
import type { RefusalCommand } from './refusal/refusal';
import type { SettingsCommand } from './settings/settings';
import type { SiteCommand } from './site/site';

/** What is left of a command undone before it was sent: it keeps its number, so that device numbers have no holes. */
export type Withdrawn = CommandOf<'Withdrawn', string, Readonly<Record<string, never>>>;

export type BusinessCommand =
  OrderCommand | ProductCommand | CustomerCommand | PersonCommand | SiteCommand | SettingsCommand | RefusalCommand;
export type Command = BusinessCommand | Withdrawn;

export type Targets = {
  /** Changed: the subject first, then whatever else gets events. */
  readonly touched: readonly Ref[];
  /** Only read. */
  readonly consulted: readonly Ref[];
};

const NOTHING: Targets = { touched: [], consulted: [] };

/** The aggregates a command is decided on; the same on both ends, never taken from the wire. */
export function targetsOf(command: Command, organisation: OrganisationId): Targets {
  if (command.type === 'Withdrawn') return NOTHING;
  const { aggregate, settings } = rowOf(command.type);
  const touched = [ref(aggregate, command.subject)];
  if (command.type === 'MergeCustomer') touched.push(ref('customer', command.payload.mergedId));
  const rules = ref('settings', settingsIdOf(organisation));
  if (settings === 'touched') touched.push(rules);
  return { touched, consulted: settings === 'consulted' ? [rules] : [] };
}

/** The aggregate type of the subject; null for a withdrawn command, which has none any more. */
export function aggregateOf(command: Pick<Command, 'type'>): AggregateType | null {
  return command.type === 'Withdrawn' ? null : rowOf(command.type).aggregate;
}
