// A whole number as it may come in from outside: exact, bounded, and never minus zero, which JSON would not keep.
import { z } from 'zod';

/** Both bounds included. Fractions, NaN and what leaves the safe integers are refused. */
export const wholeNumber = (least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .overwrite((value) => value + 0);
