// Each function a page may call, and the one channel behind it.
import type { ShellBridge, ShellChannel } from 'shared/contract/shell';
import { LINK_WAITS } from 'shared/contract/shell';

export type Line = {
  /** `any`-typed by Electron; main's schemas and the page's reader decide what it is. */
  readonly ask: <Answer>(channel: ShellChannel, body: object) => Promise<Answer>;
  readonly hear: (channel: typeof LINK_WAITS, heard: () => void) => () => void;
};

export const bridgeOver = ({ ask, hear }: Line): ShellBridge =>
  Object.freeze({
    about: () => ask('shell-about', {}),
    signIn: (credentials) => ask('session-sign-in', credentials),
    goOn: (device) => ask('session-go-on', device),
    signOut: (device) => ask('session-sign-out', device),
    setUpNeeded: () => ask('setup-needed', {}),
    setUp: (first) => ask('setup-first-person', first),
    chooseServer: (chosen) => ask('server-choose', chosen),
    takeLink: () => ask('link-take', {}),
    onLink: (waits) => hear(LINK_WAITS, waits),
  } satisfies ShellBridge);
