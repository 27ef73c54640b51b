// The acts on one refusal, always in the same place, with their keys; what is not possible says why.
import type { ReactNode } from 'react';
import { Act, Button, Why } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import type { WordId } from '../language/catalog';
import { useSay } from '../language/language';

export type Offered = {
  readonly again: () => void;
  readonly open: (() => void) | null;
  readonly ask: () => void;
  readonly discard: () => void;
  /** An order goes back into the form; all else goes as it was. */
  readonly isEdit: boolean;
  /** Somebody took it over; that was seen, and no more is to do. */
  readonly isAway: boolean;
  /** Taken over from somebody else. */
  readonly isTheirs: boolean;
  readonly cannotAgain: string | null;
  readonly cannotAsk: string | null;
  readonly cannotDiscard: string | null;
};

export function WaysBar({ offered }: { readonly offered: Offered }): ReactNode {
  const say = useSay();
  const { isEdit, cannotAgain, cannotAsk, cannotDiscard, open } = offered;
  return (
    <footer className="ways">
      {cannotAgain !== null && <Why>{cannotAgain}</Why>}
      <div className="row wrap">
        <Act look="primary" cannot={cannotAgain} onPress={offered.again}>
          <Icon name="pencil" small />
          {say(isEdit ? 'attention.again.edit' : 'attention.again')} <kbd>E</kbd>
        </Act>
        <Act cannot={cannotAsk} onPress={offered.ask}>
          <Icon name="message" small />
          {say('attention.ask')} <kbd>A</kbd>
        </Act>
        {open !== null && (
          <Button onPress={open}>
            {say('attention.open')} <kbd>↵</kbd>
          </Button>
        )}
        <span className="at-end">
          <Act {...(!offered.isAway && { look: 'bad' })} cannot={cannotDiscard} onPress={offered.discard}>
            {say(discardWords(offered))} <kbd>#</kbd>
          </Act>
        </span>
      </div>
    </footer>
  );
}

function discardWords({ isAway, isTheirs }: Offered): WordId {
  if (isAway) return 'attention.seen';
  return isTheirs ? 'attention.discard.theirs' : 'attention.discard';
}
