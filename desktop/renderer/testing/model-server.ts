// An honest server in memory: it decides by the shared code and answers as PROTOCOL.md says.
// It can be restored from an earlier picture, change its scope, and stumble over what it is told to.
import { keyOf } from 'shared/aggregate';
import type { Fetch, Hello, HelloAck } from 'shared/contract/conversation';
import { transportError } from 'shared/contract/codes';
import type { Limits } from 'shared/contract/version';
import { LIMITS, PROTOCOL_VERSION } from 'shared/contract/version';
import type { OrganisationId, PersonId } from 'shared/ids';
import { byteLength } from 'shared/text';
import type { Books, ServerPicture, Visitor } from './model-books';
import { emptyBooks, enter, pictureOf, restoreBooks } from './model-books';
import type { InScope, Scope } from './model-feed';
import { fetched, numbersOf, pageOf, refusalIsGiven } from './model-feed';

export type ModelServer = ReturnType<typeof modelServer>;

type Pull = { readonly cursor: number; readonly epoch: string | null; readonly limit: number };
/** What a test may change while the server runs. */
type Terms = { pageRows: number; backedUpTo: number; limits: Limits };
type Push = { readonly commands: readonly unknown[] };

const TOO_LARGE = { ok: false as const, error: transportError('TOO_LARGE', 'more bytes than the limit') };
const EPOCH_CHANGED = { ok: false as const, error: transportError('EPOCH_CHANGED', 'another epoch') };

export function modelServer(organisation: OrganisationId, people: Books['people']) {
  const books = emptyBooks(organisation, people);
  const terms: Terms = { pageRows: LIMITS.pullRows, backedUpTo: 0, limits: LIMITS };
  let scope: Scope = { label: 'all', test: () => true };
  const pokes = new Set<(head: number) => void>();
  const pokeAll = () => {
    for (const poke of [...pokes]) poke(books.head);
  };
  const epoch = () => `00000000-0000-4000-8000-${String(books.epoch).padStart(12, '0')}`;

  const hello = ({ clock }: Hello, visitor: Visitor): HelloAck => {
    const { person, deviceId } = visitor;
    visitor.epoch = epoch();
    return {
      ...{
        ok: true,
        protocol: PROTOCOL_VERSION,
        epoch: epoch(),
        head: books.head,
        scope: scope.label,
        serverTime: clock,
      },
      person: { id: person, name: 'Someone', roles: [...(people.get(person) ?? [])] },
      ...{ limits: terms.limits, backedUpTo: terms.backedUpTo, commandVersions: {} },
      ...numbersOf(books, deviceId),
    };
  };
  const push = ({ commands }: Push, visitor: Visitor) => {
    if (visitor.epoch !== epoch()) return EPOCH_CHANGED;
    if (byteLength(JSON.stringify({ commands })) > terms.limits.pushBytes) return TOO_LARGE;
    const results = commands.map((command) => enter(books, command, visitor));
    pokeAll();
    return { ok: true as const, results, head: books.head };
  };
  const pull = ({ cursor, epoch: theirs, limit }: Pull, visitor: Visitor) => {
    if (cursor > books.head || (theirs !== null && theirs !== epoch())) return EPOCH_CHANGED;
    if (cursor === 0) visitor.freshUpTo = books.head;
    return { ok: true as const, ...pageOf(books, scope, cursor, Math.min(limit, terms.pageRows), visitor) };
  };
  const fetch = (asked: Fetch, visitor: Visitor) => {
    const limit = asked.what.by === 'ids' ? asked.limit : Math.min(asked.limit, terms.pageRows);
    return fetched(books, scope, { ...asked, limit }, visitor);
  };

  return {
    organisation,
    answers: { hello, push, pull, fetch, token: () => ({ ok: true as const, expiresAt: '2027-01-01T00:00:00.000Z' }) },
    onPoke: (listener: (head: number) => void) => {
      pokes.add(listener);
      return () => pokes.delete(listener);
    },
    head: () => books.head,
    epoch,
    scope: () => scope.label,
    document: (key: string) => books.held.get(key),
    keys: () => [...books.held.keys()],
    /** Whether this person's devices hold it: a refusal is given to few. */
    inScope: (key: string, person: PersonId) => {
      const ref = books.refs.get(key);
      const one = books.held.get(key);
      if (ref === undefined || one === undefined) return false;
      return ref.type === 'refusal'
        ? refusalIsGiven(books, ref, one.state, person) === true
        : scope.test(ref, one.state);
    },
    receipts: () => [...books.receipts.values()].map(({ receipt }) => receipt),
    log: () => books.log,
    /** Names commands by id, aggregates by key. */
    stumbleOver: (...names: readonly (string | Parameters<typeof keyOf>[0])[]) => {
      for (const name of names) books.faults.add(typeof name === 'string' ? name : keyOf(name));
    },
    heal: () => {
      books.faults.clear();
    },
    setScope: (label: string, test: InScope) => {
      scope = { label, test };
      pokeAll();
    },
    terms,
    picture: (): ServerPicture => pictureOf(books),
    /** A new epoch, unless the administrator did it behind the program's back. */
    restore: (picture: ServerPicture, newEpoch = true) => {
      restoreBooks(books, picture);
      if (newEpoch) books.epoch += 1;
    },
  };
}
