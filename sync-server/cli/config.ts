// `waybill config …`: every setting with its value and where that came from, or everything that is wrong.
import { settingNames, settingTable, variableOf } from '../settings';
import type { Config } from '../config';
import type { SettingName } from '../settings';
import type { CommandContext, RunCommand } from './command';
import { EXIT } from './exit-codes';
import { readSettings, settingsOf } from './settings';

const HIDDEN = '(hidden)';

export const print: RunCommand = (context: CommandContext) => {
  const { terminal } = context;
  const { config, origins } = settingsOf(context);
  const shown = (name: SettingName) =>
    settingTable[name].secret && config[name] !== null ? HIDDEN : printed(config[name]);
  const rows = settingNames.map((name) => ({ name: variableOf(name), value: shown(name), origin: origins[name] }));
  if (terminal.wantsJson) terminal.printJson(rows);
  const width = Math.max(...rows.map(({ name }) => name.length));
  if (!terminal.wantsJson) {
    for (const { name, value, origin } of rows)
      terminal.print(`${name.padEnd(width)}  ${String(value ?? '(none)')}  (${origin})`);
  }
  return Promise.resolve(EXIT.ok);
};

const printed = (value: Config[SettingName]) =>
  value instanceof Map ? [...value].map(([name, of]) => `${name}=${of}`).join(',') : value;

export const check: RunCommand = (context: CommandContext) => {
  const { terminal } = context;
  const read = readSettings(context);
  const faults = read.type === 'faults' ? read.faults : [];
  if (terminal.wantsJson) terminal.printJson({ ok: faults.length === 0, faults });
  else if (faults.length === 0) terminal.print('The settings are valid.');
  else for (const fault of faults) terminal.print(fault);
  return Promise.resolve(faults.length === 0 ? EXIT.ok : EXIT.configuration);
};
