// Another payload for a parked message: it stays the same message, under its own id, type and place in the order.
import { announcementOf, announcementSchemas } from 'shared/contract/announcements';
import { readCloudEvent } from 'shared/contract/cloud-event';
import { differenceOf } from 'shared/contract/payload-difference';
import type { ParkedContent } from '../store/parked-messages';

export type Mended =
  | {
      readonly type: 'mended';
      readonly payload: Readonly<Record<string, unknown>>;
      readonly changed: readonly string[];
    }
  | { readonly type: 'refused'; readonly problem: string };

/** What may never differ: by these consumers tell repeats, order and meaning. */
const FIXED = ['specversion', 'id', 'source', 'type', 'subject', 'time', 'correlationid', 'partitionkey', 'sequence'];

/** @param text the whole CloudEvent as JSON, as `parked show` prints it; or the data alone */
export function mendingOf({ payload }: Pick<ParkedContent, 'payload'>, text: string): Mended {
  const given = read(text);
  if (given === null) return refused('The payload is no JSON object.');
  const wanted = Object.hasOwn(given, 'specversion') ? given : { ...payload, data: given };
  const moved = FIXED.filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(payload[name]));
  if (moved.length > 0) return refused(`${moved.join(', ')} must stay as they are.`);
  const event = readCloudEvent(wanted);
  if (event === null) return refused('The payload is no CloudEvent.');
  const type = announcementOf(event.type);
  const bad =
    type === null
      ? []
      : differenceOf(announcementSchemas[type], event.data).filter(({ verdict }) => verdict !== 'good');
  if (bad.length > 0)
    return refused(
      bad.map(({ pointer, verdict, problem }) => `${verdict} /data${pointer}: ${problem ?? ''}`).join('\n'),
    );
  return { type: 'mended', payload: wanted, changed: changedPointers(payload, wanted, '') };
}

const refused = (problem: string): Mended => ({ type: 'refused', problem });

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON pointers, never values: these may be a customer's. */
function changedPointers(before: Members, after: Members, path: string): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (isMembers(old) && isMembers(now)) return changedPointers(old, now, `${path}/${name}`);
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [`${path}/${name}`];
  });
}

function read(text: string): Members | null {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : null;
  } catch {
    return null;
  }
}
