// Signing out clears this person's data from this computer, so it refuses while any of it exists nowhere else.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button, Fault } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import type { SigningOut } from '../workplace';
import { useLive, useWorkplace } from '../workplace';

type Props = { readonly close: () => void; readonly takeAlong: () => void };

export function SignOutDialog({ close, takeAlong }: Props): ReactNode {
  const { person, signOut, standing } = useWorkplace();
  const { queued, accepted, rejected } = useLive(standing);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    const answer = await signOut();
    setBusy(false);
    if (answer.type !== 'signed-out') setRefused(whyNot(answer));
  };
  const waiting = queued + accepted + rejected;
  return (
    <Dialog title={`Sign ${person.name} out of this computer?`} close={close}>
      <div className="body">
        <p className="support small">
          {waiting === 0
            ? 'Everything is on the server. The copy on this computer is removed; signing in again brings it back.'
            : whyNot({ type: 'must-not', queued: queued + accepted, rejected })}
        </p>
        {refused !== null && <Fault>{refused}</Fault>}
      </div>
      <footer>
        <Button onPress={close}>Stay signed in</Button>
        {waiting > 0 && <Button onPress={takeAlong}>Take it along…</Button>}
        {waiting === 0 && (
          <Button look="bad" isPending={busy} onPress={() => void leave()}>
            Sign out
          </Button>
        )}
      </footer>
    </Dialog>
  );
}

function whyNot(answer: Exclude<SigningOut, { type: 'signed-out' }>): string {
  if (answer.type === 'unreachable')
    return 'The server cannot be reached, and only it can end the session. Switch person instead; your work stays safe.';
  const parts = [
    answer.queued > 0 && `${answer.queued} not yet sent`,
    answer.rejected > 0 && `${answer.rejected} refused and not dealt with`,
  ].filter(Boolean);
  return `Some of your work exists only here: ${parts.join(', ')}. Send it, deal with it, or take it along as an encrypted file first.`;
}
