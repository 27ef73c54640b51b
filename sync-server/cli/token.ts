// `waybill token …`: what other programs come in with.
import { SCOPES, isScope } from 'shared/scopes';
import type { Scope } from 'shared/scopes';
import { filledText } from 'shared/text';
import { makeApiToken } from '../auth/api-token';
import { parseDuration } from '../duration';
import type { ApiToken } from '../store/api-tokens';
import { listApiTokens, revokeApiToken } from '../store/api-tokens';
import type { CommandContext, RunCommand } from './command';
import { confirm } from './confirm';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { nearest } from './suggest';
import { printTable } from './table';
import { withStore } from './with-store';

export const add: RunCommand = (context) => {
  const wanted = { name: nameOf(context), scopes: scopesOf(context), expiresAt: endOf(context) };
  const { terminal } = context;
  return withStore(context, async ({ db, organisation }) => {
    if (context.isSet('dry-run')) {
      terminal.print(`Would add ${wanted.name} with ${wanted.scopes.join(', ')}.`);
      return EXIT.ok;
    }
    const { id, text } = await makeApiToken({ db, organisation, now: () => new Date() }, wanted);
    const { name, scopes, expiresAt } = wanted;
    if (terminal.wantsJson)
      terminal.printJson({ id, name, scopes, expiresAt: expiresAt?.toISOString() ?? null, token: text });
    else terminal.print(text);
    terminal.tell('This is shown once. Keep it where the program finds it, and nowhere else.');
    return EXIT.ok;
  });
};

export const list: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    const tokens = await listApiTokens(db, organisation);
    const rows = tokens.map((token) => ({
      name: token.name,
      scopes: token.scopes.join(','),
      status: statusOf(token, new Date()),
      lastUsed: token.lastUsedAt,
      expires: token.expiresAt,
      created: token.createdAt,
      id: token.id,
    }));
    printTable(context.terminal, rows);
    return EXIT.ok;
  });

export const revoke: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    const { terminal, words } = context;
    const { id, name } = chosen(words[0] ?? '', await listApiTokens(db, organisation));
    const isDry = context.isSet('dry-run');
    if (!isDry) {
      await confirm(context, `Revoke ${name}? The program that uses it is refused from then on.`);
      await revokeApiToken(db, organisation, id, new Date().toISOString());
    }
    if (terminal.wantsJson) terminal.printJson({ id, name });
    else terminal.print(isDry ? `Would revoke ${name}.` : `${name} is revoked.`);
    return EXIT.ok;
  });

function chosen(typed: string, tokens: readonly ApiToken[]): ApiToken {
  const found = tokens.filter(({ id, name, revokedAt }) => id === typed || (name === typed && revokedAt === null));
  const [token, another] = found;
  if (token === undefined)
    throw new CommandFailure(EXIT.notFound, `There is no token "${typed}". "waybill token list" says which there are.`);
  if (another !== undefined)
    throw new CommandFailure(EXIT.conflict, `Several tokens are called "${typed}". Say the id of one of them.`);
  return token;
}

const statusOf = ({ revokedAt, expiresAt }: ApiToken, now: Date) =>
  revokedAt !== null ? 'revoked' : expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'active';

function nameOf({ words }: CommandContext): string {
  const name = filledText(100).safeParse(words[0]?.trim());
  if (name.success) return name.data;
  throw new CommandFailure(
    EXIT.usage,
    'A token needs a name of at most 100 characters, of the program that will use it.',
  );
}

function scopesOf(context: CommandContext): readonly Scope[] {
  const said = (context.text('scopes') ?? '').split(',').map((scope) => scope.trim());
  const scopes = said.filter((scope) => scope !== '');
  if (scopes.length === 0)
    throw new CommandFailure(EXIT.usage, `Say with --scopes what it may do: ${SCOPES.join(', ')}, inbound:<source>.`);
  return [...new Set(scopes)].map((scope) => {
    if (isScope(scope)) return scope;
    const suggestion = nearest(scope, SCOPES);
    const hint = suggestion === null ? '' : ` Did you mean "${suggestion}"?`;
    throw new CommandFailure(EXIT.usage, `There is no scope "${scope}".${hint}`);
  });
}

function endOf(context: CommandContext): Date | null {
  const said = context.text('expires-in');
  if (said === undefined) return null;
  const millis = parseDuration(said);
  if (millis === null || millis <= 0)
    throw new CommandFailure(EXIT.usage, `--expires-in is a duration as 12h or 90d, not "${said}".`);
  return new Date(Date.now() + millis);
}
