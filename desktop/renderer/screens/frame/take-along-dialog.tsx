// Unsent work as a file, for when this computer will not see the server again soon. The passphrase is known to nobody else.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';

const SHORTEST = 10;

export function TakeAlongDialog({ close }: { readonly close: () => void }): ReactNode {
  const { takeAlong, standing, person, now } = useWorkplace();
  const say = useSay();
  const { queued } = useLive(standing);
  const notify = useViewState((state) => state.notify);
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const isShort = [...passphrase].length < SHORTEST;
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isShort || busy) return;
    setBusy(true);
    const { file, commands } = await takeAlong(passphrase);
    download(file, `waybill-${person.deviceCode}-${now().slice(0, 10)}.json`);
    notify({
      words: say('along.done', { commands }),
      undo: null,
    });
    close();
  };
  return (
    <Dialog title={say('along.title')} close={close}>
      <form onSubmit={(event) => void save(event)}>
        <div className="body">
          <p className="support small">{say(queued === 0 ? 'along.nothing' : 'along.how')}</p>
          <Field
            label={say('along.passphrase')}
            kind="password"
            autoComplete="new-password"
            hint={say('along.hint')}
            value={passphrase}
            onChange={setPassphrase}
            fault={tried && isShort ? say('along.short', { least: SHORTEST }) : null}
            autoFocus
          />
        </div>
        <footer>
          <Button onPress={close}>{say('along.keep')}</Button>
          <Button type="submit" look="primary" isPending={busy}>
            {say('along.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
