// What just happened and where the data is; it leaves by itself, but not while somebody reads or reaches for it.
import type { ReactNode } from 'react';
import { Keys } from '../../ui/keys';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { Notice } from '../view-state';
import { togetherOf, useViewState } from '../view-state';
import { useUndo } from './use-undo';

export function Toasts(): ReactNode {
  const { notice, noticed } = useViewState();
  return (
    <div className="toasts" role="status">
      {notice !== null && <Toast key={noticed} notice={notice} />}
    </div>
  );
}

/** The line that shows the time left is what ends it; held, it waits. */
function Toast({ notice }: { readonly notice: Notice }): ReactNode {
  const notify = useViewState((state) => state.notify);
  const { whyNot, undo } = useUndo();
  const say = useSay();
  const ids = togetherOf(notice.undo ?? []);
  const why = ids.length === 0 ? null : whyNot(ids);
  return (
    <div className="toast">
      <Icon name="done" />
      <span>
        {notice.words}
        {why !== null && <span className="meta toast-why">{why}</span>}
      </span>
      {ids.length > 0 && why === null && (
        <Button size="compact" onPress={() => void undo(ids)}>
          {say('toast.undo')} <Keys of="Ctrl Z" />
        </Button>
      )}
      <Button
        look="quiet"
        size="compact"
        square
        aria-label={say('close')}
        onPress={() => {
          notify(null);
        }}
      >
        <Icon name="x" small />
      </Button>
      <span
        className="time-left"
        onAnimationEnd={() => {
          notify(null);
        }}
      />
    </div>
  );
}
