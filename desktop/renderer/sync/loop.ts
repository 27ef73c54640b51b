// The engine's one thread of work: connect, greet, work until something is wrong, wait, begin again.
import type { Bell } from './bell';
import { backoff } from './backoff';
import type { Connection, ConnectionEvent } from './connection';
import { attemptsOf, connectionAfter } from './connection';
import { cycle } from './cycle';
import type { Desk } from './desk';
import type { Greeting } from './greet';
import { greet } from './greet';
import type { Holds } from './holds';
import { countOf, withArrived } from './numbers';
import { openSession } from './open-session';
import type { Pace } from './pace';
import { prepare } from './prepare';
import { beginRebuild } from './rounds';
import type { Ask, Tokens, Trouble } from './session';
import type { Wire } from './wire';

/** What changes as the engine runs; all of it can be forgotten at any moment. */
export type Course = {
  connection: Connection;
  leading: boolean;
  prepared: boolean;
  greeting: Greeting | null;
  /** The connection that was open is not any more. */
  closed: boolean;
  stopped: boolean;
  /** Somebody wants it now. */
  hurried: boolean;
  rebuildAsked: boolean;
  /** The feed's end as far as anything has told it. */
  head: number;
  /** When to look at the feed although nobody spoke of anything new. */
  lookAt: number;
  /** How long the server wants to be left alone. */
  aloneMs: number;
};

export type Running = {
  readonly desk: Desk;
  readonly wire: Wire;
  readonly tokens: Tokens;
  readonly ask: Ask;
  readonly holds: Holds;
  readonly bell: Bell;
  readonly course: Course;
  readonly appVersion: string;
  readonly protocol: number;
  readonly drawLookMs: () => number;
  readonly changed: () => void;
  readonly report: (fault: unknown) => void;
  readonly pace: () => Pace;
};

export const AT_ONCE = 0;

export async function run(running: Running): Promise<void> {
  const { course, wire } = running;
  while (!course.stopped) {
    const trouble = (await guarded(running, () => prepared(running))) ?? (await converse(running));
    wire.close();
    course.greeting = null;
    if (!course.stopped) await recover(running, trouble);
  }
  move(running, { type: 'stopped' });
}

/** Until something is wrong. */
async function converse(running: Running): Promise<Trouble> {
  const { course, desk, wire, tokens, appVersion, protocol } = running;
  course.closed = false;
  move(running, { type: 'tried' });
  const trouble = await guarded(running, async () => {
    const { epoch } = await desk.store.position();
    return openSession(wire, tokens, { deviceId: desk.deviceId, protocol, appVersion, epoch });
  });
  if (trouble !== null) return trouble;
  while (!course.stopped && !course.closed) {
    const began = desk.timers.now();
    const found = await guarded(running, () => step(running));
    if (found === 'more') move(running, { type: 'worked' });
    else if (found === null) await restAfterWork(running, began);
    else if (found.type === 'lost' || found.type === 'stop') return found;
    else await restOnRequest(running, found);
  }
  return { type: 'lost' };
}

/** One thing at a time: what a crash left half done, then the greeting, then work. */
async function step(running: Running): Promise<Trouble | 'more' | null> {
  const { desk, course } = running;
  const trouble = (await prepared(running)) ?? (await greeted(running));
  if (trouble !== null || !course.leading) return trouble;
  if (course.rebuildAsked) await beginRebuild(desk.store);
  const pullAnyway = course.rebuildAsked || desk.timers.now() >= course.lookAt;
  course.rebuildAsked = false;
  if (pullAnyway) course.lookAt = desk.timers.now() + running.drawLookMs();
  const stopped = await work(running, pullAnyway);
  if (stopped !== null && stopped !== 'more' && pullAnyway) course.lookAt = AT_ONCE;
  return stopped;
}

async function prepared({ course, desk }: Running): Promise<Trouble | null> {
  if (!course.leading || course.prepared) return null;
  await prepare(desk);
  course.prepared = true;
  return null;
}

async function greeted(running: Running): Promise<Trouble | null> {
  const { course, desk, ask } = running;
  if (course.greeting !== null) return null;
  const leads = course.leading;
  const greeting = await greet(desk, ask, leads);
  if (greeting.type !== 'greeted') return greeting;
  if (leads !== course.leading) return greeted(running);
  course.greeting = greeting;
  course.head = greeting.head;
  course.lookAt = desk.timers.now();
  move(running, { type: 'greeted' });
  return null;
}

async function work(
  { desk, ask, holds, course, pace }: Running,
  pullAnyway: boolean,
): Promise<Trouble | 'more' | null> {
  if (course.greeting === null) return null;
  const { bounds, pageRows } = course.greeting;
  const trouble = await cycle({
    ...{ desk, ask, holds, pullAnyway },
    bounds: () => ({ ...bounds, commands: Math.min(bounds.commands, pace().commands) }),
    pageRows: () => Math.min(pageRows, pace().pageRows),
    head: () => course.head,
    headSeen: (head) => {
      course.head = Math.max(course.head, head);
    },
    arrived: (seqs) => {
      if (course.greeting === null) return;
      course.greeting = { ...course.greeting, received: withArrived(course.greeting.received, seqs) };
    },
  });
  await noteReceived(desk, course.greeting);
  return trouble;
}

/** Kept, so that other windows can tell it, and this one when it is offline. */
async function noteReceived({ store }: Desk, greeting: Greeting | null): Promise<void> {
  if (greeting === null) return;
  const received = countOf(greeting.received);
  if (received !== (await store.position()).received) await store.setPosition({ received });
}

/** A fault of this computer, such as a full disk, is told and waited out; every step can be repeated. */
async function guarded<Found>(running: Running, attempt: () => Promise<Found>): Promise<Found | Trouble> {
  try {
    return await attempt();
  } catch (fault) {
    running.report(fault);
    return { type: 'wait', atLeastMs: 0 };
  }
}

async function restAfterWork(running: Running, began: number): Promise<void> {
  const { course, desk, holds, bell } = running;
  course.hurried = false;
  move(running, { type: 'worked' });
  const next = course.leading ? Math.min(course.lookAt, holds.nextAfter(began) ?? Infinity) : Infinity;
  await bell.rest(next === Infinity ? null : Math.max(0, next - desk.timers.now()), 'ring');
}

/** The connection stays; the server asked for patience, or to be greeted anew. */
async function restOnRequest(running: Running, trouble: Exclude<Trouble, { type: 'lost' | 'stop' }>): Promise<void> {
  const { course, bell } = running;
  const inVain = attemptsOf(course.connection) > 0;
  move(running, { type: 'asked-to-wait' });
  if (trouble.type === 'greet-again') course.greeting = null;
  if (trouble.type === 'wait' || inVain) await bell.rest(pauseOf(running, trouble), 'alarm');
}

/** Without a connection. A person who wants it now does not wait. */
async function recover(running: Running, trouble: Trouble): Promise<void> {
  const { course, bell } = running;
  if (!course.hurried) bell.hush();
  if (trouble.type === 'stop') {
    running.tokens.forget();
    move(running, { type: 'rejected', reason: trouble.reason });
    await bell.rest(null, 'alarm');
  } else {
    move(running, { type: 'lost' });
    await bell.rest(Math.max(course.aloneMs, pauseOf(running, trouble)), 'alarm');
  }
  course.aloneMs = 0;
  course.hurried = false;
}

function pauseOf({ course, desk }: Running, trouble: Trouble): number {
  const atLeastMs = trouble.type === 'wait' ? trouble.atLeastMs : 0;
  return Math.max(atLeastMs, backoff(Math.max(1, attemptsOf(course.connection)), desk.random()));
}

function move(running: Running, event: ConnectionEvent): void {
  running.course.connection = connectionAfter(running.course.connection, event);
  running.changed();
}
