// Where spans go: to an SDK that was loaded before us, to the collector the standard settings name, or nowhere.
import { EXIT } from '../cli/exit-codes';
import { CommandFailure } from '../cli/failure';
import type { EventLog } from '../event-log';
import { packageVersion } from '../package-root';
import { readOtlp } from './otlp-settings';
import type { Spans } from './spans';

/** Null: nobody wants any. @throws CommandFailure where the settings cannot be meant */
export async function openSpans(environment: NodeJS.ProcessEnv, log: EventLog): Promise<Spans | null> {
  const { apiSpans } = await import('./api-spans');
  const loaded = apiSpans();
  if (loaded !== null) return loaded;
  const read = readOtlp(environment);
  if (read.type === 'fault') throw new CommandFailure(EXIT.configuration, read.sentence);
  if (read.type === 'off') return null;
  const { otlpSpans } = await import('./otlp-spans');
  return otlpSpans(read.settings, packageVersion(), log);
}
