import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import { deviceId, organisationId, personId } from 'shared/ids';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testClock } from '../testing/clock';
import { accessTokens } from './access-token';
import { addKey, keyFiles, openKeyring } from './keyring';

const ORGANISATION = organisationId(randomUUID());
const bearer = { personId: personId(randomUUID()), deviceId: deviceId(randomUUID()) };
const MINUTE = 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function desk(clock = testClock(), organisation = ORGANISATION) {
  return { clock, tokens: accessTokens(openKeyring(folder, clock.now()), organisation, 10 * MINUTE, clock.now) };
}

test('SGN-14 a token says who and where, for ten minutes, and nothing else', async () => {
  const { clock, tokens } = desk();
  const { token } = await tokens.issue(bearer);
  expect(await tokens.read(token)).toMatchObject({ type: 'valid', ...bearer });
  expect(Object.keys(decodeJwt(token)).sort()).toEqual(['aud', 'device', 'exp', 'iat', 'iss', 'sub']);
  clock.pass(9 * MINUTE);
  expect(await tokens.read(token)).toMatchObject({ type: 'valid' });
  clock.pass(MINUTE + 1_000);
  expect(await tokens.read(token)).toEqual({ type: 'expired' });
});

test('SGN-14 what is not ours, or was changed, is invalid', async () => {
  const { tokens, clock } = desk();
  const { token } = await tokens.issue(bearer);
  const [head = '', body = '', signature = ''] = token.split('.');
  const otherBody = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: randomUUID() })).toString('base64url');
  const key = openKeyring(folder, clock.now()).signing;
  const foreign = await new SignJWT({ device: bearer.deviceId })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'unknown' })
    .setSubject(bearer.personId)
    .sign(key.key);
  const unsigned = new UnsecuredJWT({ device: bearer.deviceId }).setSubject(bearer.personId).encode();
  const elsewhere = await desk(clock, organisationId(randomUUID())).tokens.issue(bearer);
  for (const bad of [
    '',
    'x',
    '..',
    `${head}.${otherBody}.${signature}`,
    `${head}.${body}.`,
    foreign,
    unsigned,
    elsewhere.token,
    'a'.repeat(8_000),
  ]) {
    expect(await tokens.read(bad)).toEqual({ type: 'invalid' });
  }
});

test('SGN-14 the key is made once, readable by its owner alone', () => {
  desk();
  desk();
  const [id = ''] = keyFiles(folder);
  expect(keyFiles(folder)).toHaveLength(1);
  if (process.platform !== 'win32') expect(statSync(join(folder, `${id}.pem`)).mode & 0o777).toBe(0o600);
});

test('SGN-14 a new key signs from the next start; the old one opens until it is deleted, also on a server that was running', async () => {
  const { clock, tokens: running } = desk();
  const old = await running.issue(bearer);
  clock.pass(1_000);
  const added = addKey(folder, clock.now());
  const { tokens: next } = desk(clock);
  const fresh = await next.issue(bearer);
  expect(openKeyring(folder, clock.now()).signing.id).toBe(added);
  expect(await next.read(old.token)).toMatchObject({ type: 'valid' });
  expect(await running.read(fresh.token)).toMatchObject({ type: 'valid' });
  unlinkSync(join(folder, `${keyFiles(folder)[0] ?? ''}.pem`));
  expect(await desk(clock).tokens.read(old.token)).toEqual({ type: 'invalid' });
});
