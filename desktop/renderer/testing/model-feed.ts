// What the model server gives out of its books: pages of the feed, fetched aggregates, and which numbers have arrived.
import type { Ref } from 'shared/aggregate';
import type { Fetch } from 'shared/contract/conversation';
import type { FeedDocument, HeldDocument } from 'shared/contract/documents';
import type { Receipt } from 'shared/contract/receipts';
import type { DeviceId, PersonId } from 'shared/ids';
import { commandId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { OrderFilter } from 'shared/order/order-filter';
import { filteredOf, orderMatcher } from 'shared/order/order-filter';
import type { AnyState } from 'shared/states';
import type { Books, HeldHere, Visitor } from './model-books';

export type InScope = (ref: Ref, state: AnyState) => boolean;
export type Scope = { readonly label: string; readonly test: InScope };

type Row = { readonly seq: number; readonly document?: FeedDocument; readonly receipt?: Receipt };

/** Whole numbers, so a page may be longer than its limit. */
export function pageOf(books: Books, scope: Scope, cursor: number, limit: number, visitor: Visitor) {
  const rows = [...documentRows(books, scope, cursor, visitor), ...receiptRows(books, cursor, visitor)];
  rows.sort((a, b) => a.seq - b.seq);
  const complete = rows.length <= limit;
  const last = complete ? books.head : (rows[limit - 1]?.seq ?? books.head);
  const kept = rows.filter(({ seq }) => seq <= last);
  return {
    documents: kept.flatMap(({ document }) => document ?? []),
    receipts: kept.flatMap(({ receipt }) => receipt ?? []),
    cursor: last,
    head: books.head,
    scope: scope.label,
    more: last < books.head,
  };
}

function documentRows(books: Books, { test }: Scope, cursor: number, visitor: Visitor): readonly Row[] {
  const { held, refs } = books;
  return [...held].flatMap(([key, { version, seq, state }]): readonly Row[] => {
    const ref = refs.get(key);
    if (ref === undefined || seq <= cursor) return [];
    const isGiven = ref.type === 'refusal' ? refusalIsGiven(books, ref, state, visitor.person) : test(ref, state);
    if (isGiven === null) return [];
    if (isGiven) return [{ seq, document: { ...ref, version, seq, state, history: [] } }];
    return seq <= visitor.freshUpTo ? [] : [{ seq, document: { ...ref, version, seq, gone: true } }];
  });
}

/** Open ones of others, for a manager; own ones once taken over, until seen. Null: never this person's to know. */
export function refusalIsGiven(
  { people, receipts }: Books,
  { id }: Ref,
  state: AnyState,
  person: PersonId,
): boolean | null {
  if (!('author' in state)) return null;
  if (state.author !== person) return people.get(person)?.includes('manager') === true ? state.status === 'open' : null;
  if (state.takenOverBy === undefined) return null;
  const verdict = receipts.get(commandId(id))?.receipt.verdict;
  return verdict?.status === 'rejected' && !verdict.acknowledged;
}

/** One's own, and what another did with one's own refusals. */
function receiptRows({ receipts }: Books, cursor: number, visitor: Visitor): readonly Row[] {
  const authorOf = (id: Receipt['acknowledges']) => (id === null ? undefined : receipts.get(id)?.receipt.author);
  return [...receipts.values()].flatMap(({ receipt }): readonly Row[] => {
    const { feedSeq, verdict, author, deviceId, acknowledges } = receipt;
    const dealt = acknowledges === null ? undefined : receipts.get(acknowledges)?.receipt.verdict;
    const isOver = dealt?.status === 'rejected' && dealt.acknowledged;
    const isMine = author === visitor.person || (isOver && authorOf(acknowledges) === visitor.person);
    const isOpen = verdict.status === 'rejected' && !verdict.acknowledged;
    const matters = feedSeq > visitor.freshUpTo || deviceId === visitor.deviceId || isOpen;
    return feedSeq > cursor && isMine && matters ? [{ seq: feedSeq, receipt }] : [];
  });
}

const isOlder = (ref: Ref, state: AnyState, filter: OrderFilter) =>
  ref.type === 'order' && 'lines' in state && orderMatcher(filter)(filteredOf(state));

/** Old enough for whatever a test calls older. */
const BEFORE = instantFromMillis(4_000_000_000_000);

export function fetched(books: Books, { test }: Scope, { type, what, after, limit }: Fetch, visitor: Visitor) {
  const { held, refs } = books;
  const wanted = (ref: Ref, { state }: HeldHere) => {
    if (ref.type !== type) return false;
    if (what.by === 'older') return isOlder(ref, state, what.filter) && !test(ref, state);
    if (type === 'refusal' && what.by === 'scope') return refusalIsGiven(books, ref, state, visitor.person) === true;
    return what.by === 'ids' ? what.ids.includes(ref.id) : what.by !== 'scope' || test(ref, state);
  };
  const all = [...held].flatMap(([key, one]): HeldDocument[] => {
    const ref = refs.get(key);
    return ref !== undefined && wanted(ref, one) ? [{ ...ref, ...one, history: [] }] : [];
  });
  const rest = all.filter(({ id }) => after === null || id > after).sort((a, b) => (a.id < b.id ? -1 : 1));
  const documents = rest.slice(0, limit);
  return {
    ok: true as const,
    documents,
    after: documents.length < rest.length ? (documents.at(-1)?.id ?? null) : null,
    total: all.length,
    ...(what.by === 'older' && { before: BEFORE }),
  };
}

export function numbersOf({ receipts }: Books, deviceId: DeviceId) {
  const numbers = [...receipts.values()].flatMap(({ receipt }) =>
    receipt.deviceId === deviceId ? (receipt.deviceSeq ?? []) : [],
  );
  const receivedSeq = Math.max(0, ...numbers);
  const arrived = new Set(numbers);
  const gaps: [number, number][] = [];
  for (let seq = 1; seq < receivedSeq; seq++) if (!arrived.has(seq)) gaps.push([seq, seq]);
  return { receivedSeq, gaps };
}
