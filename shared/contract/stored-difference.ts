// A stored announcement beside its contract: as it goes out, so that only what is really wrong with it is marked.
import { announcementOf, wireSchemaOf } from './announcements';
import { messageOf, readCloudEvent } from './cloud-event';
import type { MemberRow } from './payload-difference';
import { differenceOf } from './payload-difference';

/** Nothing where nobody knows its type. */
export function storedDifference(stored: unknown): readonly MemberRow[] {
  const event = readCloudEvent(stored);
  const type = event === null ? null : announcementOf(event.type);
  return event === null || type === null ? [] : differenceOf(wireSchemaOf(type), messageOf(event));
}
