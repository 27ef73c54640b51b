// The keys of this screen, where the acts are.
import type { ReactNode } from 'react';
import { memo } from 'react';
import { Keys } from '../../ui/keys';
import { useSay } from '../language/language';
import type { Figures } from './read-figures';

export const KeyHints = memo(function KeyHints({ decimal }: Pick<Figures, 'decimal'>): ReactNode {
  const say = useSay();
  return (
    <div className="row loose capture-keys small meta">
      <span>
        <kbd>Tab</kbd> {say('capture.hint.tab')}
      </span>
      <span>
        <kbd>↵</kbd> {say('capture.hint.enter')}
      </span>
      <span>
        <Keys of="Ctrl" /> <kbd>⌫</kbd> {say('capture.hint.remove')}
      </span>
      <span className="at-end cut">
        {say('capture.hint.arithmetic')}{' '}
        <span className="mono">
          16{decimal}99*1{decimal}1
        </span>
      </span>
    </div>
  );
});

/** Under a list of suggestions. */
export function SuggestionKeys(): ReactNode {
  const say = useSay();
  return (
    <>
      <span>
        <kbd>↵</kbd> {say('capture.hint.choose')}
      </span>
      <span>
        <kbd>Tab</kbd> {say('capture.hint.keep')}
      </span>
    </>
  );
}
