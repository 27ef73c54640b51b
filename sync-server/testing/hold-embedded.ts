// A process that starts the embedded Postgres of a folder and holds it until it is killed: what a crash is tested on.

import { PostgresProblem } from '../postgres/problem';
import { startEmbedded } from '../postgres/start-embedded';

const [dataFolder = ''] = process.argv.slice(2);
try {
  const { url, pid } = await startEmbedded({ dataFolder, log: () => undefined });
  process.stdout.write(`${JSON.stringify({ url, pid })}\n`);
  process.stdin.resume();
} catch (error) {
  if (!(error instanceof PostgresProblem)) throw error;
  process.stdout.write(`${JSON.stringify({ code: error.code, message: error.message })}\n`);
}
