// Whether a MassTransit consumer would accept a message, and why not: the same answer for the command line and the screens.
import { z } from 'zod';
import { instantFrom } from '../instant';
import { announcementTypes, wireSchemaOf } from './announcements';
import type { AnnouncementType } from './announcements';
import { MASS_TRANSIT_CONTENT_TYPE } from './mass-transit';
import { differenceOf } from './payload-difference';

export type Finding = {
  /** JSON pointer into the envelope; empty for the whole. */
  readonly pointer: string;
  readonly code:
    | 'content-type'
    | 'not-json'
    | 'not-an-object'
    | 'no-guid'
    | 'no-message-type'
    | 'other-message-type'
    | 'no-message'
    | 'member'
    | 'not-a-moment'
    | 'no-object'
    | 'no-address';
  readonly message: string;
};

export type Conformance = {
  readonly verdict: 'accepted' | 'refused';
  /** The contract it was read as; null where none fits. */
  readonly type: AnnouncementType | null;
  /** Why it would be refused. */
  readonly faults: readonly Finding[];
  /** It would be accepted all the same. */
  readonly remarks: readonly Finding[];
};

export type Expected = { readonly namespace: string; readonly contentType: string };

/** @param body the message as it stands on the wire */
export function conformanceOf(body: string, { namespace, contentType }: Expected): Conformance {
  const type = checked(
    '',
    contentType.split(';')[0]?.trim().toLowerCase() === MASS_TRANSIT_CONTENT_TYPE,
    'content-type',
    `the content type is ${contentType}, not ${MASS_TRANSIT_CONTENT_TYPE}`,
  );
  const envelope = read(body);
  if (envelope === undefined) return verdict(null, [...type, finding('', 'not-json', 'the body is no JSON')]);
  if (!isMembers(envelope)) return verdict(null, [...type, finding('', 'not-an-object', 'the body is no JSON object')]);
  const known = namedType(envelope.messageType, namespace);
  const faults = [
    ...type,
    ...ids(envelope),
    ...moment(envelope.sentTime),
    ...addresses(envelope),
    ...objects(envelope),
    ...(known === null ? [unnamed(envelope.messageType, namespace)] : []),
    ...messageFaults(envelope.message, known),
  ];
  return verdict(known, faults, remarks(envelope, known));
}

function verdict(
  type: AnnouncementType | null,
  faults: readonly Finding[],
  remarked: readonly Finding[] = [],
): Conformance {
  return { verdict: faults.length === 0 ? 'accepted' : 'refused', type, faults, remarks: remarked };
}

const finding = (pointer: string, code: Finding['code'], message: string): Finding => ({ pointer, code, message });
const checked = (pointer: string, holds: boolean, code: Finding['code'], message: string) =>
  holds ? [] : [finding(pointer, code, message)];

const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';
const isGuid = (value: unknown) => z.guid().safeParse(value).success && value !== EMPTY_GUID;
const isAbsent = (value: unknown) => value === undefined || value === null;

function ids(envelope: Members): readonly Finding[] {
  const wanted = checked('/messageId', isGuid(envelope.messageId), 'no-guid', 'messageId is no GUID');
  const others = ['correlationId', 'conversationId', 'initiatorId', 'requestId'].flatMap((name) =>
    checked(`/${name}`, isAbsent(envelope[name]) || isGuid(envelope[name]), 'no-guid', `${name} is no GUID`),
  );
  return [...wanted, ...others];
}

function moment(sent: unknown): readonly Finding[] {
  const isMoment = isAbsent(sent) || (typeof sent === 'string' && instantFrom(sent) !== null);
  return checked('/sentTime', isMoment, 'not-a-moment', 'sentTime is no moment in ISO 8601');
}

const addresses = (envelope: Members) =>
  ['sourceAddress', 'destinationAddress', 'responseAddress', 'faultAddress'].flatMap((name) => {
    const address = envelope[name];
    const isAddress = isAbsent(address) || (typeof address === 'string' && URL_LIKE.test(address));
    return checked(`/${name}`, isAddress, 'no-address', `${name} is no absolute address`);
  });
const URL_LIKE = /^[a-z][a-z0-9+.-]*:\S+$/i;

const objects = (envelope: Members) =>
  ['headers', 'host'].flatMap((name) =>
    checked(`/${name}`, isAbsent(envelope[name]) || isMembers(envelope[name]), 'no-object', `${name} is no object`),
  );

function namedType(names: unknown, namespace: string): AnnouncementType | null {
  const said: readonly unknown[] = Array.isArray(names) ? names : [];
  return announcementTypes.find((type) => said.includes(`urn:message:${namespace}:${type}`)) ?? null;
}

function unnamed(names: unknown, namespace: string): Finding {
  if (!Array.isArray(names) || names.length === 0)
    return finding('/messageType', 'no-message-type', 'messageType is no list of names: no consumer would be found');
  return finding(
    '/messageType',
    'other-message-type',
    `messageType names no message of ${namespace}: its consumers would skip it`,
  );
}

function messageFaults(message: unknown, type: AnnouncementType | null): readonly Finding[] {
  if (!isMembers(message)) return [finding('/message', 'no-message', 'message is no object')];
  if (type === null) return [];
  return differenceOf(wireSchemaOf(type), message)
    .filter(({ verdict: one }) => one === 'missing' || one === 'wrong')
    .map(({ pointer, problem, verdict: one }) =>
      finding(`/message${pointer}`, 'member', `${one}: ${problem ?? 'not as the contract says'}`),
    );
}

function remarks(envelope: Members, type: AnnouncementType | null): readonly Finding[] {
  const { message, correlationId } = envelope;
  if (type === null || !isMembers(message)) return [];
  const extra = differenceOf(wireSchemaOf(type), message)
    .filter(({ verdict: one }) => one === 'unexpected')
    .map(({ pointer }) => finding(`/message${pointer}`, 'member', 'unknown to the contract and left aside'));
  const guids = ['orderId', 'basketId']
    .filter((name) => !isAbsent(message[name]) && !isGuid(message[name]))
    .map((name) => finding(`/message/${name}`, 'no-guid', 'a consumer that declares it as Guid cannot read it'));
  const correlated = checked(
    '/correlationId',
    correlationId === message.orderId,
    'no-guid',
    'correlationId is not the order: a saga would not find its instance',
  );
  return [...guids, ...correlated, ...extra];
}

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return undefined;
  }
}
