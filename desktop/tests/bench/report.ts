// One line per measured thing: what, how much, the limit, and whether it was met.
export type Line = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most (`atMost`) or least it may be; null only reports. */
  readonly limit: { readonly kind: 'atMost' | 'atLeast'; readonly value: number } | null;
  /** How the limit came about, where it was measured in the same run. */
  readonly from?: string;
};

export const atMost = (value: number) => ({ kind: 'atMost', value }) as const;
export const atLeast = (value: number) => ({ kind: 'atLeast', value }) as const;

export function met({ value, limit }: Line): boolean {
  if (limit === null) return true;
  return limit.kind === 'atMost' ? value <= limit.value : value >= limit.value;
}

export function written(line: Line): string {
  const { what, value, unit, limit, from } = line;
  const bound =
    limit === null ? 'reported' : `${limit.kind === 'atMost' ? '<=' : '>='} ${rounded(limit.value)} ${unit}`;
  const verdict = limit === null ? '    ' : met(line) ? 'met ' : 'MISS';
  return `${verdict}  ${what.padEnd(64)} ${rounded(value).padStart(10)} ${unit.padEnd(6)} ${bound}${from === undefined ? '' : `  (${from})`}`;
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
