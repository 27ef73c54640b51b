// A password comes from WAYBILL_PASSWORD, from standard input or from a prompt; never from the arguments, which others can see.
import { newPasswordSchema } from 'shared/contract/password';
import type { CommandContext } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';

export async function newPassword({ terminal, environment }: CommandContext): Promise<string> {
  const given = environment.WAYBILL_PASSWORD;
  if (given !== undefined && given !== '') return checked(given);
  if (!terminal.isInteractive) return checked((await terminal.readAll()).replace(/\r?\n$/, ''));
  const password = checked(await terminal.askSecret('Password: '));
  if ((await terminal.askSecret('Once more: ')) !== password)
    throw new CommandFailure(EXIT.usage, 'The two passwords differ.');
  return password;
}

function checked(password: string): string {
  if (password === '')
    throw new CommandFailure(EXIT.usage, 'A password is needed: type it, pipe it in, or set WAYBILL_PASSWORD.');
  const parsed = newPasswordSchema.safeParse(password);
  if (parsed.success) return parsed.data;
  throw new CommandFailure(EXIT.usage, `The password ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
}
