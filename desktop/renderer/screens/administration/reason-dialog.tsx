// An act on the server that somebody will ask about: what it means, why it is done, and what the server said to it.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Fault, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';

type Props = {
  readonly title: string;
  readonly means: ReactNode;
  readonly keep: string;
  readonly verb: string;
  readonly isBusy: boolean;
  readonly why: string | null;
  readonly close: () => void;
  readonly decide: (reason: string) => void;
};

export function AdminReason({ title, means, keep, verb, isBusy, why, close, decide }: Props): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isBlank = reason.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isBlank && !isBusy) decide(reason.trim().slice(0, 500));
  };
  return (
    <Dialog title={title} close={close}>
      <form onSubmit={submit}>
        <div className="body">
          <div className="support small column tight">{means}</div>
          <Field
            label={say('admin.reason')}
            value={reason}
            onChange={setReason}
            fault={tried && isBlank ? say('admin.reason.blank') : null}
            autoFocus
          />
          {why !== null && <Fault>{why}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{keep}</Button>
          <Button type="submit" look="bad" isPending={isBusy}>
            {verb}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
