// `waybill inbound FILE`: takes in a shop's messages from a file or from standard input, one per line.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { currencySchema } from 'shared/currency';
import type { Currency } from 'shared/currency';
import { filledText } from 'shared/text';
import { systemClock } from '../clock';
import { handleOwn } from '../commands/handle-batch';
import type { InboundReport } from '../inbox/receive-file';
import { NoAnswer, receiveFile } from '../inbox/receive-file';
import { readSettings } from '../store/settings';
import type { CommandContext, RunCommand } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import type { Opened } from './with-store';
import { withStore } from './with-store';

const PROGRESS_EVERY = 1_000;

/** Exit 8 when something was parked. */
export const run: RunCommand = async (context) => {
  const [path = '-'] = context.words;
  const input = await openInput(path);
  const [source, currency] = [sourceOf(context), currencyOf(context)];
  return withStore(context, async (opened) => {
    const report = await takeIn(context, opened, input, source, currency).catch((error: unknown) => {
      throw error instanceof NoAnswer ? noAnswer(error) : error;
    });
    print(context, report);
    return report.parked > 0 ? EXIT.partial : EXIT.ok;
  });
};

async function takeIn(
  { terminal }: CommandContext,
  opened: Opened,
  input: Readable,
  source: string,
  currency: Currency | null,
): Promise<InboundReport> {
  const { db, organisation } = opened;
  const inbox = {
    db,
    organisation,
    source,
    currency: currency ?? (await readSettings(db, organisation)).currency,
    door: (batch: Parameters<typeof handleOwn>[1]) => handleOwn(db, batch),
  };
  let done = 0;
  return receiveFile(input, {
    inbox,
    clock: systemClock,
    onVerdict: (line, { outcome, reason, detail }) => {
      done += 1;
      if (outcome === 'parked')
        terminal.tell(`line ${line}: parked, ${[reason, detail].filter((part) => part !== null).join(': ')}`);
      if (done % PROGRESS_EVERY === 0) terminal.tell(`${done} messages`);
    },
  });
}

function print({ terminal }: CommandContext, report: InboundReport): void {
  if (terminal.wantsJson) return terminal.printJson(report);
  const { lines, applied, ignored, held, parked, skipped, reasons } = report;
  terminal.print(
    `${lines} messages: ${applied} applied, ${ignored} ignored, ${held} held, ${parked} parked, ${skipped} skipped`,
  );
  for (const [reason, count] of Object.entries(reasons)) terminal.print(`  ${reason}: ${count}`);
}

/** A file that cannot be read is said before a database is opened. */
async function openInput(path: string): Promise<Readable> {
  if (path === '-') return process.stdin;
  const file = createReadStream(path);
  await once(file, 'open').catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isMissing
      ? new CommandFailure(EXIT.notFound, `There is no file ${path}.`)
      : new CommandFailure(EXIT.permission, `${path} cannot be read.`);
  });
  return file;
}

function sourceOf({ text }: CommandContext): string {
  const source = filledText(100).safeParse(text('source') ?? 'shop');
  if (!source.success) throw new CommandFailure(EXIT.usage, '--source must be a short name, as "shop".');
  return source.data;
}

/** Null: the organisation's own. */
function currencyOf({ text }: CommandContext): Currency | null {
  const said = text('currency');
  if (said === undefined) return null;
  const currency = currencySchema.safeParse(said.toUpperCase());
  if (!currency.success) throw new CommandFailure(EXIT.usage, `--currency must be an ISO 4217 code, as EUR.`);
  return currency.data;
}

const noAnswer = ({ line }: NoAnswer) =>
  new CommandFailure(
    EXIT.unreachable,
    `The database gave no answer at line ${line}. Run the same file again: what was taken in stays as it is.`,
  );
