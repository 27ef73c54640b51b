// One device: the proof that nothing is missing, its clock, and the way to refuse it from now on.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { AdministeredDevice } from 'shared/contract/admin/devices';
import { Act, Why } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { ActsOn } from '../administration/acts-on';
import { useSay } from '../language/language';
import { When } from '../order/when';
import { Facts } from '../records/facts';
import { RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useWorkplace } from '../workplace';
import { DevicePill } from './device-pill';
import { RevokeDialog } from './revoke-dialog';
import { clockWords, deviceStanding, isClockOff, waitingOf } from './standing';

type Props = {
  readonly device: AdministeredDevice;
  readonly place: RecordPlace;
  /** Why nothing can be changed now; null where it can. */
  readonly cannot: string | null;
  readonly changed: () => void;
};

export function DeviceDetail({ device, place, cannot, changed }: Props): ReactNode {
  const say = useSay();
  const { person } = useWorkplace();
  const [isRevoking, setRevoking] = useState(false);
  const { code, name, personName, appVersion, lastSeenAt, registeredAt, revokedAt } = device;
  const why = revokedAt === null ? cannot : say('devices.revoked.already');
  const end = () => {
    setRevoking(false);
  };
  return (
    <RecordPanel title={`${code} · ${personName}`} place={place}>
      <div className="body">
        <div className="row wrap">
          <DevicePill of={device} />
          {device.id === person.deviceId && <span className="small support">{say('devices.here')}</span>}
        </div>
        <Proof of={device} />
        <Facts
          of={[
            ['devices.person', personName],
            ['devices.name', name],
            ['devices.version', appVersion],
            ['devices.clock', clockWords(device, say)],
            ['devices.seen', lastSeenAt === null ? say('devices.seen.never') : <When at={lastSeenAt} />],
            ['devices.registered', <When key="registered" at={registeredAt} />],
          ]}
        />
        {isClockOff(device) && <Why>{say('devices.clock.off')}</Why>}
        <section className="column">
          <h3 className="subheading">{say('records.acts')}</h3>
          <span>
            <Act
              look="bad"
              cannot={why}
              onPress={() => {
                setRevoking(true);
              }}
            >
              {say('devices.revoke')}
            </Act>
          </span>
          {why !== null && <Why>{why}</Why>}
        </section>
        <ActsOn key={revokedAt} id={device.id} />
      </div>
      {isRevoking && <RevokeDialog device={device} close={end} changed={changed} />}
    </RecordPanel>
  );
}

function Proof({ of }: { readonly of: AdministeredDevice }): ReactNode {
  const say = useSay();
  const { made, received, missing } = of;
  const waiting = waitingOf(of);
  const isComplete = missing === 0 && waiting === 0;
  const isMissing = missing > 0 && deviceStanding(of).type !== 'revoked';
  return (
    <div className="column tight">
      <p className="strong">{say('devices.proof', { made, received })}</p>
      {isComplete && <p className="small support">{say('devices.proof.complete')}</p>}
      {waiting > 0 && <p className="small support">{say('devices.proof.waiting', { count: waiting })}</p>}
      {missing > 0 && (
        <p className={isMissing ? 'note bad' : 'small support'}>
          {isMissing && <Icon name="warning" small />}
          <span>{say('devices.proof.missing', { count: missing })}</span>
        </p>
      )}
    </div>
  );
}
