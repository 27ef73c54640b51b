// What the screens may ask of the shell they run in: a closed list of channels. Names and shapes only; main reads with schemas.

/** Where the shell's own pages live. No web page can have this origin. */
export const SHELL_ORIGIN = 'app://waybill';

export const SHELL_CHANNELS = [
  'shell-about',
  'session-sign-in',
  'session-go-on',
  'session-sign-out',
  'setup-needed',
  'setup-first-person',
  'server-choose',
  'link-take',
] as const;
export type ShellChannel = (typeof SHELL_CHANNELS)[number];

/** Told by the shell, without content, when a link waits to be taken. */
export const LINK_WAITS = 'link-waits';

export type ShellProblem = 'not-ours' | 'malformed' | 'unreachable' | 'failed';
export type ShellAnswer<T> = { readonly ok: T } | { readonly problem: ShellProblem };

/** What the server answered, without its headers: no cookie and no refresh token reaches a page. */
export type Carried = { readonly status: number; readonly text: string };

export type AboutShell = {
  /** The origin of the server this shell belongs to; null until somebody said it. */
  readonly server: string | null;
  /** Whoever starts the shell says which server it is for; no screen changes it. */
  readonly isFixed: boolean;
};
export const SERVER_CHOICES = [
  'chosen',
  'fixed',
  'no-address',
  'not-https',
  'unreachable',
  'untrusted',
  'not-waybill',
] as const;
/** What became of an address a person gave. Only one where a Waybill server answered is kept; pages then begin anew. */
export type ServerChoice = (typeof SERVER_CHOICES)[number];

/** Where a link leads that the person agreed to follow. */
export type ShellLink = { readonly screen: 'orders'; readonly order: string };

type OfDevice = { readonly deviceId: string };
type Named = { readonly name: string; readonly signInName: string; readonly password: string };
type SignIn = OfDevice & { readonly signInName: string; readonly password: string; readonly deviceName: string };

/** The functions a page finds as `waybillShell`. */
export type ShellBridge = {
  readonly about: () => Promise<ShellAnswer<AboutShell>>;
  readonly signIn: (credentials: SignIn) => Promise<ShellAnswer<Carried>>;
  readonly goOn: (device: OfDevice) => Promise<ShellAnswer<Carried>>;
  readonly signOut: (device: OfDevice) => Promise<ShellAnswer<Carried>>;
  readonly setUpNeeded: () => Promise<ShellAnswer<Carried>>;
  readonly setUp: (first: Named & { readonly token: string }) => Promise<ShellAnswer<Carried>>;
  readonly chooseServer: (chosen: { readonly address: string }) => Promise<ShellAnswer<ServerChoice>>;
  readonly takeLink: () => Promise<ShellAnswer<ShellLink | null>>;
  /** Calls whenever a link waits; the answer ends it. */
  readonly onLink: (waits: () => void) => () => void;
};
