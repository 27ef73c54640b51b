// Takes in what this person could not send from another device.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { TakenIn } from '../../commands/carry';
import { Button, Fault, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';

type Refused = Exclude<TakenIn, { type: 'taken-in' }> | { readonly type: 'wrong-passphrase' };

export function TakeInDialog({ close }: { readonly close: () => void }): ReactNode {
  const { takeIn } = useWorkplace();
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const open = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    if (file === null) {
      setFault(say('in.no-file'));
      return;
    }
    setBusy(true);
    const answer = await takeIn(await file.text(), passphrase);
    setBusy(false);
    if (answer.type !== 'taken-in') {
      setFault(whyNot(answer, say));
      return;
    }
    notify({
      words: say('in.done', { added: answer.added, known: answer.known }),
      undo: null,
    });
    close();
  };
  return (
    <Dialog title={say('in.title')} close={close}>
      <form onSubmit={(event) => void open(event)}>
        <div className="body">
          <div className="row">
            <FileTrigger
              acceptedFileTypes={['application/json', '.json']}
              onSelect={(chosen) => {
                setFile(chosen?.[0] ?? null);
              }}
            >
              <Button>{say('in.choose')}</Button>
            </FileTrigger>
            <span className="small support cut">{file?.name ?? say('in.which')}</span>
          </div>
          <Field
            label={say('along.passphrase')}
            kind="password"
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
          />
          {fault !== null && <Fault>{fault}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{say('in.not-now')}</Button>
          <Button type="submit" look="primary" isPending={busy}>
            {say('in.go')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function whyNot(refused: Refused, say: Say): string {
  return say(`in.${refused.type}`, { commands: refused.type === 'unreadable' ? refused.commands : 0 });
}
