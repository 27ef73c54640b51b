// Behind the badge: how things stand in figures, what that means, and what can be done about it.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { Moment } from '../../ui/moment';
import type { Standing } from '../standing';
import { standingSentence } from '../standing';
import { useSurroundings } from '../surroundings';
import { useNow } from '../use-now';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';

export function SyncPanel({ zone, close }: { readonly zone: string; readonly close: () => void }): ReactNode {
  const { standing, person } = useWorkplace();
  const { serverHost } = useSurroundings();
  const now = useNow();
  const current = useLive(standing);
  const { queued, accepted, rejected, made, received, lastSuccessAt } = current;
  return (
    <>
      <p className="support">{standingSentence(current)}</p>
      <dl className="facts">
        <dt>Waiting to be sent</dt>
        <dd>{queued + accepted}</dd>
        <dt>Refused</dt>
        <dd>{rejected}</dd>
        <dt>Device {person.deviceCode}</dt>
        <dd>
          {made} made, {received ?? 'not known how many'} received
        </dd>
        <dt>Last agreed</dt>
        <dd>{lastSuccessAt === null ? 'never' : <Moment at={lastSuccessAt} now={now} zone={zone} />}</dd>
        <dt>Server</dt>
        <dd className="mono cut">{serverHost}</dd>
      </dl>
      <Ways standing={current} close={close} />
    </>
  );
}

type WaysProps = { readonly standing: Standing; readonly close: () => void };

/** The most likely act is the primary one. */
function Ways({ standing: { connection, rejected }, close }: WaysProps): ReactNode {
  const { switchPerson } = useWorkplace();
  const { renewsByReload } = useSurroundings();
  if (connection.status !== 'rejected') return <Onward rejected={rejected} close={close} />;
  const isOutdated = connection.reason === 'app-too-old' || connection.reason === 'app-too-new';
  if (isOutdated && !renewsByReload)
    return <p className="support">Ask an administrator to install the version of Waybill that fits this server.</p>;
  const cure = () => {
    if (isOutdated) location.reload();
    else void switchPerson();
  };
  return (
    <Button look="primary" onPress={cure}>
      {isOutdated ? 'Reload to update' : 'Sign in again'}
    </Button>
  );
}

function Onward({ rejected, close }: { readonly rejected: number; readonly close: () => void }): ReactNode {
  const { syncNow } = useWorkplace();
  const show = useViewState((state) => state.show);
  const and = (act: () => void) => () => {
    act();
    close();
  };
  const showRefused = () => {
    show('attention');
  };
  return (
    <div className="row">
      <Button {...(rejected === 0 && { look: 'primary' })} onPress={and(syncNow)}>
        Sync now
      </Button>
      {rejected > 0 && (
        <Button look="primary" onPress={and(showRefused)}>
          Show what was refused
        </Button>
      )}
    </div>
  );
}
