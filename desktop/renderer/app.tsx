// Which of the few things this window can be: opening, a door, a first set-up, or somebody's workplace.
import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { RouterProvider } from '@tanstack/react-router';
import type { ServerChoice, ShellLink } from 'shared/contract/shell';
import type { Entrance } from './entrance';
import type { Installation } from './local/installation';
import type { KnownPerson } from './local/known-person';
import { openWorkplace } from './open-workplace';
import { screensRouter } from './screens/frame/routes';
import type { Door, Entered, ServerAddress } from './screens/sign-in/entry';
import { ServerStep } from './screens/sign-in/server-step';
import { SetUp } from './screens/sign-in/set-up';
import { SignIn } from './screens/sign-in/sign-in';
import type { Workplace } from './screens/workplace';
import { WorkplaceContext } from './screens/workplace';
import { useViewState } from './screens/view-state';
import type { Links } from './shell';
import type { Account } from './sync/account';
import { noteOpeningFrame } from './ui/frame-at-opening';
import { Broken } from './ui/unusable';

export type AppParts = {
  readonly entrance: Entrance;
  readonly account: Account;
  readonly installation: Installation;
  readonly url: string;
  /** Whether a person has to say first which server this computer belongs to. */
  readonly lacksServer: boolean;
  /** Changes it; null where it is fixed. */
  readonly chooseServer: ((address: string) => Promise<ServerChoice>) | null;
  /** Where links from outside wait, in a shell. */
  readonly links?: Links | undefined;
};

type Phase =
  | { readonly status: 'opening' }
  | { readonly status: 'server' }
  | { readonly status: 'set-up'; readonly token: string }
  | { readonly status: 'door'; readonly people: readonly KnownPerson[] }
  | { readonly status: 'working'; readonly workplace: Workplace; readonly router: ReturnType<typeof screensRouter> }
  | { readonly status: 'broken'; readonly reason: string };

export function App(parts: AppParts): ReactNode {
  const { entrance } = parts;
  const [phase, setPhase] = useState<Phase>({ status: 'opening' });

  const showDoor = useCallback(async () => {
    setPhase({ status: 'door', people: await entrance.people() });
  }, [entrance]);
  const enter = useCallback(
    async ({ person, token }: Entered) => {
      useViewState.setState(useViewState.getInitialState());
      const left = () => void showDoor();
      setPhase(await openWorkplace({ ...parts, person, token, left }).then(working, broken));
    },
    [parts, showDoor],
  );
  useEffect(() => {
    const token = setUpToken(location);
    const begin = async () => {
      if (parts.lacksServer) {
        setPhase({ status: 'server' });
        return;
      }
      if (token !== null) {
        setPhase({ status: 'set-up', token });
        return;
      }
      const entered = await entrance.goOn();
      await (entered === null ? showDoor() : enter(entered));
    };
    void begin();
    // Only once: everything later is somebody's act.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (phase.status !== 'opening') noteOpeningFrame(phase.status === 'working' ? 'screens' : 'door');
  }, [phase.status]);
  const router = phase.status === 'working' ? phase.router : null;
  useEffect(() => (router === null ? undefined : parts.links?.follow(showLinkedOn(router))), [router, parts.links]);
  const door = useMemo(() => doorOf(parts, enter), [parts, enter]);

  switch (phase.status) {
    case 'opening':
      return null;
    case 'set-up':
      return <SetUp door={door} token={phase.token} done={clearAddress} />;
    case 'server':
      return door.address === null ? null : <ServerStep address={door.address} />;
    case 'door':
      return <SignIn door={door} people={phase.people} />;
    case 'broken':
      return <Broken reason={phase.reason} />;
    case 'working':
      return (
        <WorkplaceContext value={phase.workplace}>
          <RouterProvider router={phase.router} />
        </WorkplaceContext>
      );
  }
}

const showLinkedOn =
  (router: ReturnType<typeof screensRouter>) =>
  ({ order }: ShellLink): void => {
    void router.navigate({ to: '/orders/$id', params: { id: order } });
  };

const working = (workplace: Workplace): Phase => ({ status: 'working', workplace, router: screensRouter() });

/** A full disk, a database of a newer version: the person is told, and nothing is touched. */
function broken(fault: unknown): Phase {
  return { status: 'broken', reason: fault instanceof Error ? fault.message : String(fault) };
}

/** Longer ones the shell does not read. */
const LONGEST_ADDRESS = 200;

function addressOf({ entrance, chooseServer, lacksServer, url }: AppParts): ServerAddress | null {
  if (chooseServer === null) return null;
  return {
    host: lacksServer ? null : new URL(url).host,
    elsewhere: entrance.elsewhere,
    choose: async (typed) => {
      if (typed.length > LONGEST_ADDRESS) return 'no-address';
      const chosen = await chooseServer(typed).catch(() => 'failed' as const);
      // A page is held to the server it was given out with; the next one may talk to the new server.
      if (chosen === 'chosen') location.assign('/');
      return chosen;
    },
  };
}

function doorOf(parts: AppParts, enter: (entered: Entered) => Promise<void>): Door {
  const { entrance, account } = parts;
  return {
    people: entrance.people,
    address: addressOf(parts),
    signIn: entrance.signIn,
    server: async () => {
      const answer = await account.isEmpty();
      if (answer.type !== 'answer') return answer.type === 'unreachable' ? 'unreachable' : 'here';
      return answer.body ? 'empty' : 'here';
    },
    setUp: async (token, first) => {
      const answer = await account.setUp({ token, ...first });
      return answer.type === 'answer' ? { type: 'set-up' } : answer;
    },
    entered: (entered) => void enter(entered),
  };
}

/** From the link the server prints for the first person: /setup#token=… */
function setUpToken({ pathname, hash }: Location): string | null {
  const [, token] = /^#token=([\w-]+)$/.exec(hash) ?? [];
  return pathname === '/setup' ? (token ?? null) : null;
}

/** The link works once; it does not stay in the address or the history. */
function clearAddress(): void {
  history.replaceState(null, '', '/');
}
