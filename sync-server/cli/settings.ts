// The settings of one command: its flags, the environment, the --env-file and the defaults, or everything that is wrong.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Config, Origins, ReadConfig } from '../config';
import { readConfig } from '../config';
import type { CommandContext } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';

export type Settings = { readonly config: Config; readonly origins: Origins };

/** @throws CommandFailure with every fault, exit 3 */
export function settingsOf(context: CommandContext): Settings {
  const read = readSettings(context);
  if (read.type === 'config') return read;
  throw new CommandFailure(
    EXIT.configuration,
    ['The settings are not valid:', ...read.faults.map((fault) => `  ${fault}`)].join('\n'),
  );
}

export function readSettings({ text, invocation, environment }: CommandContext): ReadConfig {
  const flags = Object.fromEntries(
    [...invocation.flags].flatMap(([name, value]) => (value === true ? [] : [[name, value]])),
  );
  const file = text('env-file');
  const content = file === undefined ? '' : contentOf(file);
  if (content === null) return { type: 'faults', faults: [`--env-file ${file ?? ''} cannot be read.`] };
  return readConfig({ flags, environment, envFile: parseEnv(content), readFile: contentOf });
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
