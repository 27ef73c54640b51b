// One round of work while the connection is up: first what goes up, then what comes down, each for a bounded time.
import { forgetOld } from './retention';
import { pushQueue } from './push';
import { receivePage } from './receive';
import { endRound, placeToAskFrom } from './rounds';
import { fetchScope } from './scope';
import type { Bounds } from './batch';
import type { Desk } from './desk';
import type { Holds } from './holds';
import type { Ask, Trouble } from './session';

export type Cycling = {
  readonly desk: Desk;
  readonly ask: Ask;
  readonly holds: Holds;
  readonly bounds: () => Bounds;
  readonly pageRows: () => number;
  readonly arrived: (seqs: readonly number[]) => void;
  /** The feed's end as far as anything has told it; raised here too. */
  readonly head: () => number;
  readonly headSeen: (head: number) => void;
  /** Whether to ask for news even though nobody spoke of any. */
  readonly pullAnyway: boolean;
};

/** How long one direction may keep the other waiting. Short queues and short feeds are through long before. */
const TURN_MS = 2_000;

/**
 * One turn for what goes up and one for what comes down, so that neither a steady stream of own commands nor a long feed
 * keeps the other waiting. Answers what stopped it, `more` where a turn ended before its work, or null when there was
 * nothing left to do.
 */
export async function cycle(cycling: Cycling): Promise<Trouble | 'more' | null> {
  const { timers, store } = cycling.desk;
  let answered = false;
  const arrived = (seqs: readonly number[]) => {
    answered ||= seqs.length > 0;
    cycling.arrived(seqs);
  };
  const pushed = await pushQueue({ ...cycling, arrived, until: timers.now() + TURN_MS });
  if (pushed !== null && pushed !== 'time-up') return pushed;
  const { cursor } = await store.position();
  const isNews = answered || cycling.pullAnyway || cycling.head() > cursor;
  const pulled = isNews ? await pullPages(cycling, timers.now() + TURN_MS) : null;
  return pulled ?? (pushed === null ? null : 'more');
}

async function pullPages({ desk, ask, pageRows, headSeen }: Cycling, until: number): Promise<Trouble | 'more' | null> {
  for (let more = true; more;) {
    const position = await placeToAskFrom(desk.store);
    const reply = await ask('pull', { cursor: position.cursor, epoch: position.epoch, limit: pageRows() });
    if (reply.type === 'too-large') return { type: 'wait', atLeastMs: 0 };
    if (reply.type !== 'answer') return reply;
    const page = reply.answer;
    headSeen(page.head);
    const trouble = (await receivePage(desk, ask, position, page)) ?? (await atHead(desk, ask, page));
    if (trouble !== null) return trouble;
    more = page.more;
    if (more && desk.timers.now() >= until) return 'more';
  }
  await forgetOld(desk.store, desk.now());
  return null;
}

async function atHead(
  desk: Desk,
  ask: Ask,
  { more, scope }: { readonly more: boolean; readonly scope: string },
): Promise<Trouble | null> {
  if (more) return null;
  const position = await desk.store.position();
  const trouble = position.sweep ? await endRound(desk, ask, position) : null;
  if (trouble !== null) return trouble;
  return position.scope === scope ? null : fetchScope(desk, ask, scope);
}
