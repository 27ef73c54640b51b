// Where the window comes back: where it was, unless that screen is gone or smaller now. Pure.
import { z } from 'zod';

const side = z.int().min(-100_000).max(100_000);
export const boundsSchema = z.strictObject({ x: side, y: side, width: side.positive(), height: side.positive() });
export type Bounds = Readonly<z.infer<typeof boundsSchema>>;
type Size = { readonly width: number; readonly height: number };

const USUAL: Size = { width: 1280, height: 800 };

/** @param areas of the screens there are, without task bars; the first is the main one */
export function boundsFor(kept: Bounds | null, areas: readonly Bounds[], smallest: Size): Bounds {
  const [main] = areas;
  if (main === undefined) return kept ?? { x: 0, y: 0, ...USUAL };
  if (kept === null) return centred(main, fitted(USUAL, main, smallest));
  const most = areas.reduce((best, area) => (shared(area, kept) > shared(best, kept) ? area : best), main);
  const size = fitted(kept, most, smallest);
  if (shared(most, kept) === 0) return centred(main, fitted(kept, main, smallest));
  return {
    x: within(kept.x, most.x, most.x + most.width - size.width),
    y: within(kept.y, most.y, most.y + most.height - size.height),
    ...size,
  };
}

const fitted = ({ width, height }: Size, area: Size, smallest: Size): Size => ({
  width: Math.max(Math.min(width, area.width), smallest.width),
  height: Math.max(Math.min(height, area.height), smallest.height),
});

const centred = (area: Bounds, { width, height }: Size): Bounds => ({
  x: area.x + Math.max(0, Math.floor((area.width - width) / 2)),
  y: area.y + Math.max(0, Math.floor((area.height - height) / 2)),
  width,
  height,
});

/** Kept inside; what is too large begins at the start, where its title can be reached. */
const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

function shared(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
