// Access tokens for the engine: the one that came with signing in first, then new ones for the cookie this browser keeps.
import type { KnownPerson } from './local/known-person';
import type { Account } from './sync/account';
import type { HeldToken } from './sync/administration';
import type { RefreshToken } from './sync/session';

export type Fresh = Pick<KnownPerson, 'name' | 'signInName' | 'roles'>;

/** @param welcomed told with each session the server agrees to, of who the person is now */
export function tokensOf(
  account: Account,
  person: KnownPerson,
  first: string | null,
  welcomed: (fresh: Fresh) => Promise<void>,
): RefreshToken {
  let unused = first;
  return async (expired) => {
    if (unused !== null && unused !== expired) {
      const token = unused;
      unused = null;
      return { type: 'token', token };
    }
    const answer = await account.goOn(person.deviceId);
    if (answer.type === 'unreachable') return answer;
    if (answer.type === 'refused' || answer.body.person.id !== person.personId) return { type: 'signed-out' };
    const { accessToken, person: now } = answer.body;
    await welcomed({ name: now.name, signInName: now.signInName, roles: now.roles });
    return { type: 'token', token: accessToken };
  };
}

/** One token for all who ask in this window: whoever needs a new one first fetches it, the others wait for the same. */
export function heldToken(refresh: RefreshToken): HeldToken {
  let token: string | null = null;
  let fetching: ReturnType<RefreshToken> | null = null;
  const renew: RefreshToken = async (expired) => {
    if (token !== null && expired !== null && token !== expired) return { type: 'token', token };
    fetching ??= refresh(expired).finally(() => {
      fetching = null;
    });
    const answer = await fetching;
    if (answer.type === 'token') token = answer.token;
    return answer;
  };
  return { renew, current: async () => (token === null ? renew(null) : { type: 'token', token }) };
}
