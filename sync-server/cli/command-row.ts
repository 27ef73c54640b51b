// The parts a row of the command table is made of.
import type { CommandRow, OptionRow } from './command';

export const DRY_RUN: Readonly<Record<string, OptionRow>> = {
  'dry-run': { type: 'boolean', about: 'say what would be done, change nothing' },
};
export const YES: Readonly<Record<string, OptionRow>> = { yes: { type: 'boolean', short: 'y', about: 'do not ask' } };
export const flag = (about: string): OptionRow => ({ type: 'boolean', about });
export const withValue = (value: string, about: string): OptionRow => ({ type: 'string', value, about });

type Extra = Partial<Pick<CommandRow, 'words' | 'options' | 'settings'>>;
export const row = (name: string, about: string, load: CommandRow['load'], extra: Extra = {}): CommandRow => ({
  path: name.split(' '),
  about,
  words: [],
  options: {},
  settings: true,
  load,
  ...extra,
});
