// Why the list is empty, and the one thing to do about it.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { useSay } from '../language/language';
import { CheckList } from '../first-sync/check-list';
import { useFirstSync } from '../first-sync/use-first-sync';
import { useLive, useWorkplace } from '../workplace';
import type { OnBoard } from './use-board';
import type { OnServer } from './use-older';
import { useTimeOfDay } from '../use-time';

type Props = { readonly on: OnBoard; readonly server: OnServer };

export function NothingHere({ on, server }: Props): ReactNode {
  const say = useSay();
  const { book, standing } = useWorkplace();
  const isWhole = useLive(book.whole);
  const first = useFirstSync();
  const isKnown = useLive(standing).complete !== null;
  if (!isWhole || !isKnown)
    return (
      <div className="empty">
        <p className="small support" role="status">
          {say('board.reading')}
        </p>
      </div>
    );
  const isEmpty = book.entries().size === 0;
  if (isEmpty && first.status !== 'over')
    return (
      <div className="empty">
        <p className="heading">{say('first.coming')}</p>
        <p className="small">{say(first.isReached ? 'first.empty.why' : 'first.unreached')}</p>
      </div>
    );
  return (
    <div className="empty">
      <p className="heading">{say(isEmpty ? 'board.empty' : 'board.nothing')}</p>
      <OnTheServer server={server} isEmpty={isEmpty} />
      {isEmpty && <CheckList />}
      <span className="row">
        {server.isLive && !server.onlyHere && (server.older.beyond?.count ?? 0) > 0 && (
          <Button look="primary" isPending={server.older.status === 'asking'} onPress={() => void server.load()}>
            {say('older.search')} <kbd>M</kbd>
          </Button>
        )}
        {!isEmpty && (
          <Button
            onPress={() => {
              on.goTo({});
            }}
          >
            {say('board.clear')}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Whether the server has any, or why nobody can tell. */
function OnTheServer({ server, isEmpty }: Pick<Props, 'server'> & { readonly isEmpty: boolean }): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  const { older, isLive, onlyHere } = server;
  const words = (): string | null => {
    if (onlyHere) return null;
    if (older.beyond === null) return isEmpty ? say('board.empty.why') : say(isLive ? 'older.asking' : 'older.offline');
    if (older.beyond.count > 0) return say('older.beyond', { count: older.beyond.count });
    return isEmpty ? say('board.empty.why') : say('older.none', { time: time(older.beyond.asOf) });
  };
  const said = words();
  return said === null ? null : <p className="small">{said}</p>;
}
