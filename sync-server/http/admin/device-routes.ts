// Devices: how far each has come, and which may not be used any more.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { readDevices, revokeDeviceRoute } from 'shared/contract/admin/devices';
import { deviceIdSchema } from 'shared/contract/scalars';
import type { Auth } from '../../auth/auth';
import { endDevice } from '../../auth/revoke-device';
import type { EventLog } from '../../event-log';
import type { CountedDevice } from '../../store/devices';
import { findDevice, listCountedDevices } from '../../store/devices';
import { readBody } from '../body';
import { correlationIdOf } from '../correlation';
import { notFound, sendProblem } from '../problem';
import { idIn } from './about';
import { administratorOf } from './administrator';

export type DeviceParts = { readonly auth: Auth; readonly log: EventLog };

export function deviceRoutes(parts: DeviceParts): Router {
  return Router()
    .get(readDevices.path, (_request, response) => list(parts, response))
    .post(revokeDeviceRoute.path, (request, response) => revoke(parts, request, response));
}

async function list({ auth: { db, organisation } }: DeviceParts, response: Response): Promise<void> {
  response.json({ items: (await listCountedDevices(db, organisation)).map(told) });
}

const told = ({ lastSeq, highest, ...device }: CountedDevice) => ({
  ...device,
  made: Math.max(lastSeq, highest),
  missing: highest - device.received,
});

/** Asked again it is still revoked, and who did it first stays noted. */
async function revoke({ auth, log }: DeviceParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, revokeDeviceRoute.body);
  const id = wanted === null ? null : idIn(request, response, deviceIdSchema);
  if (wanted === null || id === null) return;
  const device = await findDevice(auth.db, auth.organisation, id);
  if (device === null) return sendProblem(response, notFound);
  const isNew = await endDevice(auth, id, { by: administratorOf(response), reason: wanted.reason.trim() });
  if (isNew) log.info({ correlationId: correlationIdOf(response), deviceId: id }, 'device-revoked');
  response.json({ id, code: device.code });
}
