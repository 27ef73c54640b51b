// Ids are final from the first moment. What the world already identifies gets a name-based id (UUIDv5),
// so two devices that import one file make one thing; all else is a UUIDv7 made at the ends.
import { v5 } from 'uuid';
import { z } from 'zod';
import type { Brand } from './brand';

export type OrganisationId = Brand<string, 'OrganisationId'>;
export type OrderId = Brand<string, 'OrderId'>;
export type ProductId = Brand<string, 'ProductId'>;
export type CustomerId = Brand<string, 'CustomerId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type SiteId = Brand<string, 'SiteId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
export type CommandId = Brand<string, 'CommandId'>;

/** Any UUID from outside, in the one spelling ids are compared in. */
export const uuidSchema = z.guid().toLowerCase();

export const organisationId = (text: string) => text as OrganisationId;
export const orderId = (text: string) => text as OrderId;
export const productId = (text: string) => text as ProductId;
export const customerId = (text: string) => text as CustomerId;
export const personId = (text: string) => text as PersonId;
export const siteId = (text: string) => text as SiteId;
export const deviceId = (text: string) => text as DeviceId;
export const commandId = (text: string) => text as CommandId;

/** Namespace of all name-based ids of Waybill; never changes, or every import would double. */
const NAMESPACE = 'b7e8c1d2-5a34-5c1f-9e0b-3d6f2a417c55';

/**
 * The id of a thing the world already names: UUIDv5 of organisation, source and natural key.
 * The parts are joined with their lengths, so `('a', 'b:c')` and `('a:b', 'c')` differ.
 */
export function derivedId(organisation: OrganisationId, source: string, key: string): string {
  return v5(`${organisation}|${source.length}|${source}|${key}`, NAMESPACE);
}

const settingsIds = new Map<OrganisationId, string>();

/** The one Settings aggregate of an organisation. Asked for with every command, so it is derived only once. */
export function settingsIdOf(organisation: OrganisationId): string {
  const id = settingsIds.get(organisation) ?? derivedId(organisation, 'waybill', 'settings');
  settingsIds.set(organisation, id);
  return id;
}
