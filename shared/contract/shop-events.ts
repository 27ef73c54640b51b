// What the shop tells us: five messages, in three envelopes, read leniently in form and exactly in content.
// Namespace BookWorm.Contracts; member names in any case; unknown members are left aside.
import { z } from 'zod';
import { orderId, uuidSchema } from '../ids';
import type { OrderId } from '../ids';
import type { Instant } from '../instant';
import { instantFrom } from '../instant';
import { filledText, text } from '../text';
import { faultsOf } from './commands';
import { plainDecimal, readExactJson } from './exact-json';
import type { Members } from './shop-envelopes';
import { bodyOf, membersOf, namesOf, textOf } from './shop-envelopes';

const blankable = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => ((value ?? '').trim() === '' ? null : (value ?? null)));

/** Plain decimal text, whatever way the number was written. */
const exactDecimal = z.string().transform((value, context) => {
  const plain = plainDecimal(value);
  if (plain !== null) return plain;
  context.addIssue({ code: 'custom', message: 'not a decimal number' });
  return z.NEVER;
});

const named = {
  id: filledText(200),
  creationDate: z.string().nullish(),
  orderId: uuidSchema.transform(orderId),
  basketId: filledText(100),
  totalMoney: exactDecimal,
};
const customer = { fullName: blankable(200), email: blankable(320) };

/** One schema per message, on members already brought to camelCase. */
export const shopEventSchemas = {
  UserCheckedOutIntegrationEvent: z.object({ ...named, ...customer }),
  BasketDeletedCompleteIntegrationEvent: z.object(named),
  BasketDeletedFailedIntegrationEvent: z.object({ ...named, email: customer.email }),
  OrderStatusChangedToCompleteIntegrationEvent: z.object({ ...named, ...customer }),
  OrderStatusChangedToCancelIntegrationEvent: z.object({ ...named, ...customer }),
} as const;
export type ShopEventName = keyof typeof shopEventSchemas;

export type ShopEvent = {
  readonly name: ShopEventName;
  readonly messageId: string;
  /** When the shop says it happened; null where it does not say so readably. */
  readonly createdAt: Instant | null;
  readonly orderId: OrderId;
  readonly basketId: string;
  readonly fullName: string | null;
  readonly email: string | null;
  /** Plain decimal text; which currency it is in, the source's configuration says. */
  readonly total: string;
};

export type MalformedCode =
  'too-large' | 'not-json' | 'not-an-object' | 'no-type' | 'no-message-id' | 'invalid-members';

export type ShopMessage =
  | { readonly type: 'event'; readonly event: ShopEvent }
  | { readonly type: 'unknown'; readonly messageId: string | null; readonly name: string }
  | {
      readonly type: 'malformed';
      readonly messageId: string | null;
      readonly code: MalformedCode;
      readonly detail: string;
    };

const MEMBER_NAMES = ['id', 'creationDate', 'orderId', 'basketId', 'fullName', 'email', 'totalMoney'];

export const MAX_MESSAGE_LENGTH = 256 * 1024;

/** Reads any text and never throws. Details name members, never their values. */
export function readShopMessage(raw: string): ShopMessage {
  const whole = raw.replace(/^\uFEFF/, '');
  if (whole.length > MAX_MESSAGE_LENGTH)
    return malformed(null, 'too-large', `more than ${MAX_MESSAGE_LENGTH} characters`);
  const value = readExactJson(whole);
  if (value === undefined) return malformed(null, 'not-json', 'the text is no JSON');
  const envelope = membersOf(value, MEMBER_NAMES);
  if (envelope === null) return malformed(null, 'not-an-object', 'the message is no JSON object');
  return read(envelope);
}

function read(envelope: Members): ShopMessage {
  const body = membersOf(bodyOf(envelope), MEMBER_NAMES) ?? envelope;
  const messageId = messageIdOf(body, envelope);
  const names = namesOf(envelope);
  const [first] = names;
  if (first === undefined) return malformed(messageId, 'no-type', 'neither type nor messageType says what it is');
  const name = names.map(knownName).find((known) => known !== null);
  if (name === undefined || name === null) return { type: 'unknown', messageId, name: first.slice(0, 200) };
  if (messageId === null)
    return malformed(null, 'no-message-id', 'id: a message without an id cannot be told from its repeats');
  const parsed = shopEventSchemas[name].safeParse({ ...camelCased(body), id: messageId });
  if (!parsed.success) return malformed(messageId, 'invalid-members', faultsOf(parsed.error));
  const { creationDate, orderId: order, basketId, totalMoney } = parsed.data;
  const { fullName, email } = { fullName: null, email: null, ...parsed.data };
  const createdAt = momentOf(creationDate ?? textOf(envelope.get('senttime')) ?? textOf(envelope.get('time')));
  return {
    type: 'event',
    event: { name, messageId, createdAt, orderId: order, basketId, fullName, email, total: totalMoney },
  };
}

const camelCased = (members: Members) =>
  Object.fromEntries(MEMBER_NAMES.map((name) => [name, members.get(name.toLowerCase())]));

const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

/** The message's own id is the same in every envelope it may travel in; the envelope's is the second best. */
function messageIdOf(body: Members, envelope: Members): string | null {
  const given = [body.get('id'), envelope.get('messageid'), envelope.get('id')].map(
    (value) => textOf(value)?.trim() ?? '',
  );
  const id = given.find((candidate) => candidate !== '' && candidate !== EMPTY_GUID);
  if (id === undefined || !filledText(200).safeParse(id).success) return null;
  return uuidSchema.safeParse(id).data ?? id;
}

const withoutSuffix = (name: string) => name.toLowerCase().replace(/integrationevent$/, '');
const KNOWN = new Map(
  Object.keys(shopEventSchemas)
    .filter((name): name is ShopEventName => Object.hasOwn(shopEventSchemas, name))
    .map((name) => [withoutSuffix(name), name]),
);

/** `urn:message:BookWorm.Contracts:UserCheckedOutIntegrationEvent`, `Some.Namespace.UserCheckedOut, Assembly` … */
function knownName(name: string): ShopEventName | null {
  const own =
    name
      .split(',')[0]
      ?.split(/[:./+]/)
      .at(-1) ?? '';
  return KNOWN.get(withoutSuffix(own.trim())) ?? null;
}

/** .NET writes moments without an offset where it holds UTC, and the year 1 where none was set. */
function momentOf(said: string | null): Instant | null {
  const moment = said === null ? null : (instantFrom(said) ?? instantFrom(`${said}Z`));
  return moment !== null && moment >= '1970' ? moment : null;
}

const malformed = (messageId: string | null, code: MalformedCode, detail: string): ShopMessage => ({
  type: 'malformed',
  messageId,
  code,
  detail,
});
