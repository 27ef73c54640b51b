// Replaying and discarding parked messages are asked, with how many and what it means; discarding needs a reason.
import type { ReactNode } from 'react';
import { discardParkedRoute, replayParkedRoute } from 'shared/contract/admin/parked';
import { Button, Fault } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { AdminReason } from '../administration/reason-dialog';
import { useAdminAct } from '../administration/use-admin-act';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import type { Meant } from './like';

type Props = { readonly meant: Meant; readonly close: () => void; readonly changed: () => void };

export function ReplayDialog({ meant: { which, count }, close, changed }: Props): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const replay = async () => {
    let done = 0;
    for (const one of which) {
      const answer = await run(replayParkedRoute, { body: { which: one } });
      if (answer === null) return;
      done += answer.done;
    }
    notify({ words: say('parked.replayed', { count: done }), undo: null });
    changed();
    close();
  };
  return (
    <Dialog title={say('parked.replay.title', { count })} close={close}>
      <div className="body">
        <p className="support small">{say('parked.replay.means')}</p>
        {why !== null && <Fault>{why}</Fault>}
      </div>
      <footer>
        <Button onPress={close}>{say('admin.keep')}</Button>
        <Button look="primary" autoFocus isPending={isBusy} onPress={() => void replay()}>
          {say('parked.replay.count', { count })}
        </Button>
      </footer>
    </Dialog>
  );
}

export function DiscardDialog({ meant: { which, count }, close, changed }: Props): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const discard = async (reason: string) => {
    let done = 0;
    for (const one of which) {
      const answer = await run(discardParkedRoute, { body: { which: one, reason } });
      if (answer === null) return;
      done += answer.done;
    }
    notify({ words: say('parked.discarded', { count: done }), undo: null });
    changed();
    close();
  };
  return (
    <AdminReason
      title={say('parked.discard.title', { count })}
      means={<p>{say('parked.discard.means')}</p>}
      keep={say('admin.keep')}
      verb={say('parked.discard.count', { count })}
      decide={(reason) => void discard(reason)}
      {...{ close, why, isBusy }}
    />
  );
}
