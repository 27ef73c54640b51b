// Cancelling needs a reason: people ask later.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';

type Props = { readonly number: string; readonly keep: () => void; readonly cancel: (reason: string) => void };

export function CancelDialog({ number, keep, cancel }: Props): ReactNode {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isBlank = reason.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isBlank) cancel(reason.trim().slice(0, 500));
  };
  return (
    <Dialog title={`Cancel ${number}?`} close={keep}>
      <form onSubmit={submit}>
        <div className="body">
          <p className="support small">The order ends here. Until it is sent you can undo this.</p>
          <Field
            label="Reason"
            value={reason}
            onChange={setReason}
            fault={tried && isBlank ? 'Say why; people ask later.' : null}
            autoFocus
          />
        </div>
        <footer>
          <Button onPress={keep}>Keep order</Button>
          <Button type="submit" look="bad">
            Cancel order
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
