// The memory of a long-running server: V8 lets a heap double before it collects, which for us is 60 MB of nothing.
import { setFlagsFromString } from 'node:v8';

/** How much a heap may grow beyond what lives before old garbage is collected. Measured by the storms of `npm run bench`. */
const GROWTH_PERCENT = 30;

/** To be called before much is allocated. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
