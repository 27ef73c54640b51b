// The part of the local store that holds commands.
import type { LocalStore } from './store';

export type Outbox = Pick<
  LocalStore,
  | 'append'
  | 'appendAll'
  | 'unsettled'
  | 'about'
  | 'queued'
  | 'accepted'
  | 'rejected'
  | 'rows'
  | 'finished'
  | 'changeRows'
  | 'keepForeign'
  | 'deleteRows'
  | 'highestSeq'
  | 'counts'
>;
