// Any command a desktop or the server could send: every payload has passed its schema. Few ids, so that commands meet.
import * as fc from 'fast-check';
import type { Command } from '../command';
import type { CommandType } from '../command-table';
import { commandTable, isCommandType } from '../command-table';
import { readCommand } from '../contract/commands';
import { commandId, personId } from '../ids';
import { instantFromMillis } from '../instant';
import { ROLES } from '../person/person';
import { SETTINGS, exampleId } from './examples';
import { anyDiscount } from './pricing';

const oneOfIds = (from: number, count: number) => fc.integer({ min: from, max: from + count - 1 }).map(exampleId);
const ids = {
  order: oneOfIds(100, 2),
  product: oneOfIds(200, 2),
  customer: oneOfIds(300, 3),
  person: oneOfIds(400, 3),
  site: oneOfIds(500, 2),
  settings: fc.constant(SETTINGS),
  refusal: oneOfIds(600, 2),
};
const pieces = oneOfIds(700, 3);

const words = fc.constantFrom('Ada', 'Bo', 'Łódź 灯 🏮', 'a'.repeat(20));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
const contact = fc.record({
  fullName: maybe(fc.constantFrom('Ada Byron', ' ')),
  email: maybe(fc.constantFrom('ada@example.org', '')),
});
const total = fc.record({ minor: fc.constantFrom(607, 700, -607), currency: fc.constantFrom('EUR', 'JPY') });
const basketId = fc.constant('basket-1');

const line = fc.record({
  sku: fc.constantFrom('LAMP-1', 'ROPE-2'),
  description: words,
  quantity: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 9 }) },
    { weight: 1, arbitrary: fc.integer({ min: -3, max: 1_000_000 }) },
  ),
  unitPrice: fc.oneof(
    { weight: 12, arbitrary: fc.nat({ max: 500_000 }) },
    { weight: 1, arbitrary: fc.constant(10_000_000_000_000) },
  ),
  discount: maybe(anyDiscount),
  taxBasisPoints: fc.constantFrom(0, 700, 1_900, 10_000),
});

const content = {
  customerId: maybe(ids.customer),
  contact: maybe(contact),
  reference: fc.constantFrom('', 'PO 7'),
  lines: fc.array(line, { maxLength: 3 }),
  discount: maybe(anyDiscount),
  shipping: maybe(fc.record({ minor: fc.integer({ min: -10, max: 900 }), taxBasisPoints: fc.constantFrom(0, 1_900) })),
  taxIncluded: fc.boolean(),
  rounding: fc.constantFrom('line', 'order'),
};

const product = fc.record({
  sku: fc.constantFrom('LAMP-1', 'ROPE-2'),
  name: words,
  barcode: fc.constant(''),
  unitPrice: fc.nat({ max: 3 }),
  currency: fc.constant('EUR'),
  taxBasisPoints: fc.constant(1_900),
});
const customer = fc.record({
  reference: fc.constantFrom('C-1', 'C-2'),
  profile: fc.record({ name: words, email: fc.constant(''), phone: fc.constant(''), address: fc.constant('') }),
});
const viewName = fc.constantFrom('Open', 'Mine');
const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 });
const site = fc.record({ code: fc.constantFrom('HB', 'AP'), name: words });
const nothing = fc.constant({});

const payloads: { readonly [T in CommandType]: fc.Arbitrary<Record<string, unknown>> } = {
  PlaceOrder: fc.record({
    ...content,
    number: fc.constantFrom('W3-000001', '536365'),
    origin: fc.constantFrom('desk', 'import'),
    source: fc.constant(''),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  }),
  AmendOrder: fc.record(content),
  AddNote: fc.record({ noteId: pieces, text: words }),
  PlaceHold: fc.record({ holdId: pieces, reason: words }),
  ReleaseHold: fc.record({ holdId: pieces }),
  CompleteOrder: nothing,
  CancelOrder: fc.record({ reason: words }),
  RetryOrder: nothing,
  RecordCheckout: fc.record({ source: fc.constant('shop'), basketId, contact, total }),
  RecordBasketDeletion: fc.record({
    outcome: fc.constantFrom('complete', 'failed'),
    basketId,
    email: maybe(fc.constant('ada@example.org')),
    total,
  }),
  RecordShopStatus: fc.record({ status: fc.constantFrom('completed', 'cancelled'), basketId, contact, total }),
  PassDeadline: fc.record({ attempts: fc.nat({ max: 3 }) }),
  CreateProduct: product,
  ChangeProduct: product,
  WithdrawProduct: nothing,
  CreateCustomer: customer,
  ChangeCustomer: customer,
  MergeCustomer: fc.record({ mergedId: ids.customer }),
  AddPerson: fc.record({ name: words, signInName: fc.constantFrom('ada', 'bo'), roles }),
  ChangePerson: fc.record({ name: words, roles }),
  DisablePerson: nothing,
  EnablePerson: nothing,
  CreateSite: site,
  ChangeSite: site,
  CloseSite: nothing,
  ChangeSettings: fc.record(
    { completion: fc.constantFrom('byHand', 'proven'), maxAttempts: fc.integer({ min: 1, max: 4 }) },
    { requiredKeys: [] },
  ),
  ShareView: fc.record({ name: viewName, address: fc.constantFrom('', 'q=lamp'), defaultFor: roles }),
  UnshareView: fc.record({ name: viewName }),
  TakeOverRefusal: fc.constant({}),
  AcknowledgeRefusal: fc.record({ takeOver: fc.boolean() }),
};

export const COMMAND_TYPES = Object.keys(commandTable).filter(isCommandType);

/** One command of a type, read as the border reads it. @throws where the payload does not pass its schema */
export function anyOfType(type: CommandType): fc.Arbitrary<Command> {
  return fc
    .record({ subject: ids[commandTable[type].aggregate], payload: payloads[type], by: fc.nat({ max: 2 }) })
    .map(({ subject, payload, by }) => {
      const author = commandTable[type].group === 'system' ? null : personId(exampleId(400 + by));
      const read = readCommand({
        id: commandId(exampleId(0)),
        type,
        v: 1,
        subject,
        payload,
        author,
        occurredAt: instantFromMillis(1_768_478_400_000),
      });
      if (read.type === 'unreadable') throw new Error(`${type}: ${read.detail}`);
      return read.command;
    });
}

const withOwnIds = (commands: readonly Command[]) =>
  commands.map((command, n): Command => ({ ...command, id: commandId(exampleId(10_000 + n)) }));

/** Commands of the given types in a row, each with an id of its own. */
export function anyCommands(types: readonly CommandType[], maxLength: number): fc.Arbitrary<readonly Command[]> {
  return fc.array(fc.oneof(...types.map(anyOfType)), { maxLength }).map(withOwnIds);
}

/** Rows of commands in which something comes to be: the first ones create what the others are about. */
export function anyStory(types: readonly CommandType[], maxLength: number): fc.Arbitrary<readonly Command[]> {
  const beginnings = fc.tuple(
    ...(['PlaceOrder', 'RecordCheckout', 'CreateCustomer', 'CreateCustomer', 'AddPerson', 'AddPerson'] as const).map(
      anyOfType,
    ),
  );
  return fc.tuple(beginnings, anyCommands(types, maxLength)).map(([first, rest]) => withOwnIds([...first, ...rest]));
}
