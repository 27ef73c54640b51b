import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { isRunning } from '../postgres/process-identity';
import { startThrowAway, sweepAbandoned, throwAwayPrefix } from './throw-away';

const abandoned = mkdtempSync(join(tmpdir(), throwAwayPrefix));
afterAll(() => rmSync(abandoned, { recursive: true, force: true }));

test('what a killed run left behind is stopped and removed; a run that lives is left alone', async () => {
  const living = await startThrowAway();
  const script = join(import.meta.dirname, 'hold-embedded.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, abandoned], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  const { pid } = z.object({ pid: z.number() }).parse(JSON.parse(String(line)));
  child.kill('SIGKILL');
  await once(child, 'exit');
  await sweepAbandoned();
  expect(existsSync(abandoned)).toBe(true); // it could be a run that is just beginning
  utimesSync(abandoned, 0, 0);
  await sweepAbandoned();
  expect(isRunning(pid)).toBe(false);
  expect(existsSync(abandoned)).toBe(false);
  expect(isRunning(living.pid)).toBe(true);
  await living.stop();
});
