// `waybill serve`: runs the server until it is told to stop. Its log goes to standard output, sentences to standard error.
import pino from 'pino';
import type { OrganisationId } from 'shared/ids';
import type { Auth } from '../auth/auth';
import { invite } from '../auth/set-up';
import { openLog } from '../log/open-log';
import type { RunningServer } from '../main';
import { startServer } from '../main';
import { keepHeapSmall } from '../small-heap';
import type { Database } from '../store/database';
import { listPeople } from '../store/people';
import type { CommandContext, RunCommand } from './command';
import { demoGreeting, makeDemo } from './demo-start';
import type { ExitCode } from './exit-codes';
import { EXIT } from './exit-codes';
import { settingsOf } from './settings';

const LINGER_MS = 1_000;
const MOST_NAMES = 8;

export const run: RunCommand = async (context: CommandContext) => {
  keepHeapSmall();
  const { terminal } = context;
  const { config } = settingsOf(context);
  const log = openLog({
    level: config.logLevel,
    format: config.logFormat,
    destination: pino.destination({ fd: 1, sync: false }),
  });
  const stopping = untilStopped((error) => log.error({ err: error }, 'crashed'));
  const demo = context.isSet('demo') ? { prepare: demoIn(terminal.tell) } : {};
  const { environment } = context;
  const wishes = { config, log, environment, tell: terminal.tell, migrate: context.isSet('migrate') };
  const server = await startServer({ ...wishes, ...demo });
  const greeting = await greetingOf(server);
  const hello = server.auth === null ? 'A worker of Waybill tells how it is at' : 'Waybill answers at';
  for (const sentence of [`${hello} ${server.address}`, ...greeting]) terminal.tell(sentence);
  process.send?.({ address: server.address, greeting });
  const exitCode = await stopping;
  log.info({ status: exitCode }, 'server-stopping');
  if (exitCode === EXIT.failed)
    terminal.complain('Something unexpected went wrong and Waybill stops; the log says more.');
  await server.stop();
  setTimeout(() => process.exit(exitCode), LINGER_MS).unref(); // only what did not close in time could keep us here
  return exitCode;
};

/** A database that holds something already stays as it is. */
const demoIn = (tell: (sentence: string) => void) => async (db: Database, organisation: OrganisationId) => {
  await makeDemo({ db, organisation, tell });
};

/** Where its data is, and who can come in. */
async function greetingOf({ address, auth, store }: RunningServer): Promise<readonly string[]> {
  const place =
    store.dataFolder === null
      ? 'The data is in the Postgres that WAYBILL_DATABASE_URL names.'
      : `The data is in ${store.dataFolder}.`;
  return [place, ...(auth === null ? [] : await whoCanSignIn(auth, address))];
}

async function whoCanSignIn({ db, organisation, now }: Auth, address: string): Promise<readonly string[]> {
  const token = await invite(db, organisation, now());
  if (token !== null)
    return ['Nobody can sign in yet. Set up the first person here, within a day:', `  ${address}/setup#token=${token}`];
  const people = await listPeople(db, organisation);
  const names = people.filter(({ person }) => person.status === 'active').map(({ person }) => person.signInName);
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return [`${shown}${more} can sign in.`, ...demoGreeting(people)];
}

/** Resolves with the exit code of the first signal or bug; a second signal ends the process at once. */
function untilStopped(onBug: (error: unknown) => void): Promise<ExitCode> {
  return new Promise((resolve) => {
    const stopOn = (signal: NodeJS.Signals, exitCode: ExitCode) => {
      let asked = false;
      process.on(signal, () => {
        if (asked) process.exit(exitCode);
        asked = true;
        resolve(exitCode);
      });
    };
    stopOn('SIGINT', EXIT.interrupted);
    stopOn('SIGTERM', EXIT.terminated);
    const stopOnBug = (error: unknown) => {
      onBug(error);
      resolve(EXIT.failed);
    };
    process.on('uncaughtException', stopOnBug);
    process.on('unhandledRejection', stopOnBug);
  });
}
