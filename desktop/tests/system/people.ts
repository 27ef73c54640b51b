// People who may sign in, added on the command line as an administrator does it, and their sessions over HTTP.
import type { DeviceId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import type { Session } from '../../renderer/sync/account';
import { account } from '../../renderer/sync/account';
import { cookieFetch } from './cookie-fetch';
import type { ServerOptions } from './server-process';
import { waybill } from './server-process';

export type Account = { readonly signInName: string; readonly password: string };

/** @throws with what the command line said, where it did not add the person */
export async function addPerson(
  where: Omit<ServerOptions, 'port'>,
  signInName: string,
  roles: readonly Role[],
): Promise<Account> {
  const password = `correct horse ${signInName}`;
  const environment = { ...where.environment, WAYBILL_PASSWORD: password };
  const { exitCode, stderr } = await waybill(['user', 'add', signInName, '--roles', roles.join(',')], {
    ...where,
    environment,
  });
  if (exitCode !== 0) throw new Error(`${signInName} was not added: ${stderr}`);
  return { signInName, password };
}

/** @param jar where the refresh token goes @throws where the server does not let them in */
export async function signIn(
  url: string,
  who: Account,
  deviceId: DeviceId,
  jar: Map<string, string>,
): Promise<Session> {
  const answer = await account(url, cookieFetch(jar)).signIn({ ...who, deviceId, deviceName: 'System test' });
  if (answer.type !== 'answer') throw new Error(`${who.signInName} could not sign in: ${JSON.stringify(answer)}`);
  return answer.body;
}
