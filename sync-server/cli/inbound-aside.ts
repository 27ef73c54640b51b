// `waybill inbound list|show|replay`: messages of shops that were set aside, why, and another try.
import { systemClock } from '../clock';
import { handleOwn } from '../commands/handle-batch';
import { openIntake } from '../inbox/intake';
import { replay as replayOne } from '../inbox/replay';
import type { Aside, AsideOutcome } from '../store/inbox-aside';
import { ASIDE, findEntries, listAside } from '../store/inbox-aside';
import type { CommandContext, RunCommand } from './command';
import { confirm } from './confirm';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { printTable } from './table';
import type { Opened } from './with-store';
import { withStore } from './with-store';

const MOST = 500;

export const list: RunCommand = (context) => {
  const filter = { outcomes: outcomesOf(context), source: context.text('source') ?? null, most: MOST };
  return withStore(context, async ({ db, organisation }) => {
    const found = await listAside(db, organisation, filter);
    printTable(context.terminal, found.map(rowOf));
    if (found.length === MOST) context.terminal.tell(`Only the latest ${MOST} are shown.`);
    return EXIT.ok;
  });
};

export const show: RunCommand = (context) =>
  withStore(context, async (opened) => {
    const { message, ...entry } = await chosen(context, opened);
    const { terminal } = context;
    if (terminal.wantsJson) terminal.printJson({ ...entry, message: message?.text ?? null });
    else {
      printTable(terminal, [rowOf(entry)]);
      terminal.print(message?.text ?? 'Its text was not kept.');
    }
    return EXIT.ok;
  });

/** One by its id, or all that are parked. Exit 8 where something stayed aside. */
export const replay: RunCommand = (context) => {
  const isAll = context.isSet('all');
  if (isAll === (context.words[0] !== undefined))
    throw new CommandFailure(EXIT.usage, 'Name one message, or say --all for everything that is parked.');
  return withStore(context, async (opened) => {
    const entries = isAll ? await allParked(context, opened) : [await chosen(context, opened)];
    if (context.isSet('dry-run')) {
      printTable(context.terminal, entries.map(rowOf));
      return EXIT.ok;
    }
    if (isAll) await confirm(context, `Read ${entries.length} parked messages anew?`);
    const rows = [];
    for (const { source, messageId } of entries) rows.push(await again(opened, source, messageId));
    printTable(context.terminal, rows);
    return rows.every(({ outcome }) => outcome === 'applied' || outcome === 'ignored') ? EXIT.ok : EXIT.partial;
  });
};

async function again({ db, organisation, config }: Opened, source: string, messageId: string) {
  const door = (batch: Parameters<typeof handleOwn>[1]) => handleOwn(db, batch);
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const currencies = config.inboundCurrencies;
  const intake = openIntake({ db, organisation, door, clock: systemClock, log: quiet, currencies });
  const entry = (await findEntries(db, organisation, messageId)).find((one) => one.source === source);
  const verdict = entry === undefined ? null : await replayOne(await intake.inboxOf(source), entry, systemClock);
  const { outcome, reason, detail } = verdict ?? {
    outcome: entry?.outcome ?? 'skipped',
    reason: 'not-kept',
    detail: null,
  };
  return { source, messageId, outcome, reason, detail };
}

const allParked = ({ text }: CommandContext, { db, organisation }: Opened) =>
  listAside(db, organisation, { outcomes: ['parked'], source: text('source') ?? null, most: MOST });

async function chosen({ words: [messageId = ''], text }: CommandContext, { db, organisation }: Opened) {
  const source = text('source');
  const found = (await findEntries(db, organisation, messageId)).filter(
    (entry) => source === undefined || entry.source === source,
  );
  const [entry, another] = found;
  if (entry === undefined) throw new CommandFailure(EXIT.notFound, `No message "${messageId}" came in.`);
  if (another !== undefined)
    throw new CommandFailure(
      EXIT.usage,
      `Several sources sent a message of this id: say --source ${found.map((one) => one.source).join(' or ')}.`,
    );
  return entry;
}

function outcomesOf({ text }: CommandContext): readonly AsideOutcome[] {
  const said = text('outcome');
  if (said === undefined) return ASIDE;
  const outcome = ASIDE.find((one) => one === said);
  if (outcome === undefined) throw new CommandFailure(EXIT.usage, `--outcome is ${ASIDE.join(', ')}.`);
  return [outcome];
}

const rowOf = ({ source, messageId, receivedAt, outcome, reason, detail, orderId, heldUntil }: Aside) => ({
  outcome,
  ...{ reason, detail, source },
  received: receivedAt,
  heldUntil,
  orderId,
  messageId,
});
