// An announcement as it waits in the outbox and leaves: CloudEvents 1.0, structured.
import { z } from 'zod';
import { announcementOf, hasShopMembers } from './announcements';

export const CLOUD_EVENTS_CONTENT_TYPE = 'application/cloudevents+json';

/** As stored. Further attributes are extensions and travel along. */
const storedEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string(),
  time: z.string(),
  data: z.record(z.string(), z.unknown()),
  correlationid: z.string(),
});
export type CloudEvent = Readonly<z.infer<typeof storedEvent>>;

/** @returns null where what is stored is no event: such a message is parked and never leaves. */
export function readCloudEvent(stored: unknown): CloudEvent | null {
  const parsed = storedEvent.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** What a message says: those of the shop's contract carry their own id and moment beside it. */
export function messageOf(event: CloudEvent): Readonly<Record<string, unknown>> {
  const type = announcementOf(event.type);
  if (type === null || !hasShopMembers(type)) return event.data;
  return { ...event.data, id: event.id, creationDate: event.time };
}

/** @param schemaBase where the schemas can be read, as https://waybill.example/schemas; null leaves the attribute out */
export function cloudEventText(event: CloudEvent, schemaBase: string | null): string {
  const dataschema = schemaBase === null ? {} : { dataschema: `${schemaBase}/${event.type}.json` };
  return JSON.stringify({ ...event, ...dataschema, data: messageOf(event) });
}
