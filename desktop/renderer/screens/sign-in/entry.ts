// How coming in can end. Every way says in a sentence what to do next.
import type { LinkHolder } from 'shared/contract/password-links';
import type { ServerChoice } from 'shared/contract/shell';
import type { Instant } from 'shared/instant';
import type { KnownPerson } from '../../local/known-person';
import type { Say } from '../language/language';
import { problemWords } from './problem-words';

/** `token` is null where the server was not asked, or could not be. */
export type Entered = { readonly type: 'entered'; readonly person: KnownPerson; readonly token: string | null };
export type NotEntered =
  /** The code of the server's problem. */
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'not-recognised-here' }
  | { readonly type: 'rests'; readonly until: Instant }
  | { readonly type: 'too-long-ago'; readonly days: number }
  /** Nobody of that name has signed in on this device, and the server cannot be reached. */
  | { readonly type: 'unknown-here' };
export type Entry = Entered | NotEntered;

/** Which field of what was sent, by JSON pointer. */
export type SetUpFault = { readonly pointer: string };
export type SettingUp =
  | { readonly type: 'set-up' }
  | { readonly type: 'refused'; readonly code: string; readonly faults: readonly SetUpFault[] }
  | { readonly type: 'unreachable' };

export type FirstPerson = { readonly name: string; readonly signInName: string; readonly password: string };

/** `failed`: this computer could not keep it. */
export type ChosenServer = ServerChoice | 'failed';

/** Which server this computer belongs to, where a person may say so: in a shell. */
export type ServerAddress = {
  readonly host: string | null;
  readonly choose: (typed: string) => Promise<ChosenServer>;
  /** Those whose work waits here for another server. */
  readonly elsewhere: () => Promise<readonly KnownPerson[]>;
};

export type ChoosingAnswer<T> =
  | { readonly type: 'answer'; readonly body: T }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'unreachable' };

/** One-time links with which people choose their password. */
export type PasswordLinks = {
  readonly whose: (token: string) => Promise<ChoosingAnswer<LinkHolder>>;
  readonly choose: (token: string, password: string) => Promise<ChoosingAnswer<null>>;
};

/** What the sign-in screen may ask for. */
export type Door = {
  readonly people: () => Promise<readonly KnownPerson[]>;
  /** null where it is fixed: pages come from it, or whoever started the shell said it. */
  readonly address: ServerAddress | null;
  readonly signIn: (signInName: string, password: string) => Promise<Entry>;
  /** `empty`: nobody can sign in yet. */
  readonly server: () => Promise<'here' | 'empty' | 'unreachable'>;
  readonly setUp: (token: string, first: FirstPerson) => Promise<SettingUp>;
  readonly links: PasswordLinks;
  readonly entered: (entered: Entered) => void;
};

export function entrySentence(entry: NotEntered, say: Say, time: (at: Instant) => string): string {
  switch (entry.type) {
    case 'refused':
      return problemSentence(entry.code, say);
    case 'not-recognised-here':
      return say('door.not-recognised');
    case 'rests':
      return say('door.rests', { time: time(entry.until) });
    case 'too-long-ago':
      return say('door.too-long-ago', { days: entry.days });
    case 'unknown-here':
      return say('door.unknown-here');
  }
}

/** What the server said no with; a code of a newer server is named as it is. */
export function problemSentence(code: string, say: Say): string {
  const id = `problem.${code}`;
  return isProblemWord(id) ? say(id) : say('problem.other', { code });
}

const isProblemWord = (id: string): id is keyof typeof problemWords => Object.hasOwn(problemWords, id);
