// At the end of the timeline: how much is further back on the server, and how to get it or why not.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { useSay } from '../language/language';
import type { Past } from './use-past';

export function OlderEntries({ past: { older, status, isLive, load } }: { readonly past: Past }): ReactNode {
  const say = useSay();
  if (older === 0) return null;
  const reason = isLive ? (status === 'busy' ? 'older.busy' : null) : 'older.unreachable';
  return (
    <div className="row wrap small">
      <span className="meta" role="status">
        {say('timeline.older', { count: older })} {reason !== null && say(reason)}
      </span>
      {isLive && (
        <Button size="compact" isPending={status === 'asking'} onPress={() => void load()}>
          {say('timeline.load')}
        </Button>
      )}
    </div>
  );
}
