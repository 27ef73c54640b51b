// Refuses a device from now on, and notes who did it and why. What it has not sent stays on it.
import type { DeviceId } from 'shared/ids';
import type { Administrator } from '../store/administrative-acts';
import { noteAct } from '../store/administrative-acts';
import { revokeDevice } from '../store/devices';
import { revokeTokensOfDevice } from '../store/refresh-tokens';
import type { Auth } from './auth';

/** False when there is no device of this id, or it was revoked before; then nothing is noted. */
export async function endDevice(
  { db, organisation, now }: Pick<Auth, 'db' | 'organisation' | 'now'>,
  device: DeviceId,
  why: { readonly by: Administrator; readonly reason: string | null },
): Promise<boolean> {
  const at = now().toISOString();
  return db.transaction(async (tx) => {
    if (!(await revokeDevice(tx, organisation, device, at))) return false;
    await revokeTokensOfDevice(tx, organisation, device, at);
    await noteAct(tx, organisation, { ...why, at, act: 'device-revoked', subject: device });
    return true;
  });
}
