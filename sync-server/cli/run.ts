// One run of the command line, from the arguments to the exit code. Whatever goes wrong ends in a sentence.
import { packageVersion } from '../package-root';
import { understand } from './arguments';
import type { CommandContext, CommandRow, Invocation } from './command';
import { commandTable } from './command-table';
import type { ExitCode } from './exit-codes';
import { EXIT } from './exit-codes';
import { explain } from './explain';
import { helpFor } from './help';
import type { Terminal } from './terminal';
import { terminalOn } from './terminal';

export type Process = {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly streams: Parameters<typeof terminalOn>[0];
};

export async function runCommandLine({ args, environment, streams }: Process): Promise<ExitCode> {
  const understood = understand(args, commandTable);
  const terminalFor = (invocation: Invocation) => terminalOn(streams, wishesOf(invocation, environment));
  switch (understood.type) {
    case 'version':
      streams.output.write(`waybill ${packageVersion()}\n`);
      return EXIT.ok;
    case 'help': {
      const terminal = terminalFor(understood.invocation);
      terminal.print(helpFor(understood.path, commandTable, terminal.bold));
      return EXIT.ok;
    }
    case 'mistake':
      streams.errors.write(
        `${understood.message} "${['waybill', ...understood.path, '--help'].join(' ')}" says what there is.\n`,
      );
      return EXIT.usage;
    case 'run':
      return runCommand(understood.command, understood.invocation, terminalFor(understood.invocation), environment);
  }
}

async function runCommand(
  command: CommandRow,
  invocation: Invocation,
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  try {
    const run = await command.load();
    return await run(contextOf(invocation, terminal, environment));
  } catch (error) {
    const { exitCode, sentence } = explain(error);
    terminal.complain(sentence);
    return exitCode;
  }
}

function contextOf(invocation: Invocation, terminal: Terminal, environment: NodeJS.ProcessEnv): CommandContext {
  const { flags, words } = invocation;
  const text = (flag: string) => {
    const value = flags.get(flag);
    return typeof value === 'string' ? value : undefined;
  };
  return { text, isSet: (flag) => flags.has(flag), words, invocation, terminal, environment };
}

function wishesOf({ flags }: Invocation, { NO_COLOR: noColor }: NodeJS.ProcessEnv) {
  return { json: flags.has('json'), quiet: flags.has('quiet'), noColor: noColor !== undefined && noColor !== '' };
}
