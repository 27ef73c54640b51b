// Opens what one signed-in person works with: database, commands, engine; and closes it in reverse.
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { v7 } from 'uuid';
import { commandId, settingsIdOf } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { version } from '../package.json';
import type { Acting } from './commands/act';
import { actor, actorOnAll } from './commands/act';
import { packUnsent, takeInUnsent } from './commands/carry';
import { mayForget } from './commands/may-forget';
import { acknowledge, reissue } from './commands/refusals';
import { asker } from './commands/whether';
import { undoing } from './commands/undo';
import { withdrawAll } from './commands/withdraw';
import { openOrderBook } from './local/board/order-book';
import type { LocalDatabase } from './local/database';
import { openDatabase } from './local/database';
import { foldedViews } from './local/folded';
import type { Installation } from './local/installation';
import type { KnownPerson } from './local/known-person';
import type { Source } from './local/live';
import { source } from './local/live';
import {
  localOrderCounts,
  orderCounts,
  organisationSettings,
  peopleNames,
  queuedCommands,
  refusedCommands,
} from './local/queries';
import { rxdbStore } from './local/rxdb-store';
import { seal, unseal } from './local/sealed-text';
import { openSearch, whenIdle } from './local/search/open-search';
import { searchWorker } from './local/search/worker-line';
import type { LocalStore } from './local/store';
import type { Standing } from './screens/standing';
import type { SigningOut, Workplace } from './screens/workplace';
import type { Account } from './sync/account';
import { administration } from './sync/administration';
import { socketWire } from './sync/connect';
import type { Engine } from './sync/engine';
import { startEngine } from './sync/engine';
import { alwaysLeading, webLocksLeadership } from './sync/leadership';
import type { Hands } from './sync/pace';
import { watchHands } from './sync/pace';
import type { RefreshToken } from './sync/session';
import { realTimers } from './sync/timers';
import type { Fresh } from './tokens';
import { heldToken, tokensOf } from './tokens';

export type Opening = {
  readonly person: KnownPerson;
  /** The access token that came with signing in, if any. */
  readonly token: string | null;
  readonly installation: Installation;
  readonly account: Account;
  readonly url: string;
  /** Called once this person has left, whichever way. */
  readonly left: () => void;
};

const now = () => instantFromMillis(Date.now());
const newId = () => commandId(v7());
const databaseName = ({ key }: KnownPerson) => `waybill-${key}`;

/** Written through to the disk before anything is called saved. */
const diskStorage = () => getRxStorageDexie({ chromeTransactionDurability: 'strict' });

export async function openWorkplace(opening: Opening): Promise<Workplace> {
  const { person } = opening;
  const database = await openDatabase({ name: databaseName(person), storage: diskStorage(), multiInstance: true });
  const store = rxdbStore(database);
  const trouble = source<string | null>(null);
  const roles = source(person.roles);
  const who = () => ({ type: 'person', id: person.personId, roles: roles.get() }) as const;
  const folded = foldedViews();
  const report = reportTo(trouble);
  const acting: Acting = { store, organisation: person.organisationId, who, now, newId, report, show: folded.tell };
  const hands = watchHands(window, () => performance.now());
  const token = heldToken(tokensOf(opening.account, person, opening.token, welcome(opening, roles)));
  const engine = engineOf(opening, acting, token.renew, hands.pace);
  const standing = source<Standing>(engine.standing());
  const note = waitingNote(opening);
  const caughtUp = source(false);
  const unlisten = engine.onStanding((next) => {
    standing.set(next);
    if (hasAll(next)) caughtUp.set(true);
    note(next).catch(report);
  });
  const [counts, localCounts] = await Promise.all([orderCounts(database), localOrderCounts(database)]);
  const book = openOrderBook(database, folded, report);
  const search = openSearch(database, { line: searchWorker(report), idle: whenIdle, report });
  const close = async () => {
    search.close();
    book.close();
    counts.close();
    localCounts.close();
    unlisten();
    hands.leave();
    await engine.stop();
  };
  const undone = undoing(acting, actor(acting), person.deviceCode);
  const { act } = undone;
  return {
    ...{ person, database, now, act, standing, trouble, caughtUp, appVersion: version },
    ...{ orderCounts: counts, localCounts, folded, book, search },
    actor: who,
    whether: asker(acting),
    newId: v7,
    actAll: actorOnAll(acting),
    undoing: undone,
    withdrawAll: (ids) => withdrawAll(acting, ids),
    acknowledge: (id) => acknowledge(acting, act, id),
    reissue: (refused, intent) => reissue(acting, act, refused, intent),
    ...{ syncNow: engine.syncNow, older: engine.older, past: engine.past, bring: engine.fetch, letGo: engine.unpin },
    settings: organisationSettings(database, settingsIdOf(person.organisationId)),
    queued: queuedCommands(database),
    refused: refusedCommands(database),
    names: peopleNames(database),
    askAdmin: administration({
      url: opening.url,
      send: (address, request) => fetch(address, request),
      token,
      newId: v7,
    }),
    takeAlong: (passphrase) => takeAlong(acting, passphrase),
    takeIn: (file, passphrase) => takeIn(acting, file, passphrase),
    switchPerson: () => switchPerson(opening, close, store),
    signOut: () => signOut(opening, close, { store, database }),
  };
}

const hasAll = ({ connection, head, cursor }: Standing) => connection.status === 'live' && head > 0 && cursor >= head;

/** Who somebody is, is the server's to say, each time it lets them go on. */
const welcome =
  ({ person, installation }: Opening, roles: Source<KnownPerson['roles']>) =>
  async (fresh: Fresh): Promise<void> => {
    roles.set(fresh.roles);
    await installation.change(person.key, (one) => ({ ...one, ...fresh, lastOnlineAt: now() }));
  };

function engineOf({ person, url }: Opening, acting: Acting, refreshToken: RefreshToken, pace: Hands['pace']): Engine {
  const { store, organisation, report } = acting;
  return startEngine({
    ...{ store, organisation, now, newId, report, refreshToken, pace },
    ...{ person: person.personId, deviceId: person.deviceId, appVersion: version },
    random: Math.random,
    timers: realTimers,
    wire: socketWire({ url }),
    leadership: 'locks' in navigator ? webLocksLeadership(navigator.locks, databaseName(person)) : alwaysLeading,
  });
}

const reportTo = (trouble: Source<string | null>) => (fault: unknown) => {
  console.error(fault);
  trouble.set(fault instanceof Error ? fault.message : String(fault));
};

/** So that the sign-in screen can say "3 waiting for Maria" without opening Maria's database. */
function waitingNote({ installation, person }: Opening): (standing: Standing) => Promise<void> {
  let noted = person.waiting;
  return async ({ queued, accepted, rejected }) => {
    const waiting = { queued: queued + accepted, rejected };
    if (waiting.queued === noted.queued && waiting.rejected === noted.rejected) return;
    noted = waiting;
    await installation.change(person.key, (one) => ({ ...one, waiting }));
  };
}

async function takeAlong(acting: Acting, passphrase: string) {
  const { text, commands } = await packUnsent(acting);
  const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  return { file: await seal(text, passphrase, { subtle: crypto.subtle, randomBytes }), commands };
}

async function takeIn(acting: Acting, file: string, passphrase: string) {
  const opened = await unseal(file, passphrase, crypto.subtle);
  return opened.type === 'text' ? takeInUnsent(acting, opened.text) : opened;
}

async function switchPerson(
  { installation, person, left }: Opening,
  close: () => Promise<void>,
  store: LocalStore,
): Promise<void> {
  await close();
  await store.close();
  await installation.change(person.key, (one) => ({ ...one, present: false }));
  left();
}

type Kept = { readonly store: LocalStore; readonly database: LocalDatabase };

async function signOut(
  { account, installation, person, left }: Opening,
  close: () => Promise<void>,
  kept: Kept,
): Promise<SigningOut> {
  const forgetting = await mayForget(kept.store);
  if (forgetting.type === 'must-not') return forgetting;
  const answer = await account.signOut(person.deviceId);
  if (answer.type === 'unreachable') return { type: 'unreachable' };
  await close();
  await kept.database.remove();
  await installation.forget(person.key);
  left();
  return { type: 'signed-out' };
}
