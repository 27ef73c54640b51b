// What the desktop says of its own standing: how much waits, how far it has read, and the proof that nothing was lost on the way.
import type { Instant } from 'shared/instant';
import type { LocalStore } from '../local/store';
import type { Connection } from './connection';

export type Standing = {
  readonly connection: Connection;
  /** This window talks for all windows of the desktop. */
  readonly leading: boolean;
  readonly queued: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Of the queued ones, those the server asked to have again later. */
  readonly heldBack: number;
  readonly cursor: number;
  readonly head: number;
  readonly lastSuccessAt: Instant | null;
  /** Whether this device once had everything the server let it hold; null until that was looked up. */
  readonly complete: boolean | null;
  /** Numbers given to commands so far, and how many of them the server has; null before it has said so. */
  readonly made: number;
  readonly received: number | null;
  /** How far the clock here is ahead; null before the server has said its time. */
  readonly clockAheadMs: number | null;
};

export type Known = Pick<Standing, 'connection' | 'leading' | 'heldBack' | 'clockAheadMs'>;

export async function standingOf(store: LocalStore, known: Known): Promise<Standing> {
  const { queued, accepted, rejected } = await store.counts();
  const { cursor, head, lastSuccessAt, epoch, received, complete } = await store.position();
  const made = await store.highestSeq();
  return {
    ...known,
    ...{ queued, accepted, rejected, cursor, head, lastSuccessAt, made, complete },
    received: epoch === null ? null : received,
  };
}
