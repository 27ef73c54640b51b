// What a screen asks for: a command before it has an id, a number, an author and a moment.
import type { BusinessCommand } from 'shared/command';

type Asked<C> = C extends BusinessCommand ? Pick<C, 'type' | 'subject' | 'payload'> : never;
export type Intent = Asked<BusinessCommand>;
