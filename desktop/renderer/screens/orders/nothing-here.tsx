// Why the list is empty, and the one thing to do about it.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { useSay } from '../language/language';
import { useLive, useWorkplace } from '../workplace';
import type { OnBoard } from './use-board';

export function NothingHere({ on }: { readonly on: OnBoard }): ReactNode {
  const say = useSay();
  const { book } = useWorkplace();
  const isWhole = useLive(book.whole);
  if (!isWhole)
    return (
      <div className="empty" role="status">
        <p className="small support">{say('board.reading')}</p>
      </div>
    );
  const isEmpty = book.entries().size === 0;
  return (
    <div className="empty">
      <p className="heading">{say(isEmpty ? 'board.empty' : 'board.nothing')}</p>
      <p className="small">{say(isEmpty ? 'board.empty.why' : 'board.nothing.why')}</p>
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
