// How a shop's message arrives, over HTTP or from a queue, brought into the one text that is read and kept: a message that
// says itself what it is stays as it came; one whose carrier says it (a type header, binary CloudEvents) is wrapped, digit for digit.
import { readExactJson } from './exact-json';
import { bodyOf, membersOf, namesOf, textOf } from './shop-envelopes';
import { MAX_MESSAGE_LENGTH } from './shop-events';

export type Carried = {
  readonly body: string;
  /** By name, in any case. Of a queue: its message's properties `type` and `messageId` come as `type` and `message-id`. */
  readonly headers: Readonly<Record<string, unknown>>;
};

/** The prefixes CloudEvents gives its attributes over HTTP and over AMQP. */
const ATTRIBUTE = /^(?:ce[-_]|cloudevents[:_])([a-z0-9]+)$/;
/** What says the type of a bare message, the first that is there. */
const TYPE_HEADERS = ['x-message-type', 'message-type', 'messagetype', 'type'];
const ID_HEADERS = ['x-message-id', 'message-id', 'messageid'];

const LONGEST_HEADER = 1_000;

/** Never throws; what cannot be read is left to the reader, who says why. */
export function inboundText({ body, headers }: Carried): string {
  if (body.length > MAX_MESSAGE_LENGTH) return body;
  const said = lowerCased(headers);
  const attributes = attributesOf(said);
  if (attributes.has('specversion')) return wrapped(body, attributes);
  const type = firstOf(said, TYPE_HEADERS);
  if (type === null || saysItself(body)) return body;
  const id = firstOf(said, ID_HEADERS);
  return wrapped(body, new Map([['type', type], ...(id === null ? [] : [['id', id] as const])]));
}

function saysItself(body: string): boolean {
  const members = membersOf(readExactJson(withoutMark(body)), []);
  return members === null || members.has('specversion') || namesOf(members).length > 0;
}

/** As a structured CloudEvent. What is no JSON object stays as it came, so that it is parked for what it is. */
function wrapped(body: string, attributes: ReadonlyMap<string, string>): string {
  const data = withoutMark(body);
  if (membersOf(readExactJson(data), []) === null) return body;
  const { specversion = '1.0', ...rest } = Object.fromEntries(attributes);
  return `${JSON.stringify({ specversion, ...rest }).slice(0, -1)},"data":${data}}`;
}

const withoutMark = (text: string) => text.replace(/^\uFEFF/, '');

function attributesOf(said: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const attributes = [...said].flatMap(([name, value]) => {
    const attribute = ATTRIBUTE.exec(name)?.[1];
    return attribute === undefined || attribute === 'data' ? [] : [[attribute, value] as const];
  });
  return new Map(attributes);
}

const firstOf = (said: ReadonlyMap<string, string>, names: readonly string[]): string | null =>
  names.map((name) => said.get(name)).find((value) => value !== undefined) ?? null;

function lowerCased(headers: Carried['headers']): ReadonlyMap<string, string> {
  const texts = Object.entries(headers).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value.trim().slice(0, LONGEST_HEADER) : '';
    return text === '' ? [] : [[name.toLowerCase(), text] as const];
  });
  return new Map(texts);
}

/** Which order a text is about, so that those of one order keep their sequence; null where it cannot be read. */
export function orderNamedIn(text: string): string | null {
  if (text.length > MAX_MESSAGE_LENGTH) return null;
  const envelope = membersOf(readExactJson(withoutMark(text)), ['orderId']);
  if (envelope === null) return null;
  const inside = membersOf(bodyOf(envelope), ['orderId']) ?? envelope;
  return textOf(inside.get('orderid'))?.trim().toLowerCase() ?? null;
}
