// What happened to a record, by the type of its event or of the command that will make it.
import type { WordId } from '../language/catalog';

const HAPPENINGS: Readonly<Record<string, WordId>> = {
  Created: 'records.event.Created',
  Create: 'records.event.Created',
  Changed: 'records.event.Changed',
  Change: 'records.event.Changed',
  Withdrawn: 'records.event.Withdrawn',
  Withdraw: 'records.event.Withdrawn',
  Absorbed: 'records.event.Absorbed',
  Merge: 'records.event.Absorbed',
  Merged: 'records.event.Merged',
  Added: 'records.event.Added',
  Disabled: 'records.event.Disabled',
  Disable: 'records.event.Disabled',
  Enabled: 'records.event.Enabled',
  Enable: 'records.event.Enabled',
  Add: 'records.event.Added',
  Closed: 'records.event.Closed',
  Close: 'records.event.Closed',
};

/** Events and the commands that will make them: `ProductChanged` and `ChangeCustomer` are both a change. */
export const happeningWords = (type: string): WordId =>
  HAPPENINGS[type.replace(/Product|Customer|Person|Site|Settings/, '')] ?? 'records.event.other';
