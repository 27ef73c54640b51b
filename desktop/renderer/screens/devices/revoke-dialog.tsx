// Refusing a device is asked, with what it means for the work on it, and needs a reason.
import type { ReactNode } from 'react';
import type { AdministeredDevice } from 'shared/contract/admin/devices';
import { revokeDeviceRoute } from 'shared/contract/admin/devices';
import { AdminReason } from '../administration/reason-dialog';
import { useAdminAct } from '../administration/use-admin-act';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';
import { waitingOf } from './standing';

type Props = { readonly device: AdministeredDevice; readonly close: () => void; readonly changed: () => void };

export function RevokeDialog({ device, close, changed }: Props): ReactNode {
  const say = useSay();
  const { person } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const { id, code, personName, missing } = device;
  const unsent = waitingOf(device) + missing;
  const revoke = async (reason: string) => {
    const done = await run(revokeDeviceRoute, { id, body: { reason } });
    if (done === null) return;
    notify({ words: say('devices.revoked', { code }), undo: null });
    changed();
    close();
  };
  return (
    <AdminReason
      title={say('devices.revoke.title', { code, name: personName })}
      means={
        <>
          <p>{say('devices.revoke.means', { name: personName })}</p>
          {unsent > 0 && <p className="strong">{say('devices.revoke.unsent', { count: unsent })}</p>}
          {id === person.deviceId && <p className="strong">{say('devices.revoke.own')}</p>}
        </>
      }
      keep={say('admin.keep')}
      verb={say('devices.revoke')}
      close={close}
      decide={(reason) => void revoke(reason)}
      {...{ why, isBusy }}
    />
  );
}
