import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningPostgres } from '../postgres/running';
import { build, ends, serve, waybill } from '../testing/waybill';

let home: string;
beforeAll(async () => {
  await build();
  home = mkdtempSync(join(tmpdir(), 'waybill-home-'));
});
afterAll(() => rmSync(home, { recursive: true }));

const run = (line: string, input = '') => waybill(line.split(' '), { environment: { WAYBILL_HOME: home }, input });
const postgres = () => runningPostgres(join(home, 'postgres'));

test(
  'RUN-15 a command starts the embedded Postgres for its own time, and a server’s is joined',
  { timeout: 90_000 },
  async () => {
    expect(await run('import orders /etc/hostname --dry-run --json')).toMatchObject({ exitCode: 8 });
    expect((await run('doctor')).stdout).toContain('no data in');
    expect(existsSync(join(home, 'postgres'))).toBe(false);

    expect(await run('user add ada --roles admin', 'correct horse battery')).toMatchObject({ exitCode: 0 });
    expect(postgres()).toBe(null);

    const { child, greeting } = await serve([], { WAYBILL_HOME: home });
    expect(greeting.join('\n')).toContain('ada can sign in');
    expect(await run('user add bob', 'correct horse battery')).toMatchObject({ exitCode: 0 });
    expect((await run('user list --json')).stdout).toContain('"bob"');
    expect(postgres()).not.toBe(null);

    const second = await run('serve --port 0');
    expect(second).toMatchObject({ exitCode: 4, stderr: expect.stringMatching(/already running on this data/) });

    expect(await ends(child, 'SIGTERM')).toBe(143);
    expect(postgres()).toBe(null);
    expect((await run('user list --json')).stdout).toContain('"bob"');
  },
);
