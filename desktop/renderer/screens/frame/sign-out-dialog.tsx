// Signing out clears this person's data from this computer, so it refuses while any of it exists nowhere else.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button, Fault } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import type { SigningOut } from '../workplace';
import { useLive, useWorkplace } from '../workplace';

type Props = { readonly close: () => void; readonly takeAlong: () => void };

export function SignOutDialog({ close, takeAlong }: Props): ReactNode {
  const { person, signOut, standing } = useWorkplace();
  const say = useSay();
  const { queued, accepted, rejected } = useLive(standing);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    const answer = await signOut();
    setBusy(false);
    if (answer.type !== 'signed-out') setRefused(whyNot(answer, say));
  };
  const waiting = queued + accepted + rejected;
  return (
    <Dialog title={say('leave.title', { name: person.name })} close={close}>
      <div className="body">
        <p className="support small">
          {waiting === 0 ? say('leave.clean') : whyNot({ type: 'must-not', queued: queued + accepted, rejected }, say)}
        </p>
        {refused !== null && <Fault>{refused}</Fault>}
      </div>
      <footer>
        <Button onPress={close}>{say('leave.stay')}</Button>
        {waiting > 0 && <Button onPress={takeAlong}>{say('leave.along')}</Button>}
        {waiting === 0 && (
          <Button look="bad" isPending={busy} onPress={() => void leave()}>
            {say('leave.go')}
          </Button>
        )}
      </footer>
    </Dialog>
  );
}

function whyNot(answer: Exclude<SigningOut, { type: 'signed-out' }>, say: Say): string {
  if (answer.type === 'unreachable') return say('leave.unreachable');
  const { queued, rejected } = answer;
  return say('leave.must-not', { queued, rejected, both: queued > 0 && rejected > 0 });
}
