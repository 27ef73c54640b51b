// Tells a scanner from a person by the speed of its keys. A scanner types at least six, fast, and ends with Enter or Tab.

export type Rules = {
  /** Between two keys, in ms; half of the gaps may be longer. */
  readonly medianGapMs: number;
  readonly endedBy: readonly string[];
  /** How long a key outside a text field waits for the next one before it is taken for a person's. */
  readonly holdMs: number;
};
export const RULES: Rules = { medianGapMs: 35, endedBy: ['Enter', 'Tab'], holdMs: 40 };

export type Burst =
  | { readonly status: 'idle' }
  | { readonly status: 'collecting'; readonly text: string; readonly gaps: readonly number[]; readonly lastAt: number }
  | { readonly status: 'scanned'; readonly text: string };

export const idle: Burst = { status: 'idle' };

const SHORTEST = 6;
/** So many keys at that speed are no person's. */
const TELLING = 3;

/** After so long a gap something new begins. */
export const longestGap = ({ medianGapMs }: Rules): number => 3 * medianGapMs;

/** @param key the character a key types, or its name, as in `KeyboardEvent.key` */
export function burstAfter(burst: Burst, key: string, atMs: number, rules: Rules = RULES): Burst {
  if (burst.status === 'collecting' && rules.endedBy.includes(key))
    return isWhole(burst, rules) && atMs - burst.lastAt <= longestGap(rules)
      ? { status: 'scanned', text: burst.text }
      : idle;
  if ([...key].length !== 1) return idle;
  const gap = burst.status === 'collecting' ? atMs - burst.lastAt : Infinity;
  if (burst.status !== 'collecting' || gap > longestGap(rules))
    return { status: 'collecting', text: key, gaps: [], lastAt: atMs };
  return { status: 'collecting', text: burst.text + key, gaps: [...burst.gaps, gap], lastAt: atMs };
}

/** Whether all that is missing is the end. */
export const isWhole = (burst: Burst, rules: Rules = RULES): boolean =>
  burst.status === 'collecting' && [...burst.text].length >= SHORTEST && isFast(burst.gaps, rules);

/** Whether no person types like that, though it may be too short yet. */
export const isTelling = (burst: Burst, rules: Rules = RULES): boolean =>
  burst.status === 'collecting' && [...burst.text].length >= TELLING && isFast(burst.gaps, rules);

function isFast(gaps: readonly number[], { medianGapMs }: Rules): boolean {
  const sorted = [...gaps].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] ?? Infinity) <= medianGapMs;
}
