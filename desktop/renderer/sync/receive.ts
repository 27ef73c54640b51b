// Takes in one page of the feed: receipts, then documents, then the cursor. Each step can be repeated without harm,
// so a crash anywhere only repeats work.
import type { FeedDocument } from 'shared/contract/documents';
import type { PullAck } from 'shared/contract/conversation';
import { keyOf } from 'shared/aggregate';
import type { Ref } from 'shared/aggregate';
import { distinct, refold, refsOf } from '../local/fold';
import type { Said } from '../local/fold-set';
import { roundLabel } from '../local/round';
import type { OutboxRow, SyncPosition } from '../local/store';
import type { Desk } from './desk';
import { fetchByName } from './fetch-by-name';
import { receiveReceipts } from './receipts';
import { saidOf } from './said';
import type { Ask, Trouble } from './session';
import { settleUpTo } from './settle';

type Page = Omit<PullAck, 'ok'>;

/** @param position where this device stood when it asked. Answers what kept the page from being taken in, or null. */
export async function receivePage(desk: Desk, ask: Ask, position: SyncPosition, page: Page): Promise<Trouble | null> {
  const { store, organisation } = desk;
  const label = roundLabel(position);
  const said = new Map(page.documents.map((document) => [keyOf(document), saidOf(document, label)]));
  const trouble = await replaceGone(desk, ask, page.documents, said, label);
  if (trouble !== null) return trouble;
  const rows = await receiveReceipts(desk, page.receipts);
  await refold(store, organisation, distinct([...page.documents, ...refsOf(rows)]), said);
  await settleUpTo(desk, page.cursor, label, !page.more);
  await store.setPosition({
    cursor: page.cursor,
    head: page.head,
    lastSuccessAt: desk.now(),
    ...(!page.more && { complete: true }),
  });
  return null;
}

/** What left the scope but is held by a pin or by own commands is asked for by name, so that it does not grow old. */
async function replaceGone(
  desk: Desk,
  ask: Ask,
  documents: readonly FeedDocument[],
  said: Map<string, Said>,
  label: string,
): Promise<Trouble | null> {
  const gone = documents.filter((document) => 'gone' in document);
  if (gone.length === 0) return null;
  const kept = await keptAnyway(desk, gone);
  const found = await fetchByName(ask, kept, label, 'asked');
  if (found.type !== 'found') return found;
  for (const [key, one] of found.said) said.set(key, one);
  return null;
}

async function keptAnyway({ store }: Desk, gone: readonly FeedDocument[]): Promise<readonly Ref[]> {
  const unsettled = await store.about(gone.map(({ id }) => id));
  const held = await store.documents(gone);
  return gone.filter((one) => {
    const key = keyOf(one);
    return held.get(key)?.document.pinned === true || unsettled.some((row) => standsOn(row, key, one.version));
  });
}

/** An accepted command up to the version at which it went is behind us. */
function standsOn({ touched, status, versions }: OutboxRow, key: string, goneAt: number): boolean {
  return touched.includes(key) && !(status === 'accepted' && (versions[key] ?? 0) <= goneAt);
}
