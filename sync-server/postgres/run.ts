// Runs one of Postgres's own programs to its end, under the right account and inside the data folder.

import { spawn } from 'node:child_process';
import { runAs } from './account';
import type { Account } from './account';
import { cleanEnvironment } from './environment';

export type Ending = { readonly exitCode: number | null; readonly said: string };

export type Run = {
  readonly account: Account | null;
  readonly inside: string;
  readonly input?: string;
};

/** Never throws: a program that cannot be started ends with no exit code and the reason as its words. */
export function run(program: string, args: readonly string[], { account, inside, input = '' }: Run): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...runAs(account), cwd: inside, env: cleanEnvironment(), windowsHide: true });
    let said = '';
    const listen = (piece: Buffer) => (said += piece.toString('utf8'));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.stdin.on('error', () => undefined); // it ended before it read; its exit code says why
    child.on('error', (error) => resolve({ exitCode: null, said: error.message }));
    child.on('close', (exitCode) => resolve({ exitCode, said }));
    child.stdin.end(input);
  });
}
