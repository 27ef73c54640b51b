// A desktop without a screen: the real account, store, engine, wire and commands, and a person who can be told what to do.
import { randomUUID } from 'node:crypto';
import { AGGREGATE_TYPES, ref } from 'shared/aggregate';
import type { CommandId, DeviceId } from 'shared/ids';
import { commandId, deviceId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { v7 } from 'uuid';
import type { Act, Acting } from '../../renderer/commands/act';
import { actor } from '../../renderer/commands/act';
import type { Acknowledged } from '../../renderer/commands/refusals';
import { acknowledge } from '../../renderer/commands/refusals';
import type { Withdrawal } from '../../renderer/commands/withdraw';
import { withdraw } from '../../renderer/commands/withdraw';
import type { LocalDocument, LocalStore } from '../../renderer/local/store';
import type { Session } from '../../renderer/sync/account';
import { account } from '../../renderer/sync/account';
import { socketWire } from '../../renderer/sync/connect';
import type { Engine } from '../../renderer/sync/engine';
import { startEngine } from '../../renderer/sync/engine';
import { alwaysLeading } from '../../renderer/sync/leadership';
import type { RefreshToken } from '../../renderer/sync/session';
import type { Standing } from '../../renderer/sync/status';
import { standingOf } from '../../renderer/sync/status';
import type { Timers } from '../../renderer/sync/timers';
import { realTimers } from '../../renderer/sync/timers';
import type { Wire } from '../../renderer/sync/wire';
import { cookieFetch } from './cookie-fetch';
import type { Disk } from './disk';
import { mortalStore } from './mortal-store';
import type { Account } from './people';
import { signIn } from './people';
import { plug } from './plug';
import { until } from './until';

export type DesktopOptions = {
  readonly url: string;
  readonly account: Account;
  readonly disk: Disk;
  readonly deviceId?: DeviceId;
  /** The clock on the wall in ms since 1970, perhaps wrong. */
  readonly clock?: () => number;
  readonly random?: () => number;
  /** Between the engine and the real wire: where faults come in. */
  readonly wrapWire?: (wire: Wire) => Wire;
  /** Between the engine and the disk, anew in each life. */
  readonly wrapStore?: (store: LocalStore) => LocalStore;
  readonly pollMs?: { readonly least: number; readonly most: number };
  /** Time as the engine waits, perhaps faster than it passes. */
  readonly timers?: Timers;
  /** How long an answer is waited for. */
  readonly answerWithinMs?: number;
  /** Whether the cable is plugged in once they have signed in; it is unless said otherwise. */
  readonly online?: boolean;
  readonly report?: (fault: unknown) => void;
};

export type Desktop = {
  readonly session: Session;
  readonly deviceId: DeviceId;
  /** The store of this life. */
  readonly store: () => LocalStore;
  readonly engine: () => Engine;
  readonly act: Act;
  /** What another window of this desktop acts with. */
  readonly acting: () => Acting;
  readonly withdraw: (id: CommandId) => Promise<Withdrawal>;
  readonly acknowledge: (id: CommandId) => Promise<Acknowledged>;
  /** As the store has it now, not as a screen was last told. */
  readonly status: () => Promise<Standing>;
  /** Nothing queued or accepted, and all read that the server is known to have. @throws after so many ms */
  readonly settled: (withinMs?: number) => Promise<void>;
  /** When the engine has nothing to do but wait. */
  readonly idle: () => Promise<void>;
  readonly views: () => Promise<readonly LocalDocument[]>;
  readonly network: (isIn: boolean) => void;
  /** With name and password once more, as a person does whom the server has signed out. */
  readonly signInAgain: () => Promise<void>;
  /** The access token is no longer known; the next connection has to refresh it. */
  readonly forgetToken: () => void;
  /** In good order; `start` begins the next life. */
  readonly stop: () => Promise<void>;
  /** In no order at all: what is on disk stays, everything under way is lost. */
  readonly crash: () => Promise<void>;
  readonly start: () => Promise<void>;
};

type Life = {
  readonly engine: Engine;
  readonly store: LocalStore;
  readonly acting: Acting;
  readonly act: Act;
  readonly end: () => void;
};

/** Signs in, then starts. @throws where the server does not let them in */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const own = options.deviceId ?? deviceId(randomUUID());
  const jar = new Map<string, string>();
  const session = await signIn(options.url, options.account, own, jar);
  const cable = plug(options.online ?? true);
  const tokens = tokensOf(session, account(options.url, cable.fetch(cookieFetch(jar))));
  const born = () => beginLife(options, session, { refreshToken: tokens.refresh, over: cable.over });
  let life: Life | null = await born();
  const alive = () => {
    if (life === null) throw new Error('this desktop is not running');
    return life;
  };
  const end = async () => {
    const { engine, store } = alive();
    life = null;
    await engine.stop();
    await store.close();
  };
  return {
    session,
    deviceId: own,
    store: () => alive().store,
    engine: () => alive().engine,
    act: (intent, extra) => alive().act(intent, extra),
    acting: () => alive().acting,
    withdraw: (id) => withdraw(alive().acting, id),
    acknowledge: (id) => acknowledge(alive().acting, alive().act, id),
    status: () => statusOf(alive()),
    settled: (withinMs = 30_000) => settled(alive, withinMs),
    idle: () => alive().engine.idle(),
    views: () => viewsOf(alive().store),
    network: cable.set,
    forgetToken: tokens.forget,
    signInAgain: async () => {
      tokens.give((await signIn(options.url, options.account, own, jar)).accessToken);
      alive().engine.syncNow();
    },
    stop: end,
    crash: async () => {
      alive().end();
      await end();
    },
    start: async () => {
      life = await born();
    },
  };
}

type Outside = { readonly refreshToken: RefreshToken; readonly over: (wire: Wire) => Wire };

async function beginLife(options: DesktopOptions, session: Session, { refreshToken, over }: Outside): Promise<Life> {
  const {
    url,
    disk,
    clock = Date.now,
    random = Math.random,
    wrapWire = same,
    wrapStore = same,
    report = () => undefined,
  } = options;
  const mortal = mortalStore(await disk.open());
  const store = wrapStore(mortal.store);
  const { organisationId: organisation, person, device } = session;
  const now = () => instantFromMillis(clock());
  const newId = () => commandId(v7());
  const who = () => ({ type: 'person', id: person.id, roles: person.roles }) as const;
  const acting: Acting = { store, organisation, who, now, newId, report, show: () => undefined };
  const engine = startEngine({
    ...{ store, organisation, now, newId, random, report, refreshToken },
    person: person.id,
    deviceId: device.id,
    timers: options.timers ?? realTimers,
    wire: wrapWire(
      over(
        socketWire({ url, ...(options.answerWithinMs !== undefined && { answerWithinMs: options.answerWithinMs }) }),
      ),
    ),
    leadership: alwaysLeading,
    appVersion: 'system-test',
    ...(options.pollMs !== undefined && { pollMs: options.pollMs }),
  });
  return { engine, store, acting, act: actor(acting), end: mortal.end };
}

const same = <T>(value: T): T => value;

/** The first token comes with the sign-in; the next ones by the cookie, as in a browser. */
function tokensOf(session: Session, server: ReturnType<typeof account>) {
  let token: string | null = session.accessToken;
  const refresh: RefreshToken = async (expired) => {
    if (token !== null && token !== expired) return { type: 'token', token };
    const answer = await server.goOn(session.device.id);
    if (answer.type === 'unreachable') return answer;
    if (answer.type === 'refused') return { type: 'signed-out' };
    token = answer.body.accessToken;
    return { type: 'token', token };
  };
  return { refresh, give: (fresh: string) => void (token = fresh), forget: () => void (token = null) };
}

async function statusOf({ engine, store }: Life): Promise<Standing> {
  const { connection, leading, heldBack, clockAheadMs } = engine.standing();
  return standingOf(store, { connection, leading, heldBack, clockAheadMs });
}

async function settled(alive: () => Life, withinMs: number): Promise<void> {
  let last = '';
  await until(
    async () => {
      const standing = await statusOf(alive());
      last = JSON.stringify(standing);
      const { queued, accepted, cursor, head, connection } = standing;
      return queued === 0 && accepted === 0 && cursor === head && connection.status === 'live';
    },
    { withinMs, otherwise: () => `the desktop did not settle: ${last}` },
  );
}

/** Everything held, of every kind. */
async function viewsOf(store: LocalStore): Promise<readonly LocalDocument[]> {
  const views: LocalDocument[] = [];
  for (const type of AGGREGATE_TYPES) {
    const refs = (await store.bases(type)).map(({ id }) => ref(type, id));
    for (const { document } of (await store.documents(refs)).values()) views.push(document);
  }
  return views;
}
