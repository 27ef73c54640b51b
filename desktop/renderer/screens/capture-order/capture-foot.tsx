// Under the lines: what they come to, and the one act the form is for.
import type { ReactNode } from 'react';
import type { Money } from 'shared/money';
import { Figure } from '../../ui/amount';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import type { Editing } from '../view-state';

type Props = {
  readonly total: Money;
  readonly editing: Editing | null;
  readonly restoredFrom: string | null;
  readonly addLine: () => void;
  /** Null while there is nothing to discard. */
  readonly discard: (() => void) | null;
};

export function CaptureFoot({ total, editing, restoredFrom, addLine, discard }: Props): ReactNode {
  return (
    <div className="row loose capture-foot">
      <Button look="quiet" size="compact" onPress={addLine}>
        <Icon name="plus" small /> Add line
      </Button>
      {discard !== null && (
        <Button look="quiet" size="compact" onPress={discard}>
          {editing === null ? 'Discard' : 'Leave it refused'}
        </Button>
      )}
      <span className="small meta cut">{hint(restoredFrom, editing)}</span>
      <span className="row at-end">
        <span className="small support">Total</span>
        <Figure of={total} />
      </span>
      <Button type="submit" look="primary">
        {editing === null ? 'Place order' : 'Send again'} <kbd>↵</kbd>
      </Button>
    </div>
  );
}

function hint(restoredFrom: string | null, editing: Editing | null): string {
  if (editing !== null) return `${editing.number} was refused. Change it and send it again.`;
  if (restoredFrom === null) return 'Saved on this device at once.';
  return `Restored unsaved draft from ${new Date(restoredFrom).toLocaleTimeString([], { timeStyle: 'short' })}.`;
}
