// Where one can go, in the order of the day. What a person's roles cannot use is not shown.
import type { Role } from 'shared/person/person';
import { GROUP_ROLES } from 'shared/policy';
import type { IconName } from '../../ui/icon';
import type { WordId } from '../language/catalog';

export type Place = {
  readonly to:
    | '/orders'
    | '/capture'
    | '/attention'
    | '/products'
    | '/customers'
    | '/people'
    | '/devices'
    | '/health'
    | '/sinks'
    | '/parked'
    | '/retention'
    | '/settings'
    | '/import';
  readonly words: WordId;
  readonly icon: IconName;
  /** Pressed after `g`. */
  readonly key: string;
  readonly group: 'nav.work' | 'nav.masters' | 'nav.admin';
  readonly roles: readonly Role[];
};

const EVERYBODY: readonly Role[] = ['warehouse', 'finance', 'manager', 'admin'];

export const PLACES: readonly Place[] = [
  { to: '/orders', words: 'nav.orders', icon: 'orders', key: 'o', group: 'nav.work', roles: EVERYBODY },
  {
    to: '/capture',
    words: 'nav.capture',
    icon: 'pencil',
    key: 'n',
    group: 'nav.work',
    roles: GROUP_ROLES.orders,
  },
  { to: '/attention', words: 'nav.attention', icon: 'inbox', key: 'i', group: 'nav.work', roles: EVERYBODY },
  { to: '/import', words: 'nav.import', icon: 'import', key: 'f', group: 'nav.work', roles: GROUP_ROLES.orders },
  {
    to: '/products',
    words: 'nav.products',
    icon: 'package',
    key: 'p',
    group: 'nav.masters',
    roles: GROUP_ROLES.orders,
  },
  {
    ...{ to: '/customers', words: 'nav.customers', icon: 'contact', key: 'c' },
    ...{ group: 'nav.masters', roles: GROUP_ROLES.orders },
  },
  {
    ...{ to: '/health', words: 'nav.health', icon: 'heart', key: 'a' },
    ...{ group: 'nav.admin', roles: GROUP_ROLES.administration },
  },
  {
    ...{ to: '/people', words: 'nav.people', icon: 'users', key: 'u' },
    ...{ group: 'nav.admin', roles: GROUP_ROLES.administration },
  },
  {
    ...{ to: '/devices', words: 'nav.devices', icon: 'monitor', key: 'v' },
    ...{ group: 'nav.admin', roles: GROUP_ROLES.administration },
  },
  {
    ...{ to: '/sinks', words: 'nav.sinks', icon: 'send', key: 'k' },
    ...{ group: 'nav.admin', roles: GROUP_ROLES.administration },
  },
  {
    ...{ to: '/parked', words: 'nav.parked', icon: 'pause', key: 'q' },
    ...{ group: 'nav.admin', roles: GROUP_ROLES.administration },
  },
  {
    ...{ to: '/retention', words: 'nav.retention', icon: 'clock', key: 't' },
    ...{ group: 'nav.admin', roles: GROUP_ROLES.administration },
  },
  {
    ...{ to: '/settings', words: 'nav.settings', icon: 'sliders', key: 's' },
    ...{ group: 'nav.admin', roles: GROUP_ROLES.administration },
  },
];

export const isPlaceFor =
  (held: readonly Role[]) =>
  ({ roles }: Place): boolean =>
    roles.some((role) => held.includes(role));

export const placesFor = (held: readonly Role[]): readonly Place[] => PLACES.filter(isPlaceFor(held));
