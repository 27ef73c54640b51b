// Behind the badge: how things stand in figures, what that means, and what can be done about it.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { Moment } from '../../ui/moment';
import type { Standing } from '../standing';
import { standingSentence } from '../standing';
import { useNavigate } from '@tanstack/react-router';
import { useCountFormat, useSay } from '../language/language';
import { useSurroundings } from '../surroundings';
import { useNow } from '../use-now';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';

export function SyncPanel({ zone, close }: { readonly zone: string; readonly close: () => void }): ReactNode {
  const { standing, person } = useWorkplace();
  const say = useSay();
  const count = useCountFormat();
  const { serverHost } = useSurroundings();
  const now = useNow();
  const current = useLive(standing);
  const { queued, accepted, rejected, made, received, lastSuccessAt } = current;
  return (
    <>
      <p className="support">{standingSentence(current, say)}</p>
      <dl className="facts">
        <dt>{say('sync.queue')}</dt>
        <dd>{count(queued + accepted)}</dd>
        <dt>{say('sync.refused')}</dt>
        <dd>{count(rejected)}</dd>
        <dt>{say('sync.device', { code: person.deviceCode })}</dt>
        <dd>{say(received === null ? 'sync.proof.unheard' : 'sync.proof', { made, received })}</dd>
        <dt>{say('sync.last')}</dt>
        <dd>{lastSuccessAt === null ? say('sync.never') : <Moment at={lastSuccessAt} now={now} zone={zone} />}</dd>
        <dt>{say('sync.server')}</dt>
        <dd className="mono cut">{serverHost}</dd>
      </dl>
      <Ways standing={current} close={close} />
    </>
  );
}

type WaysProps = { readonly standing: Standing; readonly close: () => void };

/** The most likely act is the primary one. */
function Ways({ standing, close }: WaysProps): ReactNode {
  const { switchPerson } = useWorkplace();
  const say = useSay();
  const { renewsByReload } = useSurroundings();
  const { connection } = standing;
  if (connection.status !== 'rejected') return <Onward standing={standing} close={close} />;
  const isOutdated = connection.reason === 'app-too-old' || connection.reason === 'app-too-new';
  if (isOutdated && !renewsByReload) return <p className="support">{say('sync.install')}</p>;
  const cure = () => {
    if (isOutdated) location.reload();
    else void switchPerson();
  };
  return (
    <div className="row">
      <Button look="primary" onPress={cure}>
        {say(isOutdated ? 'sync.reload' : 'sync.sign-in')}
      </Button>
      <CopyDiagnostics standing={standing} />
    </div>
  );
}

function Onward({ standing, close }: WaysProps): ReactNode {
  const { syncNow } = useWorkplace();
  const say = useSay();
  const navigate = useNavigate();
  const { rejected } = standing;
  const and = (act: () => void) => () => {
    act();
    close();
  };
  return (
    <div className="row wrap">
      <Button {...(rejected === 0 && { look: 'primary' })} onPress={and(syncNow)}>
        {say('sync.now')} <kbd>F5</kbd>
      </Button>
      {rejected > 0 && (
        <Button look="primary" onPress={and(() => void navigate({ to: '/attention' }))}>
          {say('sync.show-refused')}
        </Button>
      )}
      <CopyDiagnostics standing={standing} />
    </div>
  );
}

/** For whoever is asked for help: numbers and ids, nobody's name. */
function CopyDiagnostics({ standing }: { readonly standing: Standing }): ReactNode {
  const { person, now, appVersion } = useWorkplace();
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const copy = async () => {
    const { deviceCode, deviceId } = person;
    const browser = navigator.userAgent;
    await navigator.clipboard.writeText(
      JSON.stringify({ at: now(), appVersion, deviceCode, deviceId, ...standing, browser }, null, 2),
    );
    notify({ words: say('sync.copied'), undo: null });
  };
  return (
    <Button look="quiet" onPress={() => void copy()}>
      {say('sync.copy')}
    </Button>
  );
}
