// What a screen asks for: a command before it has an id, a number, an author and a moment.
import type { BusinessCommand } from 'shared/command';
import type { Instant } from 'shared/instant';

type Asked<C> = C extends BusinessCommand ? Pick<C, 'type' | 'subject' | 'payload'> : never;
/** `occurredAt` where it happened at another time than now, as what a file tells of. */
export type Intent = Asked<BusinessCommand> & { readonly occurredAt?: Instant };
