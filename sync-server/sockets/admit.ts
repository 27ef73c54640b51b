// Who may come in to /sync: a readable handshake, a protocol we speak, a token that fits the device, a person still welcome.
import { transportError } from 'shared/contract/codes';
import type { TransportError } from 'shared/contract/codes';
import { handshakeSchema } from 'shared/contract/conversation';
import { OLDEST_PROTOCOL, PROTOCOL_VERSION } from 'shared/contract/version';
import type { Auth } from '../auth/auth';
import type { Bearer } from '../auth/access-token';
import { standingOf } from '../store/standing';

export type Admission =
  | ({
      readonly type: 'admitted';
      readonly expiresAt: Date;
      readonly appVersion: string;
      readonly protocol: number;
    } & Bearer)
  | { readonly type: 'refused'; readonly error: TransportError };

const RANGE = { minProtocol: OLDEST_PROTOCOL, maxProtocol: PROTOCOL_VERSION };

const refused = (error: TransportError): Admission => ({ type: 'refused', error });

export async function admit({ db, organisation, tokens }: Auth, handshake: unknown): Promise<Admission> {
  const parsed = handshakeSchema.safeParse(handshake);
  if (!parsed.success) return refused(transportError('VALIDATION', 'The handshake cannot be read.', RANGE));
  const { token, deviceId, protocol, appVersion } = parsed.data;
  if (protocol < OLDEST_PROTOCOL)
    return refused(transportError('PROTOCOL_TOO_OLD', 'Update Waybill on this computer.', RANGE));
  if (protocol > PROTOCOL_VERSION)
    return refused(transportError('PROTOCOL_TOO_NEW', 'The server is older than this Waybill.', RANGE));
  const bearer = await tokens.read(token);
  if (bearer.type !== 'valid') return refused(transportError('AUTH_EXPIRED', 'The session has to be refreshed.'));
  if (bearer.deviceId !== deviceId)
    return refused(transportError('WRONG_USER', 'The token belongs to another device.'));
  const standing = await standingOf(db, organisation, bearer.personId, deviceId);
  if (standing.type === 'revoked')
    return refused(transportError('AUTH_REVOKED', 'This person or device may not sync any more.'));
  const { personId, expiresAt } = bearer;
  return { type: 'admitted', personId, deviceId, expiresAt, appVersion, protocol };
}
