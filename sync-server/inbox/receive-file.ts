// Takes in a file of a shop's messages, one per line. A bad line is counted and named, and stops nothing.
import { setTimeout as pause } from 'node:timers/promises';
import { MAX_MESSAGE_LENGTH, readShopMessage } from 'shared/contract/shop-events';
import type { Clock } from '../clock';
import { linesOf } from '../lines';
import type { InboxOutcome } from '../store/inbox';
import type { Inbox } from './inbox';
import { receive } from './receive';
import type { Verdict } from './submit';

export type InboundReport = { readonly lines: number } & Readonly<Record<InboxOutcome, number>> & {
    /** How many messages have which reason. */
    readonly reasons: Readonly<Record<string, number>>;
  };

export type ReceiveFile = {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly onVerdict: (line: number, verdict: Verdict) => void;
};

/** The database was asked again and again and gave no answer; everything before was taken in, and repeats change nothing. */
export class NoAnswer extends Error {
  constructor(readonly line: number) {
    super(`the database gave no answer at line ${line}`);
    this.name = 'NoAnswer';
  }
}

type Line = { readonly number: number; readonly text: string };

const PAGE = 200;
const LANES = 6;

/** @throws NoAnswer */
export async function receiveFile(chunks: AsyncIterable<Uint8Array>, receiving: ReceiveFile): Promise<InboundReport> {
  const tally = openTally();
  const onVerdict: ReceiveFile['onVerdict'] = (line, verdict) => {
    tally.count(verdict);
    receiving.onVerdict(line, verdict);
  };
  let number = 0;
  let page: Line[] = [];
  for await (const text of linesOf(chunks, MAX_MESSAGE_LENGTH * 4)) {
    number += 1;
    if (text.trim() === '') continue;
    page.push({ number, text });
    if (page.length < PAGE) continue;
    await receivePage(page, { ...receiving, onVerdict });
    page = [];
  }
  await receivePage(page, { ...receiving, onVerdict });
  return tally.report();
}

/** Messages of one order in the order of their lines; different orders side by side. */
async function receivePage(page: readonly Line[], receiving: ReceiveFile): Promise<void> {
  const queues = queuesOf(page);
  const lane = async () => {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
      for (const line of queue) receiving.onVerdict(line.number, await receiveLine(line, receiving));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function queuesOf(page: readonly Line[]): Line[][] {
  const queues = new Map<string, Line[]>();
  for (const line of page) {
    const key = keyOf(line);
    const queue = queues.get(key);
    if (queue === undefined) queues.set(key, [line]);
    else queue.push(line);
  }
  return [...queues.values()];
}

function keyOf({ number, text }: Line): string {
  const message = readShopMessage(text);
  return message.type === 'event' ? message.event.orderId : `line ${number}`;
}

const TRIES = 5;

async function receiveLine({ number, text }: Line, { inbox, clock }: ReceiveFile): Promise<Verdict> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const verdict = await receive(inbox, { text, receivedAt: clock.now() });
    if (verdict.outcome !== 'try-again') return verdict;
    await pause(100 * 2 ** tried);
  }
  throw new NoAnswer(number);
}

function openTally() {
  const outcomes: Record<InboxOutcome, number> = { applied: 0, ignored: 0, held: 0, parked: 0, skipped: 0 };
  const reasons = new Map<string, number>();
  let lines = 0;
  return {
    count: ({ outcome, reason }: Verdict) => {
      lines += 1;
      outcomes[outcome] += 1;
      if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    },
    report: (): InboundReport => ({ lines, ...outcomes, reasons: Object.fromEntries(reasons) }),
  };
}
