// What `--help` says, for the program, for a group and for a command; drawn from the same table that is run.
import { GLOBAL_OPTIONS, SETTING_OPTIONS } from './arguments';
import type { CommandRow, OptionRow } from './command';

export function helpFor(
  path: readonly string[],
  commands: readonly CommandRow[],
  bold: (text: string) => string,
): string {
  const command = commands.find((row) => row.path.join(' ') === path.join(' '));
  const sections = command === undefined ? overview(path, commands, bold) : details(command, bold);
  return sections.join('\n');
}

function overview(
  path: readonly string[],
  commands: readonly CommandRow[],
  bold: (text: string) => string,
): readonly string[] {
  const shown = commands.filter((row) => path.every((word, index) => row.path[index] === word));
  return [
    bold('waybill <command> [subcommand] [options]'),
    '',
    ...columns(shown.map((row) => [[...row.path, ...row.words].join(' '), row.about])),
    '',
    'Options of every command:',
    ...columns(optionLines(GLOBAL_OPTIONS)),
    '',
    'Settings are flags, WAYBILL_ variables or lines of --env-file: "waybill config print" shows them all.',
  ];
}

function details(command: CommandRow, bold: (text: string) => string): readonly string[] {
  const { path, words, about, options, settings } = command;
  const section = (title: string, rows: Readonly<Record<string, OptionRow>>) =>
    Object.keys(rows).length === 0 ? [] : ['', title, ...columns(optionLines(rows))];
  return [
    bold(['waybill', ...path, ...words, '[options]'].join(' ')),
    `${about}.`,
    ...section('Options:', options),
    ...section('Options of every command:', GLOBAL_OPTIONS),
    ...section('Settings:', settings ? SETTING_OPTIONS : {}),
  ];
}

const optionLines = (options: Readonly<Record<string, OptionRow>>): readonly (readonly [string, string])[] =>
  Object.entries(options).map(([name, { short, value, about }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    about,
  ]);

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
