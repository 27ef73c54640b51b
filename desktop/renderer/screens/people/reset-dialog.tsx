// A new password for somebody: by a link they open themselves, or typed here and told to them.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import type { PasswordLink } from 'shared/contract/admin/people';
import { resetPasswordRoute } from 'shared/contract/admin/people';
import { Button, Fault } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useAdminAct } from '../administration/use-admin-act';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { CredentialChoice, LINK, credentialOf, isCredentialFine } from './credential-choice';
import { HandedOut } from './handed-out';

type Props = { readonly id: string; readonly name: string; readonly close: () => void };

export function ResetDialog({ id, name, close }: Props): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const [credential, setCredential] = useState(LINK);
  const [tried, setTried] = useState(false);
  const [link, setLink] = useState<PasswordLink | null>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isCredentialFine(credential) || isBusy) return;
    const answer = await run(resetPasswordRoute, { id, body: { credential: credentialOf(credential) } });
    if (answer === null) return;
    if (answer.link !== null) {
      setLink(answer.link);
      return;
    }
    notify({ words: say('people.reset.done', { name }), undo: null });
    close();
  };
  if (link !== null)
    return (
      <Dialog title={say('people.reset.title', { name })} close={close}>
        <div className="body">
          <HandedOut link={link} name={name} />
        </div>
        <footer>
          <Button look="primary" autoFocus onPress={close}>
            {say('people.link.done')}
          </Button>
        </footer>
      </Dialog>
    );
  return (
    <Dialog title={say('people.reset.title', { name })} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="body">
          <p className="support small">
            {say(credential.by === 'link' ? 'people.reset.means-link' : 'people.reset.means-typed', { name })}
          </p>
          <CredentialChoice typed={credential} change={setCredential} tried={tried} />
          {why !== null && <Fault>{why}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{say('admin.keep')}</Button>
          <Button type="submit" look="primary" isPending={isBusy}>
            {say(credential.by === 'link' ? 'people.reset.make-link' : 'people.reset.set')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
