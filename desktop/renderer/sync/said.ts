// From the server's words to what the fold understands.
import type { FeedDocument, HeldDocument } from 'shared/contract/documents';
import type { Said } from '../local/fold-set';

type Why = Extract<Said, { type: 'held' }>['why'];

/** @param label epoch and round it is said in */
export const saidOf = (document: FeedDocument, label: string): Said =>
  'gone' in document ? { type: 'gone', version: document.version } : heldSaid(document, label, 'scope');

export const heldSaid = ({ version, seq, state, history }: HeldDocument, epoch: string, why: Why): Said => ({
  type: 'held',
  base: { version, epoch, seq, state },
  history,
  why,
});
