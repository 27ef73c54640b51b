// A new secret for a webhook, shown once; or a new address for a broker, never shown.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import type { Instant } from 'shared/instant';
import { rotateSinkRoute } from 'shared/contract/admin/sinks';
import { Button, Fault, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { Copied } from '../administration/copied';
import { useAdminAct } from '../administration/use-admin-act';
import { useSay } from '../language/language';
import { useTimeOfDay } from '../use-time';
import { useViewState } from '../view-state';

type Props = {
  readonly id: string;
  readonly isBroker: boolean;
  readonly close: () => void;
  readonly changed: () => void;
};

export function RotateDialog({ id, isBroker, close, changed }: Props): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const [address, setAddress] = useState('');
  const [made, setMade] = useState<{ readonly secret: string; readonly oldUntil: Instant | null } | null>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const answer = await run(rotateSinkRoute, { id, body: { address: isBroker ? address.trim() : null } });
    if (answer === null) return;
    changed();
    if (answer.secret !== null) {
      setMade({ secret: answer.secret, oldUntil: answer.oldUntil });
      return;
    }
    notify({ words: say('sinks.rotated', { name: id }), undo: null });
    close();
  };
  if (made !== null)
    return (
      <Dialog title={id} close={close}>
        <div className="body">
          <p className="small support">{say('sinks.secret.why')}</p>
          <Copied label={say('sinks.secret')} text={made.secret} />
          <p className="small support">{say('sinks.secret.overlap', { time: time(made.oldUntil) })}</p>
        </div>
        <footer>
          <Button look="primary" autoFocus onPress={close}>
            {say('sinks.done')}
          </Button>
        </footer>
      </Dialog>
    );
  return (
    <Dialog title={say('sinks.rotate.title', { name: id })} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="body">
          <p className="support small">{say(isBroker ? 'sinks.rotate.means-address' : 'sinks.rotate.means')}</p>
          {isBroker && (
            <Field
              label={say('sinks.address')}
              kind="password"
              autoComplete="off"
              hint={say('sinks.address.hint')}
              value={address}
              onChange={setAddress}
              autoFocus
            />
          )}
          {why !== null && <Fault>{why}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{say('admin.keep')}</Button>
          <Button type="submit" look="primary" isPending={isBusy}>
            {say(isBroker ? 'records.save' : 'sinks.rotate')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
