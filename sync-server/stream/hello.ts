// Where a device stands: the feed's head and epoch, its scope, and which of its numbers have arrived.
import type { HelloAck } from 'shared/contract/conversation';
import type { Database } from '../store/database';
import { readFeed } from '../store/feed';
import { deviceNumbers } from '../store/receipts';
import type { Viewer } from './scope';
import { scopeOf, scopeText } from './scope';

export type HelloState = Pick<HelloAck, 'epoch' | 'head' | 'scope' | 'gaps' | 'receivedSeq' | 'backedUpTo'>;

export async function helloState(db: Database, viewer: Viewer): Promise<HelloState> {
  const { organisation, deviceId, roles } = viewer;
  const [feed, numbers] = await Promise.all([readFeed(db, organisation), deviceNumbers(db, organisation, deviceId)]);
  const { epoch, head, backedUpTo } = feed;
  return {
    epoch,
    head,
    backedUpTo,
    scope: scopeText(scopeOf(roles, feed)),
    gaps: [...numbers.gaps],
    receivedSeq: numbers.highest,
  };
}
