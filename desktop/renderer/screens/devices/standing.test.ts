// How a device stands, read off its numbers.
import type { AdministeredDevice } from 'shared/contract/admin/devices';
import { readDevices } from 'shared/contract/admin/devices';
import { expect, test } from 'vitest';
import { clockWords, deviceStanding, waitingOf, wantsLook } from './standing';

const device = (changes: Partial<AdministeredDevice>): AdministeredDevice => {
  const plain = {
    ...{ id: '0190a3f0-0000-7000-8000-000000000001', code: 'W1', name: 'Front desk', personName: 'Ada' },
    ...{ personId: '0190a3f0-0000-7000-8000-000000000002', registeredAt: '2026-01-01T00:00:00.000Z' },
    ...{ lastSeenAt: null, appVersion: null, made: 0, received: 0, missing: 0, queued: 0, clockSkewMs: null },
    revokedAt: null,
  };
  const [read] = readDevices.answer.parse({ items: [plain] }).items;
  if (read === undefined) throw new Error('no device');
  return { ...read, ...changes };
};

test('ADM-6 a device is complete, waiting, missing something, or revoked', () => {
  expect(deviceStanding(device({ made: 412, received: 412 }))).toEqual({ type: 'complete' });
  expect(deviceStanding(device({ made: 412, received: 409 }))).toEqual({ type: 'waiting', count: 3 });
  expect(deviceStanding(device({ made: 10, received: 10, queued: 2 }))).toEqual({ type: 'waiting', count: 2 });
  expect(deviceStanding(device({ made: 412, received: 409, missing: 1 }))).toEqual({ type: 'missing', count: 1 });
  expect(waitingOf(device({ made: 412, received: 409, missing: 1 }))).toBe(2);
  const revoked = device({ made: 5, received: 1, revokedAt: device({}).registeredAt });
  expect(deviceStanding(revoked)).toEqual({ type: 'revoked' });
  expect(wantsLook(revoked)).toBe(false);
});

test('ADM-6 a clock that is a minute off wants a look, and says by how much and which way', () => {
  const say = (id: string, values: object = {}) => `${id}:${Object.values(values).join()}`;
  expect(wantsLook(device({ clockSkewMs: -59_000 }))).toBe(false);
  expect(wantsLook(device({ clockSkewMs: -61_000 }))).toBe(true);
  expect(clockWords(device({ clockSkewMs: 900 }), say)).toBe('devices.clock.right:');
  expect(clockWords(device({ clockSkewMs: 3_660_000 }), say)).toBe('devices.clock.ahead:devices.minutes:61');
  expect(clockWords(device({ clockSkewMs: -86_400_000 }), say)).toBe('devices.clock.behind:devices.hours:24');
});
