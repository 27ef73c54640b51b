// What the deploy folder says is what the server knows: no Docker is needed to see that the files fit it.
import { mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waybill } from '../system/server-process';
import { membersOf, readCompose, textsOf } from './read-compose';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DEPLOY = join(ROOT, 'sync-server/deploy');
const textOf = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');
const compose = membersOf(readCompose(textOf('compose.yaml')));
type Service = { readonly name: string; readonly of: ReturnType<typeof membersOf> };
const services = Object.entries(membersOf(compose.services)).map(([name, node]): Service => ({
  name,
  of: membersOf(node),
}));
const ours = services.filter(({ of }) => of.image === 'waybill');
const environmentOf = ({ of: { environment } }: Service) =>
  Object.fromEntries(Object.entries(membersOf(environment)).map(([name, value]) => [name, filled(String(value))]));

/** As docker fills in what `.env` says. */
const filled = (text: string) =>
  text.replaceAll(/\$\{(\w+):\?\}/g, (_, name: string) =>
    name === 'PUBLIC_URL' ? 'https://waybill.example' : 'secret123',
  );

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'waybill-deploy-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('CLU-6 the compose file starts two servers, a worker and what they need, each looked after, and publishes the proxy alone', () => {
  expect(ours.map((service) => [service.name, environmentOf(service).WAYBILL_ROLE])).toEqual([
    ['migrate', undefined],
    ['server-1', 'api'],
    ['server-2', 'api'],
    ['worker', 'worker'],
  ]);
  expect(services.filter(({ of }) => of.ports !== undefined).map(({ name }) => name)).toEqual(['proxy']);
  for (const { name, of } of services) {
    const { image, healthcheck, depends_on: needs, volumes } = of;
    expect([name, /^waybill$|^[a-z]+:\d/.test(String(image))]).toEqual([name, true]);
    for (const other of Object.keys(membersOf(needs))) expect(services.map((one) => one.name)).toContain(other);
    if (['postgres', 'redis', 'rabbitmq'].includes(name)) expect(membersOf(healthcheck).test).toBeDefined();
    for (const volume of textsOf(volumes).filter((one) => !one.startsWith('.')))
      expect(Object.keys(membersOf(compose.volumes))).toContain(volume.split(':')[0]);
  }
});

test('CLU-6 every setting in the compose file is one the server knows and takes', async () => {
  for (const service of ours) {
    const environment = environmentOf(service);
    const known = await waybill(['config', 'print', '--json'], { home, environment });
    expect([service.name, known.exitCode, known.stderr]).toEqual([service.name, 0, '']);
    const names: readonly string[] = JSON.parse(known.stdout).map(({ name }: { readonly name: string }) => name);
    for (const name of Object.keys(environment))
      expect([service.name, names.includes(name), name]).toEqual([service.name, true, name]);
  }
});

test('CLU-6 no secret is written in the deploy folder, and each that is asked for has its place in the example', () => {
  const asked = new Set([...textOf('compose.yaml').matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name));
  const offered = textOf('example.env').matchAll(/^(\w+)=(.*)$/gm);
  const given = new Map([...offered].map(([, name = '', value = '']) => [name, value]));
  expect([...given.keys()].sort()).toEqual([...asked].sort());
  for (const [name, value] of given) if (name !== 'PUBLIC_URL') expect(value).toBe('');
  expect(textOf('compose.yaml')).not.toMatch(/PASS(WORD)?: (?!\$\{)/);
});

test('CLU-6 the proxy leads to every server by its health, and the image runs as nobody special', () => {
  const caddy = textOf('Caddyfile');
  for (const { name } of ours.filter((service) => environmentOf(service).WAYBILL_ROLE === 'api'))
    expect(caddy).toContain(`${name}:8080`);
  expect(caddy).toContain('health_uri /readyz');
  const docker = textOf('Dockerfile');
  expect(docker).toMatch(/^USER node$/m);
  expect(docker).toMatch(/^HEALTHCHECK /m);
  expect(docker).toContain(`node:${process.versions.node.split('.')[0] ?? ''}.`);
  for (const [, from = ''] of docker.matchAll(/^COPY ((?:[\w/.-]+ )+)[\w/.-]+$/gm))
    for (const path of from.trim().split(' ')) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
});
