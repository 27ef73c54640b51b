// The first person of a new server, who opened the link it printed.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Fault, Field } from '../../ui/controls';
import type { Door, SettingUp } from './entry';
import { Portal } from './portal';

type Refused = Extract<SettingUp, { type: 'refused' }>;
const UNREACHABLE = 'The server cannot be reached. Nothing was set up; try again once it answers.';

export function SetUp({
  door,
  token,
  done,
}: {
  readonly door: Door;
  readonly token: string;
  readonly done: () => void;
}): ReactNode {
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
    setRefused(answer.type === 'refused' ? answer : { type: 'refused', sentence: UNREACHABLE, faults: [] });
  };
  const faultOf = (field: string) => refused?.faults.find(({ pointer }) => pointer === `/${field}`)?.message ?? null;

  return (
    <Portal title="Set up Waybill." people={[]} offline={false}>
      <p className="support">You are the first here. You will be manager and administrator, and can add the others.</p>
      <form className="column loose" onSubmit={(event) => void setUp(event)}>
        <Field
          label="Your name"
          autoComplete="name"
          looks="tall"
          value={name}
          onChange={setName}
          fault={faultOf('name')}
          autoFocus
        />
        <Field
          label="Sign-in name"
          autoComplete="username"
          looks="tall"
          value={signInName}
          onChange={setSignInName}
          fault={faultOf('signInName')}
        />
        <Field
          label="Password"
          kind="password"
          autoComplete="new-password"
          looks="tall"
          hint="At least 10 characters. A sentence is easier to keep than a word."
          value={password}
          onChange={setPassword}
          fault={faultOf('password')}
        />
        {refused !== null && refused.faults.length === 0 && <Fault>{refused.sentence}</Fault>}
        <Button type="submit" look="primary" size="tall" isPending={busy}>
          Set up and sign in <kbd>↵</kbd>
        </Button>
      </form>
    </Portal>
  );
}
