// The keys of the queue. Letters act only where single keys are on; what moves the cursor acts only while nothing else has it.

export type Press =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'mark'
  | 'mark-next'
  | 'mark-previous'
  | 'mark-all'
  | 'clear'
  | 'again'
  | 'open'
  | 'discard'
  | 'ask'
  | 'take-over';

export type Pressed = {
  readonly key: string;
  readonly shift: boolean;
  readonly control: boolean;
  /** Whether single letters act. */
  readonly letters: boolean;
  /** Whether the queue, or nothing, has the focus. */
  readonly inQueue: boolean;
};

const LETTERS: Readonly<Record<string, Press>> = {
  j: 'next',
  k: 'previous',
  e: 'again',
  a: 'ask',
  t: 'take-over',
  '#': 'discard',
};
/** Wherever the focus is, and with single keys off too. */
const KEYS: Readonly<Record<string, Press>> = { F2: 'again' };
const MOVES: Readonly<Record<string, Press>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ' ': 'mark',
  Enter: 'open',
  Escape: 'clear',
};
const SHIFTED: Readonly<Record<string, Press>> = { ArrowDown: 'mark-next', ArrowUp: 'mark-previous' };

export function pressOf({ key, shift, control, letters, inQueue }: Pressed): Press | null {
  if (control) return inQueue && key.toLowerCase() === 'a' ? 'mark-all' : null;
  const letter = letters ? LETTERS[key.toLowerCase()] : undefined;
  const act = letter ?? KEYS[key];
  if (act !== undefined) return act;
  if (!inQueue) return null;
  return (shift ? SHIFTED[key] : MOVES[key]) ?? null;
}
