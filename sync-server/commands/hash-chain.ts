// Each event's hash covers the one before it, so that nobody can change or drop a stored event unseen.
import { createHash, hash, randomUUID } from 'node:crypto';
import { canonicalJson } from 'shared/canonical-json';
import type { StoredEvent } from '../store/events';

type Members = Readonly<Record<string, unknown>>;

/** What an event's hash covers. Its place in the feed is left out: it is not known yet when the chain is forged. */
type Link = {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly v: number;
  readonly data: Members;
  /** Hexadecimal; null where the event says nothing of a person. */
  readonly privateHash: string | null;
  readonly commandId: string;
  readonly userId: string | null;
  readonly deviceId: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
};

/** sha256(previous hash ‖ canonical JSON of the event). @param previous null before the first event */
export function chainedHash(previous: Buffer | null, link: Link): Buffer {
  const chain = createHash('sha256');
  if (previous !== null) chain.update(previous);
  return chain.update(canonicalJson(link)).digest();
}

/** Personal members with a salt of their own, kept together: when they go, nothing is left to guess them by. */
type Sealed = { readonly salt: string; readonly fields: Members };

export function sealed(fields: Members): Sealed {
  return { salt: randomUUID(), fields };
}

/** Hexadecimal. */
export function sealHash({ salt, fields }: Sealed): string {
  return hash('sha256', salt + canonicalJson(fields));
}

/** The version of the first event that does not fit its chain, or whose personal part was changed; null: all fit. */
export function brokenLink(events: readonly StoredEvent[]): number | null {
  let previous: Buffer | null = null;
  for (const event of events) {
    const { hash, feedSeq: _, private: secret, ...link } = event;
    const forged = secret !== null && sealHash(secret) !== event.privateHash;
    previous = chainedHash(previous, link);
    if (forged || previous.toString('hex') !== hash) return event.version;
  }
  return null;
}
