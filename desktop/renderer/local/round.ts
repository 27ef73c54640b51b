// Names the epoch and the round of full pull a base belongs to. A base of a later round always wins.
import type { SyncPosition } from './store';

export const roundLabel = ({ epoch, round }: Pick<SyncPosition, 'epoch' | 'round'>): string =>
  `${epoch ?? ''}#${round}`;

export const roundOf = (label: string): number => Number(label.slice(label.indexOf('#') + 1));
