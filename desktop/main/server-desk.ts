// Which server this desktop belongs to now, what a person may do about it, and the sessions with it.
import type { AboutShell, ServerChoice, ShellAnswer } from 'shared/contract/shell';
import { typedServer } from './addresses';
import { knockAt } from './knock-at';
import type { SessionCalls } from './session';

export type ServerDesk = {
  /** null until somebody said it. */
  readonly current: () => URL | null;
  readonly about: () => AboutShell;
  /** Always of the current server; without one it is as if it could not be reached. */
  readonly session: SessionCalls;
  /** Kept only where a Waybill server answers there; from then on the next page may talk to it, and to it alone. */
  readonly choose: (typed: string) => Promise<ServerChoice>;
};

type Parts = {
  readonly server: URL | null;
  readonly isFixed: boolean;
  readonly send: typeof fetch;
  /** Durable when it returns. @throws where it could not be written; then nothing has changed */
  readonly keep: (server: URL) => void;
  readonly sessionWith: (server: URL) => Promise<SessionCalls>;
};

export function serverDesk({ server, isFixed, send, keep, sessionWith }: Parts): ServerDesk {
  let current = server;
  const sessions = new Map<string, Promise<SessionCalls>>();
  const sessionNow = (): Promise<SessionCalls> | null => {
    if (current === null) return null;
    const known = sessions.get(current.origin) ?? sessionWith(current);
    sessions.set(current.origin, known);
    return known;
  };
  return {
    current: () => current,
    about: () => ({ server: current?.origin ?? null, isFixed }),
    session: {
      signIn: async (given) => (await sessionNow())?.signIn(given) ?? NOBODY,
      goOn: async (given) => (await sessionNow())?.goOn(given) ?? NOBODY,
      signOut: async (given) => (await sessionNow())?.signOut(given) ?? NOBODY,
      setUpNeeded: async () => (await sessionNow())?.setUpNeeded() ?? NOBODY,
      setUp: async (given) => (await sessionNow())?.setUp(given) ?? NOBODY,
    },
    choose: async (typed) => {
      if (isFixed) return 'fixed';
      const read = typedServer(typed);
      if (read.type !== 'server') return read.type;
      const found = await knockAt(read.server, send);
      if (found !== 'waybill') return found;
      keep(read.server);
      current = read.server;
      return 'chosen';
    },
  };
}

const NOBODY: ShellAnswer<never> = { problem: 'unreachable' };
