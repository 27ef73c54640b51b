// "12 new · show": rows that came in while somebody reads wait here, in the bar above the grid, until they are asked for.
import type { ReactNode } from 'react';
import { Button } from '../controls';
import { Icon } from '../icon';

type Props = { readonly pending: number; readonly children: string; readonly onShowPending: () => void };

/** The words are the screen's; without new rows there is nothing. */
export function NewRows({ pending, children, onShowPending }: Props): ReactNode {
  return (
    <span role="status" className="new-rows">
      {pending > 0 && (
        <Button look="quiet" size="compact" onPress={onShowPending}>
          <Icon name="arrow-up" small />
          {children}
        </Button>
      )}
    </span>
  );
}
