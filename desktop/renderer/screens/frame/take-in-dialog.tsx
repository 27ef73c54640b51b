// Takes in what this person could not send from another device.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { TakenIn } from '../../commands/carry';
import { Button, Fault, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';

type Refused = Exclude<TakenIn, { type: 'taken-in' }> | { readonly type: 'wrong-passphrase' };

export function TakeInDialog({ close }: { readonly close: () => void }): ReactNode {
  const { takeIn } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const open = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    if (file === null) {
      setFault('Choose the file first.');
      return;
    }
    setBusy(true);
    const answer = await takeIn(await file.text(), passphrase);
    setBusy(false);
    if (answer.type !== 'taken-in') {
      setFault(whyNot(answer));
      return;
    }
    notify({
      words: `${answer.added} taken in${answer.known > 0 ? `, ${answer.known} were here already` : ''}. Saved on this device.`,
      undo: null,
    });
    close();
  };
  return (
    <Dialog title="Take in unsent work?" close={close}>
      <form onSubmit={(event) => void open(event)}>
        <div className="body">
          <div className="row">
            <FileTrigger
              acceptedFileTypes={['application/json', '.json']}
              onSelect={(chosen) => {
                setFile(chosen?.[0] ?? null);
              }}
            >
              <Button>Choose file…</Button>
            </FileTrigger>
            <span className="small support cut">{file?.name ?? 'Written by Waybill on another device of yours.'}</span>
          </div>
          <Field label="Passphrase" kind="password" autoComplete="off" value={passphrase} onChange={setPassphrase} />
          {fault !== null && <Fault>{fault}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>Not now</Button>
          <Button type="submit" look="primary" isPending={busy}>
            Take in
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function whyNot(refused: Refused): string {
  switch (refused.type) {
    case 'wrong-passphrase':
      return 'The passphrase does not open this file, or the file was changed on its way.';
    case 'not-ours':
      return 'This is not a file of unsent work. Choose the one Waybill wrote on the other device.';
    case 'of-another':
      return 'This file holds work of another person or organisation. Its own author can take it in.';
    case 'unreadable':
      return `${refused.commands} of the commands in this file come from another version. Update this desktop; nothing was taken in.`;
  }
}
