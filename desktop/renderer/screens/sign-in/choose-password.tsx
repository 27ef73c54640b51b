// Somebody who was given a one-time link chooses a password, and is let in with it.
import type { ReactNode, SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import type { LinkHolder } from 'shared/contract/password-links';
import { Button, Fault } from '../../ui/controls';
import { useSay } from '../language/language';
import type { ChoosingAnswer, Door } from './entry';
import { problemSentence } from './entry';
import { NewPassword } from './new-password';
import { Portal } from './portal';

type Props = { readonly door: Door; readonly token: string; readonly done: () => void };
type Holder = ChoosingAnswer<LinkHolder> | { readonly type: 'asking' };

export function ChoosePassword({ door, token, done }: Props): ReactNode {
  const say = useSay();
  const [holder, setHolder] = useState<Holder>({ type: 'asking' });
  useEffect(() => {
    let gone = false;
    void door.links.whose(token).then((answer) => {
      if (!gone) setHolder(answer);
    });
    return () => {
      gone = true;
    };
  }, [door, token]);
  if (holder.type === 'asking') return null;
  if (holder.type === 'answer')
    return (
      <Portal title={say('choose.title', { name: holder.body.name })} people={[]} offline={false}>
        <Form {...{ door, token, done }} signInName={holder.body.signInName} />
      </Portal>
    );
  return (
    <Portal title={say('choose.not')} people={[]} offline={false}>
      <Fault>{holder.type === 'unreachable' ? say('choose.unreachable') : problemSentence(holder.code, say)}</Fault>
      <Button
        size="tall"
        onPress={() => {
          location.assign('/');
        }}
      >
        {say('choose.to-door')}
      </Button>
    </Portal>
  );
}

function Form({ door, token, done, signInName }: Props & { readonly signInName: string }): ReactNode {
  const say = useSay();
  const [password, setPassword] = useState('');
  const [why, setWhy] = useState<string | null>(null);
  const [isShort, setShort] = useState(false);
  const [busy, setBusy] = useState(false);
  const choose = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await door.links.choose(token, password);
    if (answer.type === 'answer') {
      done();
      const entry = await door.signIn(signInName, password);
      if (entry.type === 'entered') door.entered(entry);
      else location.assign('/');
      return;
    }
    setBusy(false);
    setShort(answer.type === 'refused' && answer.code === 'validation');
    setWhy(answer.type === 'unreachable' ? say('choose.unreachable') : problemSentence(answer.code, say));
  };
  return (
    <>
      <p className="support">{say('choose.why', { signInName })}</p>
      <form className="column loose" onSubmit={(event) => void choose(event)}>
        <NewPassword value={password} onChange={setPassword} isRefused={isShort} autoFocus />
        {why !== null && !isShort && <Fault>{why}</Fault>}
        <Button type="submit" look="primary" size="tall" isPending={busy}>
          {say('choose.go')} <kbd>↵</kbd>
        </Button>
      </form>
    </>
  );
}
