// How many rows at most have a term that begins so: a ranked search of what thousands have takes longer than reading them all.
import type { Row } from './row';

const LONGEST = 4;

export type Commonness = {
  readonly add: (row: Row) => void;
  readonly remove: (row: Row) => void;
  readonly of: (term: string) => number;
};

export function commonness(): Commonness {
  const rows = new Map<string, number>();
  const change = (row: Row, difference: number) => {
    for (const beginning of beginningsOf(row)) {
      const left = (rows.get(beginning) ?? 0) + difference;
      if (left === 0) rows.delete(beginning);
      else rows.set(beginning, left);
    }
  };
  return {
    add: (row) => {
      change(row, 1);
    },
    remove: (row) => {
      change(row, -1);
    },
    of: (term) => rows.get(term.slice(0, LONGEST)) ?? 0,
  };
}

function beginningsOf(row: Row): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const term of row.all.split(' '))
    for (let length = Math.min(LONGEST, term.length); length > 0; length -= 1) beginnings.add(term.slice(0, length));
  return beginnings;
}
