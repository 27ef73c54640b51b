// Reading a text as a file, for tests.
import { organisationId } from '../ids';
import { readOrders } from './csv-orders';
import type { Profile } from './profile';
import { profileNamed } from './profiles';
import type { ImportSummary, Judged } from './summary';
import { summaryOf } from './summary';
import type { ReadOrder } from './verdict';

export const organisation = organisationId('0190a000-0000-7000-8000-000000000001');

/** Every character as one byte, which is all that test files need. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

export function knownProfile(name: string): Profile {
  const profile = profileNamed(name);
  if (profile === undefined) throw new Error(`no profile ${name}`);
  return profile;
}

export const readingOf = (profile: string, text: string): readonly ReadOrder[] =>
  readOrders(bytesOf(text), knownProfile(profile), organisation);

/** What a first import into empty books comes to. */
export function judgedAsNew(orders: readonly ReadOrder[]): readonly Judged[] {
  return orders.map((order) => ({
    order,
    outcome: order.verdict.type === 'rejected' ? { type: 'rejected', code: order.verdict.code } : { type: 'imported' },
  }));
}

export const summaryOfFile = (profile: string, bytes: Uint8Array): ImportSummary =>
  summaryOf(judgedAsNew(readOrders(bytes, knownProfile(profile), organisation)), knownProfile(profile).currency);
