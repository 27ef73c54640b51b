// What this is, how much of it, and how much of that the server does not have.
import type { ReactNode } from 'react';
import { totalOf } from '../../local/counts';
import { Keys } from '../../ui/keys';
import { NewRows } from '../../ui/data-grid/new-rows';
import { Button } from '../../ui/controls';
import { useSay } from '../language/language';
import { useOffers } from '../offers';
import { useControlKey } from '../use-control-key';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { saveView } from './export-view';
import { NewOrderLink } from './new-order-link';
import type { OnBoard } from './use-board';
import type { OnServer } from './use-older';

type Props = { readonly on: OnBoard; readonly server: OnServer };

export function BoardHead({ on: { board, showWaiting }, server }: Props): ReactNode {
  const say = useSay();
  const { orderCounts, localCounts, now } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const count = totalOf(useLive(orderCounts));
  const notThere = count - (useLive(localCounts).get('synced') ?? 0);
  const shown = board.rows.length;
  const save = () => {
    const file = saveView([...board.rows, ...server.rows], now(), say);
    notify({ words: say('board.exported', { count: shown + server.rows.length, file }), undo: null });
  };
  useControlKey('e', save);
  useOffers([
    {
      id: 'board-export',
      words: say('board.export'),
      detail: say('board.title'),
      keys: 'Ctrl E',
      cannot: null,
      act: save,
    },
  ]);
  return (
    <div className="head">
      <h1 className="title">{say('board.title')}</h1>
      <span className="small support">{say(shown === count ? 'board.here' : 'board.shown', { shown, count })}</span>
      <Beyond server={server} />
      {notThere > 0 && <span className="small meta">{say('board.not-there', { count: notThere })}</span>}
      <NewRows pending={board.waiting} onShowPending={showWaiting}>
        {say('board.new', { count: board.waiting })}
      </NewRows>
      <span className="at-end row">
        <Button look="quiet" onPress={save}>
          {say('board.export')} <Keys of="Ctrl E" />
        </Button>
        <NewOrderLink />
      </span>
    </div>
  );
}

/** What the counts of this device leave out. */
function Beyond({ server: { older, isLive, onlyHere } }: Pick<Props, 'server'>): ReactNode {
  const say = useSay();
  const count = older.beyond?.count ?? 0;
  if (onlyHere || (isLive && older.beyond === null) || (older.beyond !== null && count === 0)) return null;
  return <span className="small meta">{say(isLive ? 'older.more' : 'older.more.offline', { count })}</span>;
}
