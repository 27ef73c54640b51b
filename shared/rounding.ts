// Whole-number arithmetic for money: BigInt inside, safe numbers outside, half away from zero.

/** `numerator / denominator`, rounded half away from zero. The denominator is positive. */
export function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const twice = numerator < 0n ? -numerator * 2n : numerator * 2n;
  const magnitude = (twice + denominator) / (denominator * 2n);
  return numerator < 0n ? -magnitude : magnitude;
}

/** A BigInt as a number; stops loudly where digits would be lost. */
export function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount too large: ${value.toString()}`);
  return number;
}

/**
 * Spreads `total` over `weights` by their absolute size: each part is the floor of its exact share, the
 * units left over go to the largest remainders, ties to the earlier position. Parts sum to `total` exactly.
 * With no weight at all everything goes to the first part.
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const sizes = weights.map((weight) => BigInt(Math.abs(weight)));
  const whole = sizes.reduce((sum, size) => sum + size, 0n);
  const magnitude = BigInt(Math.abs(total));
  const sign = total < 0 ? -1 : 1;
  if (whole === 0n) return weights.map((_, position) => (position === 0 ? total : 0));
  const parts = sizes.map((size) => (magnitude * size) / whole);
  const remainders = sizes.map((size, position) => ({ position, rest: (magnitude * size) % whole }));
  const left = safe(magnitude - parts.reduce((sum, part) => sum + part, 0n));
  remainders.sort((a, b) => (a.rest === b.rest ? a.position - b.position : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(remainders.slice(0, left).map(({ position }) => position));
  return parts.map((part, position) => withSign(safe(part) + (lucky.has(position) ? 1 : 0), sign));
}

/** Keeps zero positive: -0 would not equal 0 after a trip through JSON. */
function withSign(magnitude: number, sign: number): number {
  return magnitude === 0 ? 0 : magnitude * sign;
}
