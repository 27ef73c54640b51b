// When a figure is good, when somebody should look, and when something does not work.
import type { HealthStanding } from 'shared/contract/admin/health';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const GIGABYTE = 1024 ** 3;

/** Good up to the first bound, attention up to the second, bad beyond. */
const upTo =
  (attention: number, bad: number) =>
  (value: number): HealthStanding =>
    value > bad ? 'bad' : value > attention ? 'attention' : 'good';

export const standings = {
  answeredInMs: upTo(250, 5_000),
  postgres: (major: number): HealthStanding => (major >= 15 ? 'good' : 'bad'),
  pending: upTo(0, 0),
  skewMs: (ms: number) => upTo(2_000, 60_000)(Math.abs(ms)),
  freeBytes: (bytes: number): HealthStanding =>
    bytes < 0.1 * GIGABYTE ? 'bad' : bytes < GIGABYTE ? 'attention' : 'good',
  notBackedUpSeconds: upTo(7 * DAY, 30 * DAY),
  oldestSeconds: upTo(MINUTE, HOUR),
  parked: upTo(0, Infinity),
  retrying: upTo(0, Infinity),
} as const;

const ORDER: readonly HealthStanding[] = ['good', 'attention', 'bad'];

export const worstOf = (all: readonly HealthStanding[]): HealthStanding =>
  ORDER.findLast((standing) => all.includes(standing)) ?? 'good';

/** A desktop that is off by more gives orders times that surprise people. */
export const DEVICE_SKEW_MS = 60_000;
/** Unsent work of a device that has been silent for so long is worth a call. */
export const SILENT_SECONDS = DAY;
