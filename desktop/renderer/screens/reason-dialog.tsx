// A decision that needs a reason, because people ask later: what it means, why it is taken, and the two ways out.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Fault, Field } from '../ui/controls';
import { Dialog } from '../ui/dialog';

export type ReasonWords = {
  readonly title: string;
  readonly means: ReactNode;
  readonly label: string;
  readonly blank: string;
  readonly keep: string;
  readonly verb: string;
};
type Props = {
  readonly words: ReasonWords;
  readonly look?: 'bad' | 'primary';
  readonly isBusy?: boolean;
  /** What was said to the last try. */
  readonly fault?: string | null;
  readonly close: () => void;
  readonly decide: (reason: string) => void;
};

const LONGEST = 500;

export function ReasonDialog({ words, look = 'bad', isBusy = false, fault = null, close, decide }: Props): ReactNode {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isBlank = reason.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isBlank && !isBusy) decide(reason.trim().slice(0, LONGEST));
  };
  return (
    <Dialog title={words.title} close={close}>
      <form onSubmit={submit}>
        <div className="body">
          <div className="support small column tight">{words.means}</div>
          <Field
            label={words.label}
            value={reason}
            onChange={setReason}
            fault={tried && isBlank ? words.blank : null}
            autoFocus
          />
          {fault !== null && <Fault>{fault}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{words.keep}</Button>
          <Button type="submit" look={look} isPending={isBusy}>
            {words.verb}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
