// What was typed, understood: a command with its options, a question for help, or what is wrong with it. Pure.
import { parseArgs } from 'node:util';
import { settingNames, settingTable } from '../settings';
import type { CommandRow, Invocation, OptionRow } from './command';
import { nearest } from './suggest';

export type Understood =
  | { readonly type: 'run'; readonly command: CommandRow; readonly invocation: Invocation }
  | { readonly type: 'help'; readonly path: readonly string[]; readonly invocation: Invocation }
  | { readonly type: 'version' }
  | { readonly type: 'mistake'; readonly message: string; readonly path: readonly string[] };

/** Understood by every command. */
export const GLOBAL_OPTIONS: Readonly<Record<string, OptionRow>> = {
  help: { type: 'boolean', short: 'h', about: 'say how a command is used' },
  version: { type: 'boolean', about: 'say which version this is' },
  json: { type: 'boolean', about: 'answer in JSON' },
  quiet: { type: 'boolean', short: 'q', about: 'no progress, no remarks' },
  'env-file': { type: 'string', value: 'FILE', about: 'read settings from a file of NAME=value lines' },
};

export const SETTING_OPTIONS: Readonly<Record<string, OptionRow>> = Object.fromEntries(
  settingNames.map((name) => {
    const { flag, about } = settingTable[name];
    return [flag, { type: 'string', value: 'VALUE', about }];
  }),
);

export function understand(args: readonly string[], commands: readonly CommandRow[]): Understood {
  const everyOption = Object.assign({}, GLOBAL_OPTIONS, SETTING_OPTIONS, ...commands.map(({ options }) => options));
  const { tokens } = parseArgs({
    args: [...args],
    options: shapesOf(everyOption),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const typed = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const flags = new Map<string, string | true>(typed.map(({ name, value }) => [name, value ?? true]));
  if (flags.has('version')) return { type: 'version' };

  const command = commandAt(words, commands);
  if (command === null) return withoutCommand(words, { flags, words }, commands);
  const invocation = { flags, words: words.slice(command.path.length) };
  if (flags.has('help')) return { type: 'help', path: command.path, invocation };
  const mistake = mistakeIn(typed, invocation, command);
  return mistake === null
    ? { type: 'run', command, invocation }
    : { type: 'mistake', message: mistake, path: command.path };
}

type Typed = { readonly name: string; readonly rawName: string; readonly value: string | undefined };

export const optionsOf = (command: CommandRow): Readonly<Record<string, OptionRow>> => ({
  ...GLOBAL_OPTIONS,
  ...(command.settings ? SETTING_OPTIONS : {}),
  ...command.options,
});

const shapesOf = (options: Readonly<Record<string, OptionRow>>) =>
  Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [name, short === undefined ? { type } : { type, short }]),
  );

/** The longest name that fits: "inbound list" is not a file for "inbound". */
const commandAt = (words: readonly string[], commands: readonly CommandRow[]) =>
  commands
    .filter(({ path }) => path.every((word, index) => words[index] === word))
    .reduce<CommandRow | null>((best, row) => (row.path.length > (best?.path.length ?? 0) ? row : best), null);

function withoutCommand(words: readonly string[], invocation: Invocation, commands: readonly CommandRow[]): Understood {
  const [first, second] = words;
  if (first === undefined) {
    return invocation.flags.has('help') || invocation.flags.size === 0
      ? { type: 'help', path: [], invocation }
      : { type: 'mistake', message: 'Which command?', path: [] };
  }
  const group = commands.filter(({ path }) => path[0] === first);
  if (group.length === 0) {
    const names = new Set(commands.flatMap(({ path }) => path.slice(0, 1)));
    return { type: 'mistake', message: `There is no command "${first}".${hint(nearest(first, names))}`, path: [] };
  }
  if (invocation.flags.has('help')) return { type: 'help', path: [first], invocation };
  if (second === undefined) return { type: 'mistake', message: `"${first}" needs a subcommand.`, path: [first] };
  const names = group.flatMap(({ path }) => path.slice(1, 2));
  return {
    type: 'mistake',
    message: `There is no command "${first} ${second}".${hint(nearest(second, names))}`,
    path: [first],
  };
}

function mistakeIn(typed: readonly Typed[], { words }: Invocation, command: CommandRow): string | null {
  const options = optionsOf(command);
  for (const { name, rawName, value } of typed) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined)
      return `There is no option ${rawName} here.${hint(nearest(name, Object.keys(options)), '--')}`;
    if (option.type === 'string' && (value === undefined || value === '')) return `${rawName} needs a value.`;
    if (option.type === 'boolean' && value !== undefined) return `${rawName} takes no value.`;
  }
  const required = command.words.filter((word) => word.startsWith('<'));
  if (words.length < required.length)
    return `"${command.path.join(' ')}" needs ${required.slice(words.length).join(' ')}.`;
  const extra = words[command.words.length];
  return extra === undefined ? null : `"${command.path.join(' ')}" does not know what to do with "${extra}".`;
}

const hint = (suggestion: string | null, before = '') =>
  suggestion === null ? '' : ` Did you mean "${before}${suggestion}"?`;
