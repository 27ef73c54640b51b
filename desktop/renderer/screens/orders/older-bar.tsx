// Under the list: how much more the server has, what of it is shown and as of when, and how to get more or why not.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { useKeys } from '../order/use-keys';
import { useTimeOfDay } from '../use-time';
import type { OnServer } from './use-older';

type Props = {
  readonly on: OnServer;
  /** Whether the list is empty, and says by itself what the server has. */
  readonly isEmpty: boolean;
};

/** Nothing where the server has nothing more. */
export function OlderBar({ on, isEmpty }: Props): ReactNode {
  const say = useSay();
  const { older, rows, load, clear, isLive, onlyHere } = on;
  const canLoad = !onlyHere && isLive && older.more && older.status !== 'asking';
  useKeys(canLoad ? { m: () => void load() } : {});
  const words = useWords(on);
  if (onlyHere || isEmpty || words === null) return null;
  return (
    <div className="older-bar" role="region" aria-label={say('older.title')}>
      <Icon name={isLive ? 'server' : 'cloud-off'} small />
      <span className="small" role="status">
        {words}
      </span>
      <span className="at-end row">
        {rows.length > 0 && (
          <Button look="quiet" size="compact" onPress={clear}>
            {say('older.clear')}
          </Button>
        )}
        {isLive && older.more && (
          <Button size="compact" isPending={older.status === 'asking'} onPress={() => void load()}>
            {say('older.load')} <kbd>M</kbd>
          </Button>
        )}
      </span>
    </div>
  );
}

/** One sentence; null where there is nothing to say. */
function useWords({ older, rows, isLive }: OnServer): string | null {
  const say = useSay();
  const time = useTimeOfDay();
  const { beyond, status } = older;
  const count = beyond?.count ?? 0;
  if (rows.length > 0) {
    const shown = say('older.shown', { shown: rows.length, count, time: time(rows[rows.length - 1]?.asOf ?? null) });
    return isLive && status !== 'busy' ? shown : `${shown} ${say(isLive ? 'older.busy' : 'older.unreachable')}`;
  }
  if (beyond !== null && count === 0) return null;
  if (!isLive) {
    if (beyond === null) return say('older.offline');
    return say('older.offline.known', { count, time: time(beyond.asOf) });
  }
  if (status === 'busy') return say('older.busy');
  return beyond === null ? null : say('older.beyond', { count });
}
