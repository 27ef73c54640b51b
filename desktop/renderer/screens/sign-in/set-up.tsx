// The first person of a new server, who opened the link it printed.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Fault, Field } from '../../ui/controls';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import type { Door, SettingUp } from './entry';
import { problemSentence } from './entry';
import { NewPassword } from './new-password';
import { Portal } from './portal';

type Refused = Exclude<SettingUp, { type: 'set-up' }>;

export function SetUp({
  door,
  token,
  done,
}: {
  readonly door: Door;
  readonly token: string;
  readonly done: () => void;
}): ReactNode {
  const say = useSay();
  const [name, setName] = useState('');
  const [signInName, setSignInName] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  const setUp = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await door.setUp(token, { name, signInName, password });
    if (answer.type === 'set-up') {
      done();
      const entry = await door.signIn(signInName, password);
      if (entry.type === 'entered') door.entered(entry);
      return;
    }
    setBusy(false);
    setRefused(answer);
  };
  const faults = refused?.type === 'refused' ? refused.faults : [];
  const isRefused = (field: string) => faults.some(({ pointer }) => pointer === `/${field}`);
  const faultOf = (field: 'name' | 'signInName') => (isRefused(field) ? say(`set-up.fault.${field}`) : null);

  return (
    <Portal title={say('set-up.title')} people={[]} offline={false}>
      <p className="support">{say('set-up.why')}</p>
      <form className="column loose" onSubmit={(event) => void setUp(event)}>
        <Field
          label={say('set-up.name')}
          autoComplete="name"
          looks="tall"
          value={name}
          onChange={setName}
          fault={faultOf('name')}
          autoFocus
        />
        <Field
          label={say('set-up.sign-in-name')}
          autoComplete="username"
          looks="tall"
          value={signInName}
          onChange={setSignInName}
          fault={faultOf('signInName')}
        />
        <NewPassword value={password} onChange={setPassword} isRefused={isRefused('password')} />
        {refused !== null && faults.length === 0 && <Fault>{whyNot(refused, say)}</Fault>}
        <Button type="submit" look="primary" size="tall" isPending={busy}>
          {say('set-up.go')} <kbd>↵</kbd>
        </Button>
      </form>
    </Portal>
  );
}

const whyNot = (refused: Refused, say: Say): string =>
  refused.type === 'unreachable' ? say('set-up.unreachable') : problemSentence(refused.code, say);
