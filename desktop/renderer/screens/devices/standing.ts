// How a device stands: complete, with work on its way, with work that never came, or revoked. Pure.
import type { AdministeredDevice } from 'shared/contract/admin/devices';
import type { Say } from '../language/language';

export type DeviceStanding =
  | { readonly type: 'complete' }
  | { readonly type: 'waiting'; readonly count: number }
  | { readonly type: 'missing'; readonly count: number }
  | { readonly type: 'revoked' };

/** Made and not received, and not among what is missing in between: still on the device. */
export const waitingOf = ({ made, received, missing, queued }: AdministeredDevice): number =>
  Math.max(made - received - missing, queued, 0);

export function deviceStanding(device: AdministeredDevice): DeviceStanding {
  if (device.revokedAt !== null) return { type: 'revoked' };
  if (device.missing > 0) return { type: 'missing', count: device.missing };
  const count = waitingOf(device);
  return count > 0 ? { type: 'waiting', count } : { type: 'complete' };
}

const CLOCK_MATTERS_MS = 60_000;

export const isClockOff = ({ clockSkewMs }: AdministeredDevice): boolean =>
  clockSkewMs !== null && Math.abs(clockSkewMs) >= CLOCK_MATTERS_MS;

export const wantsLook = (device: AdministeredDevice): boolean =>
  device.revokedAt === null && (deviceStanding(device).type !== 'complete' || isClockOff(device));

/** "61 min ahead"; below a second or two nobody can tell it from the way to the server. */
export function clockWords({ clockSkewMs }: AdministeredDevice, say: Say): string {
  if (clockSkewMs === null) return '–';
  const seconds = Math.round(Math.abs(clockSkewMs) / 1_000);
  if (seconds < 2) return say('devices.clock.right');
  const time = span(seconds, say);
  return say(clockSkewMs > 0 ? 'devices.clock.ahead' : 'devices.clock.behind', { time });
}

/** In the largest unit that leaves at least two of it. */
export function span(seconds: number, say: Say): string {
  if (seconds < 120) return say('devices.seconds', { count: seconds });
  if (seconds < 7_200) return say('devices.minutes', { count: Math.round(seconds / 60) });
  if (seconds < 172_800) return say('devices.hours', { count: Math.round(seconds / 3_600) });
  return say('devices.days', { count: Math.round(seconds / 86_400) });
}
