// What readers of the feed ask, gathered: when fifty desktops hear of one change and ask at the same moment, the database
// is asked a few times, not two hundred times.
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import { gathered } from '../gathered';
import type { Database } from '../store/database';
import type { Feed } from '../store/feed';
import { readFeed } from '../store/feed';
import type { PageRows } from '../store/page-rows';
import type { PersonalQuery } from '../store/personal-rows';
import { readPersonal } from '../store/personal-rows';
import type { SharedQuery } from '../store/shared-rows';
import { readShared } from '../store/shared-rows';
import type { Standing } from '../store/standing';
import { standingsOf } from '../store/standing';

export type Who = { readonly person: PersonId; readonly device: DeviceId };

/** Whether they may still act, and how far the feed is. */
export type Moment = { readonly standing: Standing; readonly feed: Feed };

export type Reads = {
  readonly feed: () => Promise<Feed>;
  readonly moment: (who: Who) => Promise<Moment>;
  readonly shared: (query: SharedQuery) => Promise<PageRows>;
  readonly personal: (query: PersonalQuery) => Promise<PageRows>;
};

export function readsOf(db: Database, organisation: OrganisationId): Reads {
  const feed = gathered<'feed', Feed>(async () => {
    const read = await readFeed(db, organisation);
    return () => read;
  });
  return {
    feed: () => feed('feed'),
    moment: gathered(async (asked) => {
      const [feed, standings] = await Promise.all([readFeed(db, organisation), standingsOf(db, organisation, asked)]);
      return inOrder(
        asked,
        standings.map((standing) => ({ standing, feed })),
      );
    }),
    shared: gathered((asked) => eachOnce(asked, (query) => readShared(db, organisation, query))),
    personal: gathered(async (asked) => inOrder(asked, await readPersonal(db, organisation, asked))),
  };
}

function inOrder<Key, Answer>(asked: readonly Key[], answers: readonly Answer[]): (key: Key) => Answer {
  const byKey = new Map(asked.map((key, position) => [key, answers[position]]));
  return (key) => {
    const answer = byKey.get(key);
    if (answer === undefined) throw new Error('a read left something out');
    return answer;
  };
}

/** Pages are large: one is in the making at a time, however many are asked for. */
async function eachOnce<Key, Answer>(
  asked: readonly Key[],
  read: (key: Key) => Promise<Answer>,
): Promise<(key: Key) => Answer> {
  const byText = new Map<string, Answer>();
  for (const key of asked) {
    const text = JSON.stringify(key);
    if (!byText.has(text)) byText.set(text, await read(key));
  }
  return (key) => {
    const answer = byText.get(JSON.stringify(key));
    if (answer === undefined) throw new Error('a read left something out');
    return answer;
  };
}
