// Chance that repeats: the same seed gives the same numbers, on every machine and in every run.

/** The next number, at least 0 and below 1. */
export type Chance = () => number;

/** Mulberry32. @param parts whole numbers that together name the sequence */
export function seeded(...parts: readonly number[]): Chance {
  let state = parts.reduce((mixed, part) => scrambled(mixed ^ part), 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return scrambled(state) / 0x1_0000_0000;
  };
}

function scrambled(value: number): number {
  const once = Math.imul(value ^ (value >>> 15), value | 1);
  const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
  return (twice ^ (twice >>> 14)) >>> 0;
}

/** A whole number, both ends included. */
export const between = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1));

/** @throws where there is nothing to choose from */
export function oneOf<T>(chance: Chance, choices: readonly T[]): T {
  const choice = choices[Math.floor(chance() * choices.length)];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}
