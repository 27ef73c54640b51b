// Asks before something that cannot be taken back.
import type { CommandContext } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';

export async function confirm({ terminal, isSet }: CommandContext, question: string): Promise<void> {
  if (isSet('yes')) return;
  if (!terminal.isInteractive)
    throw new CommandFailure(EXIT.usage, `${question} Say --yes to do it without being asked.`);
  const answer = await terminal.ask(`${question} [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new CommandFailure(EXIT.failed, 'Nothing was done.');
}
