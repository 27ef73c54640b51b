// One clerk of the day: the real engine on RxDB, and a person who works, is cut off, and is interrupted.
import type { Intent } from '../../renderer/commands/intent';
import type { LocalDocument } from '../../renderer/local/store';
import { decimalOf } from 'shared/money';
import { grossOf } from 'shared/order/order';
import type { Desktop } from '../system/desktop';
import { startDesktop } from '../system/desktop';
import { rxdbDisk } from '../system/disk';
import type { Arrival, Clerk, SeenOrder, Tally } from './clerk-contract';
import { saidOf } from './said';

const HOUR_MS = 3_600_000;

export function clerk(): Clerk {
  let desktop: Desktop | null = null;
  const here = () => {
    if (desktop === null) throw new Error('this clerk has not arrived');
    return desktop;
  };
  return {
    arrive: async (arrival) => {
      desktop = await open(arrival);
      await desktop.settled();
      return desktop.session.organisationId;
    },
    work: (intents) => work(here(), intents),
    workAndDie: async (intents, at) => {
      const before = await work(here(), intents.slice(0, at));
      const interrupted = await dieDoing(here(), intents[at]);
      return before + interrupted + (await work(here(), intents.slice(at + 1)));
    },
    network: async (isIn) => {
      here().network(isIn);
      if (isIn) here().engine().syncNow();
    },
    settle: async () => {
      await here().settled();
      return (await here().status()).cursor;
    },
    tally: () => tallyOf(here()),
    orders: async () => (await here().views()).flatMap(seen),
    leave: async () => {
      await desktop?.stop();
    },
  };
}

function open({ url, account, clockAheadHours }: Arrival): Promise<Desktop> {
  return startDesktop({ url, account, disk: rxdbDisk(), clock: () => Date.now() + clockAheadHours * HOUR_MS });
}

async function work(desktop: Desktop, intents: readonly Intent[]): Promise<number> {
  let done = 0;
  for (const intent of intents) {
    const outcome = await desktop.act(intent);
    if (outcome.type === 'done') done += 1;
    else if (outcome.type !== 'refused') throw new Error(`${intent.type} was not possible: ${JSON.stringify(outcome)}`);
  }
  return done;
}

/** The clerk looks whether it was taken in, as one does after a fright, and does it again where it was not. */
async function dieDoing(desktop: Desktop, intent: Intent | undefined): Promise<number> {
  if (intent === undefined) return 0;
  const doing = desktop.act(intent).catch(() => null);
  await desktop.crash();
  await doing;
  await desktop.start();
  const made = await desktop.store().queued(1, (await desktop.store().highestSeq()) - 1);
  const isTaken = made.some(({ type, subject }) => type === intent.type && subject === intent.subject);
  return isTaken ? 1 : work(desktop, [intent]);
}

async function tallyOf(desktop: Desktop): Promise<Tally> {
  const { made, received } = await desktop.status();
  const { queued, accepted, settled, acknowledged, rejected } = await desktop.store().counts();
  const reasons: Record<string, number> = {};
  for (const { code } of await desktop.store().rejected()) reasons[code] = (reasons[code] ?? 0) + 1;
  return { made, received, accepted: accepted + settled + acknowledged, refused: rejected, pending: queued, reasons };
}

function seen({ type, state }: LocalDocument): SeenOrder[] {
  if (type !== 'order' || state.status === 'new') return [];
  return [{ id: state.id, currency: state.currency, gross: decimalOf(grossOf(state)), said: saidOf(state) }];
}
