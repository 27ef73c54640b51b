// Which of this device's numbers the server has: "412 made, 412 received" is a proof that nothing was lost on the way.
export type Received = {
  readonly highest: number;
  /** Below the highest, never arrived. */ readonly missing: ReadonlySet<number>;
};

/** @param gaps pairs of first and last missing number */
export function receivedFrom(highest: number, gaps: readonly (readonly [number, number])[]): Received {
  const missing = new Set<number>();
  for (const [from, to] of gaps) for (let seq = from; seq <= to; seq++) missing.add(seq);
  return { highest, missing };
}

/** The same number again changes nothing. */
export function withArrived({ highest, missing }: Received, seqs: readonly number[]): Received {
  const left = new Set(missing);
  let last = highest;
  for (const seq of [...seqs].sort((a, b) => a - b)) {
    for (let between = last + 1; between < seq; between++) left.add(between);
    left.delete(seq);
    last = Math.max(last, seq);
  }
  return { highest: last, missing: left };
}

export const arrived = ({ highest, missing }: Received, seq: number): boolean => seq <= highest && !missing.has(seq);
export const countOf = ({ highest, missing }: Received): number => highest - missing.size;
