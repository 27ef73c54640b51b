// The built command line as people run it: a process of its own, with nothing of our environment but what is said.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../package-root';

export const PROGRAM = join(packageRoot, 'bin', 'waybill.js');

export type Ended = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };
type Surroundings = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
};

export async function build(): Promise<void> {
  const child = spawn(process.execPath, [join(packageRoot, 'build.mjs')], { stdio: 'inherit' });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error('the server could not be built');
}

/** Runs to its end. */
export async function waybill(
  args: readonly string[],
  { environment = {}, input = '', cwd = '/' }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: environmentWith(environment), stdio: 'pipe', cwd });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  child.stdin.on('error', () => undefined); // it may end without reading
  child.stdin.end(input);
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout: stdout(), stderr: stderr() };
}

export type Serving = {
  readonly address: string;
  readonly greeting: readonly string[];
  readonly child: ChildProcess;
  readonly said: () => string;
};

/** Resolves when it says that it answers. */
export async function serve(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Serving> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...args], {
    env: environmentWith(environment),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const said = () => stderr() + stdout();
  const ended = once(child, 'exit').then(() => {
    throw new Error(`it ended: ${said()}`);
  });
  ended.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return { ...message, child, said };
}

export async function ends(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function environmentWith(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, ...more };
}
