// The envelope MassTransit's consumers read. Names and forms are theirs; ids are GUIDs, decimals are text.
import type { Instant } from '../instant';
import { uuidSchema } from '../ids';
import { announcementOf } from './announcements';
import type { CloudEvent } from './cloud-event';
import { messageOf } from './cloud-event';

export const MASS_TRANSIT_CONTENT_TYPE = 'application/vnd.masstransit+json';
export const DEFAULT_NAMESPACE = 'BookWorm.Contracts';

export type SendingHost = {
  readonly machineName: string;
  readonly processName: string;
  readonly processId: number;
  readonly assembly: string;
  readonly assemblyVersion: string;
};

export type MassTransitForm = { readonly namespace: string; readonly host: SendingHost };

/** Also the exchange's name; null for an event that has no .NET type. */
export function dotNetTypeOf(event: CloudEvent, namespace: string): string | null {
  const type = announcementOf(event.type);
  return type === null ? null : `${namespace}:${type}`;
}

const ENVELOPE_ATTRIBUTES = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
  'correlationid',
  'conversationid',
]);
/** What other tools look for under their own names. */
const HEADERS_AS_THEY_ARE = new Set(['traceparent', 'tracestate']);

/** @returns null for an event that has no .NET type */
export function massTransitEnvelope(event: CloudEvent, { namespace, host }: MassTransitForm, sentTime: Instant) {
  const type = dotNetTypeOf(event, namespace);
  if (type === null) return null;
  return {
    messageId: event.id,
    correlationId: event.correlationid,
    conversationId: guidOr(event.conversationid, event.correlationid),
    sourceAddress: event.source,
    messageType: [`urn:message:${type}`],
    message: messageOf(event),
    sentTime,
    headers: headersOf(event),
    host: { ...host, frameworkVersion: '', massTransitVersion: '', operatingSystemVersion: '' },
  };
}

/** A conversation that began outside may have any name; in the envelope it has to be a GUID. */
const guidOr = (id: unknown, instead: string) => uuidSchema.safeParse(id).data ?? instead;

/** Written out as a loop: this runs for every message that leaves. */
function headersOf(event: CloudEvent): Readonly<Record<string, unknown>> {
  const headers: Record<string, unknown> = { 'waybill-time': event.time, 'waybill-type': event.type };
  for (const [name, value] of Object.entries(event))
    if (!ENVELOPE_ATTRIBUTES.has(name)) headers[HEADERS_AS_THEY_ARE.has(name) ? name : `waybill-${name}`] = value;
  return headers;
}
