// What a device may hold, by what its person may do. Pure; the text of the rule tells devices when it has changed.
import type { AggregateType } from 'shared/aggregate';
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { epochMillis, instantFromMillis, plusSeconds } from 'shared/instant';
import type { Role } from 'shared/person/person';
import type { Settings } from 'shared/settings/settings';
import type { ScopeFilter } from '../store/scope-filter';

/** Who looks, from which device. */
export type Viewer = {
  readonly organisation: OrganisationId;
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  readonly deviceId: DeviceId;
};

export type Scope = {
  /** Days of settled orders besides the open ones; null: no orders at all. */
  readonly orderDays: number | null;
  readonly catalogue: boolean;
  /** Else only the person's own. */
  readonly everybody: boolean;
  /** Refusals of others, to take over. */
  readonly oversees: boolean;
};

const TRADE: readonly Role[] = ['warehouse', 'finance', 'manager'];
const STAFF: readonly Role[] = ['manager', 'admin'];
const DAY = 86_400;
const MINUTE_MS = 60_000;

export function scopeOf(roles: readonly Role[], settings: Pick<Settings, 'workingSetDays'>): Scope {
  const trades = roles.some((role) => TRADE.includes(role));
  return {
    orderDays: trades ? settings.workingSetDays : null,
    catalogue: trades,
    everybody: roles.some((role) => STAFF.includes(role)),
    oversees: roles.includes('manager'),
  };
}

/** The same text as long as the rule is the same. */
export function scopeText({ orderDays, catalogue, everybody, oversees }: Scope): string {
  const orders = orderDays === null ? 'no orders' : `open orders and ${orderDays} days`;
  const people = everybody ? 'all people' : 'own person';
  return [orders, catalogue ? 'catalogue' : 'no catalogue', people, ...(oversees ? ['refusals'] : [])].join(', ');
}

export function filterOf(scope: Scope, viewer: Viewer, now: Instant): ScopeFilter {
  const { orderDays, catalogue, everybody, oversees } = scope;
  return {
    ordersSince: orderDays === null ? null : plusSeconds(wholeMinute(now), -orderDays * DAY),
    catalogue,
    everybody,
    oversees,
    person: viewer.personId,
  };
}

/** So that all who ask within a minute ask for the same. */
const wholeMinute = (now: Instant): Instant => instantFromMillis(Math.floor(epochMillis(now) / MINUTE_MS) * MINUTE_MS);

/** Whether this person may see aggregates of this kind at all, however old. Their own person they always may. */
export function mayRead(scope: Scope, type: AggregateType): boolean {
  switch (type) {
    case 'order':
    case 'product':
    case 'customer':
      return scope.catalogue;
    case 'person':
    case 'site':
    case 'settings':
    case 'refusal':
      return true;
  }
}
