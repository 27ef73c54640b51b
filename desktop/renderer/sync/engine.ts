// The sync engine of one window: connects, greets, sends what is queued, takes in what is new, and begins again after
// every trouble. It knows no RxDB, no screen, no clock and no chance of its own.
import type { Ref } from 'shared/aggregate';
import { PROTOCOL_VERSION } from 'shared/contract/version';
import type { AskOlder } from '../local/board/older-orders';
import type { AskPast } from '../local/past';
import { startOfFeed } from '../local/store';
import { bell } from './bell';
import { notYet } from './connection';
import type { Desk } from './desk';
import type { Fetched, Search, SearchPage } from './fetch';
import { fetchAndPin, search, unpin } from './fetch';
import { askOlder, askPast } from './fetch-past';
import { holds } from './holds';
import type { Leadership } from './leadership';
import type { Course, Running } from './loop';
import { AT_ONCE, run } from './loop';
import { observed } from './observed';
import type { Observed } from './observed';
import type { Pace } from './pace';
import { atFullPace } from './pace';
import { patient } from './patient';
import type { RefreshToken } from './session';
import { askOver, tokensFrom } from './session';
import type { Standing } from './status';
import { standingOf } from './status';
import type { Wire } from './wire';

export type EngineOptions = Desk & {
  readonly wire: Wire;
  readonly leadership: Leadership;
  readonly refreshToken: RefreshToken;
  readonly appVersion: string;
  /** Between which bounds the pause between two looks at the feed is drawn. */
  readonly pollMs?: { readonly least: number; readonly most: number };
  /** How much is taken on at once; as much as the server allows where nobody sits before this. */
  readonly pace?: () => Pace;
  /** Faults of this computer, such as a full disk; the engine goes on after a pause. */
  readonly report: (fault: unknown) => void;
};

export type Engine = {
  readonly standing: () => Standing;
  readonly onStanding: (listener: (standing: Standing) => void) => () => void;
  /** Now, without waiting for a pause to end; also after the server has turned this device away. */
  readonly syncNow: () => void;
  readonly fetch: (refs: readonly Ref[]) => Promise<Fetched>;
  readonly unpin: (refs: readonly Ref[]) => Promise<void>;
  readonly search: (asked: Search) => Promise<SearchPage>;
  /** Orders older than any device holds by itself. */
  readonly older: AskOlder;
  /** What happened to one aggregate before what is held of it. */
  readonly past: AskPast;
  /** Makes all views anew from the feed's beginning. Own commands stay. */
  readonly rebuild: () => void;
  /** Resolves when there is nothing to do but wait. */
  readonly idle: () => Promise<void>;
  /** Ends everything under way; resolves when nothing of the engine is left. */
  readonly stop: () => Promise<void>;
};

const LOOK_MS = { least: 30_000, most: 60_000 };

export function startEngine(options: EngineOptions): Engine {
  const course = beginning();
  const running = runningOf(options, course);
  const standing = running.standing;
  const { bell } = running;
  const leave = [listenToWire(options.wire, running), listenToStore(running)];
  const resign = options.leadership.lead(() => {
    Object.assign(course, { leading: true, prepared: false, greeting: null });
    bell.ring();
    standing.refresh();
  });
  standing.refresh();
  const asking = patient(running.ask, options);
  const ended = run(running);
  return {
    standing: standing.value,
    onStanding: standing.listen,
    syncNow: () => {
      course.hurried = true;
      course.lookAt = AT_ONCE;
      bell.alarm();
    },
    fetch: (refs) => fetchAndPin(options, asking, refs),
    unpin: (refs) => unpin(options, refs),
    search: (asked) => search(asking, asked),
    older: askOlder(asking),
    past: askPast(asking),
    rebuild: () => {
      course.rebuildAsked = true;
      bell.ring();
    },
    idle: async () => {
      await Promise.race([bell.resting(), ended]);
      await standing.quiet();
    },
    stop: async () => {
      course.stopped = true;
      options.wire.close();
      bell.alarm();
      await ended;
      for (const go of [...leave, resign]) go();
      await standing.quiet();
    },
  };
}

const beginning = (): Course => ({
  connection: notYet,
  leading: false,
  prepared: false,
  greeting: null,
  closed: false,
  stopped: false,
  hurried: false,
  rebuildAsked: false,
  head: 0,
  lookAt: AT_ONCE,
  aloneMs: 0,
});

function runningOf(options: EngineOptions, course: Course): Running & { readonly standing: Observed<Standing> } {
  const { timers, random, pollMs = LOOK_MS, pace = atFullPace, appVersion, report, store } = options;
  const wire = closedOnceStopped(options.wire, course);
  const held = holds();
  const known = () => ({
    connection: course.connection,
    leading: course.leading,
    heldBack: held.size(),
    clockAheadMs: course.greeting?.clockAheadMs ?? null,
  });
  const nothing = { queued: 0, accepted: 0, rejected: 0, made: 0, received: null, complete: null };
  const standing = observed<Standing>(
    { ...known(), ...startOfFeed, ...nothing },
    () => standingOf(store, known()),
    report,
  );
  const tokens = tokensFrom(options.refreshToken);
  return {
    desk: options,
    wire,
    tokens,
    ask: askOver(wire, tokens),
    holds: held,
    bell: bell(timers),
    course,
    appVersion,
    protocol: PROTOCOL_VERSION,
    drawLookMs: () => pollMs.least + random() * (pollMs.most - pollMs.least),
    changed: standing.refresh,
    report,
    pace,
    standing,
  };
}

/** Whoever stops the engine closes the connection; none is opened after that. */
const closedOnceStopped = (wire: Wire, course: Course): Wire => ({
  ...wire,
  open: async (handshake) => (course.stopped ? { type: 'unreachable' } : wire.open(handshake)),
});

function listenToWire(wire: Wire, { course, bell }: Running): () => void {
  return wire.listen({
    poked: (head) => {
      course.head = Math.max(course.head, head);
      bell.ring();
    },
    closing: (retryAfterMs) => {
      course.aloneMs = retryAfterMs;
    },
    closed: () => {
      course.closed = true;
      bell.alarm();
    },
  });
}

/** Any window may act; the one that leads hears of it here. */
function listenToStore({ desk, bell, changed }: Running): () => void {
  return desk.store.onChange((what) => {
    if (what === 'commands') bell.ring();
    if (what !== 'documents') changed();
  });
}
