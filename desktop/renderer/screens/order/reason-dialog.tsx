// A decision that needs a reason: people ask later.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';

type Props = {
  readonly what: 'cancel' | 'hold';
  readonly number: string;
  readonly keep: () => void;
  readonly decide: (reason: string) => void;
};

export function ReasonDialog({ what, number, keep, decide }: Props): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isBlank = reason.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isBlank) decide(reason.trim().slice(0, 500));
  };
  return (
    <Dialog title={say(`order.${what}.title`, { number })} close={keep}>
      <form onSubmit={submit}>
        <div className="body">
          <p className="support small">{say(`order.${what}.says`)}</p>
          <Field
            label={say('order.reason')}
            value={reason}
            onChange={setReason}
            fault={tried && isBlank ? say('order.reason.blank') : null}
            autoFocus
          />
        </div>
        <footer>
          <Button onPress={keep}>{say(`order.${what}.keep`)}</Button>
          <Button type="submit" look={what === 'cancel' ? 'bad' : 'primary'}>
            {say(`order.${what}.verb`)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
