// Why the list is empty, and the one thing to do about it.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { useSay } from '../language/language';
import { CheckList } from '../first-sync/check-list';
import { useFirstSync } from '../first-sync/use-first-sync';
import { useLive, useWorkplace } from '../workplace';
import type { OnBoard } from './use-board';

export function NothingHere({ on }: { readonly on: OnBoard }): ReactNode {
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
      <p className="small">{say(isEmpty ? 'board.empty.why' : 'board.nothing.why')}</p>
      {isEmpty && <CheckList />}
      {!isEmpty && (
        <Button
          onPress={() => {
            on.goTo({});
          }}
        >
          {say('board.clear')}
        </Button>
      )}
    </div>
  );
}
