// How far the first pull of a new device is, as far as that can be said truly.
import type { Standing } from '../standing';

export type FirstSyncProgress =
  | { readonly status: 'over' }
  /** Nothing has come yet: the server is not reached, or has not said how much there is. */
  | { readonly status: 'waiting'; readonly isReached: boolean; readonly here: number }
  | {
      readonly status: 'running';
      readonly isReached: boolean;
      readonly here: number;
      /** How many orders it will be, rounded; null while too little has come to say. */
      readonly about: number | null;
      /** Of all there is to read, from 0 to 1. */
      readonly share: number;
    };

/** Where the feed stood when the first orders had come: what came before them were goods, customers and people. */
export type Beginning = { readonly cursor: number; readonly here: number };

/**
 * The feed counts changes and not orders, so how many orders there will be is a guess, from how many of the changes
 * since the first orders were orders, told in two digits and as a guess.
 * @param here orders on this device
 * @param since null until orders have come
 */
export function firstSyncOf(
  { complete, connection, cursor, head }: Pick<Standing, 'complete' | 'connection' | 'cursor' | 'head'>,
  here: number,
  since: Beginning | null,
): FirstSyncProgress {
  if (complete !== false) return { status: 'over' };
  const isReached = connection.status === 'live' || connection.status === 'waiting';
  if (cursor === 0 || head === 0) return { status: 'waiting', isReached, here };
  const share = Math.min(1, cursor / head);
  const read = since === null ? 0 : cursor - since.cursor;
  const perChange = since === null || read <= 0 ? null : (here - since.here) / read;
  const about = perChange === null ? null : Math.max(here, inTwoDigits(here + perChange * (head - cursor)));
  return { status: 'running', isReached, here, about, share };
}

function inTwoDigits(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / unit) * unit;
}

/** What is read out: each quarter once, not every page. */
export const quarterOf = (progress: FirstSyncProgress): number =>
  progress.status === 'running' ? Math.floor(progress.share * 4) : 0;
