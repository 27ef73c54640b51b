// Where a run of `waybill` begins: hands the process to the command line and its answer back to the shell.
import { runCommandLine } from './run';

export async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0); // whoever read our output, as `head` does, has seen enough
    throw error;
  });
  process.exitCode = await runCommandLine({
    args: process.argv.slice(2),
    environment: process.env,
    streams: { input: process.stdin, output: process.stdout, errors: process.stderr },
  });
}
