// The server's clock, as a parameter, so that no test needs to wait for time to pass.
import { instantFromMillis } from 'shared/instant';
import type { Instant } from 'shared/instant';

export type Clock = { readonly now: () => Instant };

export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) };
