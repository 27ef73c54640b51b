// What a command of the command line is: a row in the table, and a function that is loaded only when it runs.
import type { ExitCode } from './exit-codes';
import type { Terminal } from './terminal';

export type OptionRow = {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** Placeholder in the help, for an option with a value. */
  readonly value?: string;
  readonly about: string;
};

export type CommandRow = {
  /** `['user', 'add']`: group and name, or the name alone. */
  readonly path: readonly string[];
  readonly about: string;
  /** As `<name>` for a required word, `[name]` for one that may be missing. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, OptionRow>>;
  /** Whether the settings may be given as flags. */
  readonly settings: boolean;
  readonly load: () => Promise<RunCommand>;
};

export type Invocation = {
  readonly flags: ReadonlyMap<string, string | true>;
  readonly words: readonly string[];
};

export type CommandContext = {
  /** Value of `--flag value`; undefined when it was not given. */
  readonly text: (flag: string) => string | undefined;
  readonly isSet: (flag: string) => boolean;
  /** The words after the command's name; required ones are there. */
  readonly words: readonly string[];
  readonly invocation: Invocation;
  readonly terminal: Terminal;
  readonly environment: NodeJS.ProcessEnv;
};

export type RunCommand = (context: CommandContext) => Promise<ExitCode>;
