// Between a document as the engine knows it and the record at rest: what lists need, and each state stored once.
import { keyOf, ref } from 'shared/aggregate';
import type { AnyState } from 'shared/states';
import { unreachable } from 'shared/unreachable';
import type { DocumentRecord } from './schemas';
import type { LocalDocument } from './store';

const LATEST = 9_999_999_999_999;
const MOMENT_DIGITS = 13;
const TEXT_LENGTH = 100;
/** Room for a text, a space and an id. */
export const RANK_LENGTH = TEXT_LENGTH + 37;
export const ORDER_RANK_LENGTH = MOMENT_DIGITS + 37;

export function recordOf(document: LocalDocument): DocumentRecord {
  const { type, id, base, state, localState, pendingCount, unverified, pinned, gone } = document;
  return {
    key: keyOf(ref(type, id)),
    type,
    id,
    rank: rankOf(document),
    status: 'status' in state ? state.status : '',
    localState,
    pendingCount,
    unverified,
    pinned,
    gone,
    version: base?.version ?? 0,
    epoch: base?.epoch ?? '',
    seq: base?.seq ?? 0,
    body: JSON.stringify(bodyOf(document)),
  };
}

export function documentOf(record: DocumentRecord): LocalDocument {
  const { type, id, version, epoch, seq, localState, pendingCount, unverified, pinned, gone } = record;
  // Written by `recordOf` below this schema's version; kind and state belong together, which the compiler cannot see.
  const { state, said, history, blocked } = JSON.parse(record.body) as Body;
  const base = epoch === '' ? null : { version, epoch, seq, state: said ?? state };
  const local = { localState, pendingCount, unverified, pinned, gone, history, blocked };
  return { type, id, base, state, ...local } as LocalDocument;
}

/** `said` is what the server last said, where the view says something else; left out where they are one. */
type Body = Pick<LocalDocument, 'state' | 'history' | 'blocked'> & { readonly said?: AnyState };

function bodyOf({ base, state, localState, history, blocked }: LocalDocument): Body {
  const body = { state, history, blocked };
  return base === null || localState === 'synced' ? body : { ...body, said: base.state };
}

/** Orders newest first, all else by name; the id makes it unique, so that pages can be cut at it. */
const rankOf = (document: LocalDocument): string => `${sortedBy(document)} ${document.id}`;

function sortedBy(document: LocalDocument): string {
  const { type, state } = document;
  switch (type) {
    case 'order':
      return mirrored(state.status === 'new' ? 0 : Date.parse(state.placedAt));
    case 'product':
      return state.status === 'new' ? '' : sortable(state.sku);
    case 'customer':
      return state.status === 'new' ? '' : sortable(state.profile?.name ?? '');
    case 'person':
      return state.status === 'new' ? '' : sortable(state.name);
    case 'site':
      return state.status === 'new' ? '' : sortable(state.code);
    case 'settings':
    case 'refusal':
      return type;
    default:
      return unreachable(document);
  }
}

/** Counts down as time goes on, in digits of fixed width. */
const mirrored = (millis: number) =>
  String(LATEST - Math.min(Math.max(millis, 0), LATEST)).padStart(MOMENT_DIGITS, '0');

/** Below the space nothing may come, or memory storage, which pads with spaces, would sort otherwise. */
export const sortable = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, TEXT_LENGTH);
