// @ts-check
// `npm start`: builds what is out of date, starts the sync server, opens the desktop, and ends both on Ctrl+C.

import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bringUpToDate } from './bring-up-to-date.mjs';
import { openDesktop } from './open-desktop.mjs';
import { startServer } from './server-child.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string} sentence */
const say = (sentence) => process.stdout.write(`${sentence}\n`);

/** @returns {{ readonly noOpen: boolean, readonly demo: boolean } | null} null where the words are off */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: { 'no-open': { type: 'boolean', default: false }, demo: { type: 'boolean', default: false } },
    });
    return { noOpen: values['no-open'], demo: values.demo };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nKnown here: --no-open, --demo\n`);
    return null;
  }
}

async function start() {
  const wishes = readArguments();
  if (wishes === null) return 2;
  const home = process.env.WAYBILL_HOME ?? join(homedir(), '.waybill');
  if (!(await bringUpToDate(root, say))) return 1;

  const server = await startServer({ root, home, demo: wishes.demo, say });
  if (server.status === 'failed') {
    process.stderr.write(`${server.sentence}\n`);
    return server.exitCode;
  }
  for (const sentence of server.greeting) say(sentence);

  const ended = stopSignal(server.ended);
  const desktop = await openDesktop({
    url: server.address,
    home,
    desktopFolder: join(root, 'desktop'),
    noOpen: wishes.noOpen,
    log: say,
  });
  say('Ctrl+C stops everything.');
  const how = await ended;
  await desktop.close();
  const exitCode = await server.stop();
  say(
    how === 'asked'
      ? 'Stopped. The next start finds everything again.'
      : 'The server ended by itself; its log says why.',
  );
  return how === 'asked' ? 0 : (exitCode ?? 1);
}

/** Resolves on the first Ctrl+C or stop, or when the server ends by itself.
 * @param {Promise<unknown>} serverEnded
 * @returns {Promise<'asked' | 'server'>} */
function stopSignal(serverEnded) {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve('asked'));
    void serverEnded.then(() => resolve('server'));
  });
}

process.exitCode = await start();
