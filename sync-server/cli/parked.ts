// `waybill parked …`: messages a sink would not take, and what to do about them.
import { readFile } from 'node:fs/promises';
import { storedDifference } from 'shared/contract/stored-difference';
import { systemClock } from '../clock';
import { parseDuration } from '../duration';
import { mendingOf } from '../outbox/mend';
import { discardParked, mendParked, replayParked } from '../store/parked-acts';
import { listParked, readParked } from '../store/parked-messages';
import type { ParkedContent, ParkedFilter, ParkedMessage } from '../store/parked-messages';
import type { CommandContext, RunCommand } from './command';
import { confirm } from './confirm';
import type { ExitCode } from './exit-codes';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { printTable } from './table';
import type { Opened } from './with-store';
import { withStore } from './with-store';

const PAGE = 200;
const DEFAULT_LIMIT = 100;

export const list: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    const limit = Number(context.text('limit') ?? DEFAULT_LIMIT);
    if (!Number.isInteger(limit) || limit < 1) throw new CommandFailure(EXIT.usage, '--limit must be a whole number.');
    const messages = await listParked(db, organisation, filterOf(context), null, limit);
    printTable(
      context.terminal,
      messages.map(({ id, sinkId, topic, parkedAt, attempts, behind, reason, partitionKey, isMended }) => ({
        id,
        sink: sinkId,
        type: topic,
        parkedAt,
        tries: attempts,
        behind,
        mended: isMended,
        key: partitionKey,
        reason,
      })),
    );
    return EXIT.ok;
  });

export const show: RunCommand = (context) =>
  withStore(context, async (opened) => {
    const { terminal } = context;
    const found = await contents(context, opened);
    const shown = found.map((message) => ({ ...message, contract: storedDifference(message.payload) }));
    if (terminal.wantsJson) terminal.printJson(shown);
    else
      for (const { sinkId, topic, reason, parkedAt, attempts, behind, payload, contract } of shown) {
        terminal.print(`${topic} at ${sinkId}, parked ${parkedAt} after ${attempts} tries: ${reason}`);
        terminal.print(`${behind} later messages of its order wait for it.`);
        terminal.print(JSON.stringify(payload, null, 2));
        for (const { pointer, verdict, problem } of contract.filter((row) => row.verdict !== 'good'))
          terminal.print(`  ${verdict} ${pointer || '/'}: ${problem ?? ''}`);
      }
    return EXIT.ok;
  });

/** With --file one message is replayed with another payload, under its own id. */
export const replay: RunCommand = (context) =>
  withStore(context, async (opened) => {
    const file = context.text('file');
    if (file !== undefined) return replayMended(context, opened, file);
    return actOnAll(context, opened, 'Replay', (messages) =>
      replayParked(opened.db, opened.organisation, messages, doing(context)),
    );
  });

export const discard: RunCommand = (context) =>
  withStore(context, async (opened) => {
    if ((context.text('note') ?? '').trim() === '') throw new CommandFailure(EXIT.usage, '--note must say why.');
    return actOnAll(context, opened, 'Discard', (messages) =>
      discardParked(opened.db, opened.organisation, messages, doing(context)),
    );
  });

async function replayMended(context: CommandContext, opened: Opened, file: string): Promise<ExitCode> {
  const found = await contents(context, opened);
  const [message] = found;
  if (message === undefined || found.length > 1)
    throw new CommandFailure(EXIT.usage, 'A payload mends one message: name its id, and --sink where several have it.');
  const text = await (file === '-' ? context.terminal.readAll() : readFile(file, 'utf8').catch(() => null));
  if (text === null) throw new CommandFailure(EXIT.notFound, `${file} cannot be read.`);
  const mending = mendingOf(message, text);
  if (mending.type === 'refused') throw new CommandFailure(EXIT.usage, mending.problem);
  const { terminal } = context;
  const isDry = context.isSet('dry-run');
  const isDone = !isDry && (await mendParked(opened.db, opened.organisation, message, mending, doing(context)));
  if (!isDry && !isDone) throw new CommandFailure(EXIT.conflict, `${message.id} is not parked any more.`);
  if (terminal.wantsJson) terminal.printJson({ id: message.id, changed: mending.changed, replayed: isDone ? 1 : 0 });
  else
    terminal.print(`${isDry ? 'Would replay' : 'Replays'} ${message.id} with ${mending.changed.join(', ')} changed.`);
  return EXIT.ok;
}

async function actOnAll(
  context: CommandContext,
  opened: Opened,
  verb: string,
  act: (messages: readonly ParkedMessage[]) => Promise<number>,
): Promise<ExitCode> {
  const filter = filterOf(context);
  if (Object.keys(filter).length === 0 && !context.isSet('all'))
    throw new CommandFailure(EXIT.usage, 'Name message ids, filter them, or say --all.');
  const messages = await everyParked(opened, filter);
  if (messages.length === 0) throw new CommandFailure(EXIT.notFound, 'No parked message is like that.');
  const isDry = context.isSet('dry-run');
  if (!isDry) await confirm(context, `${verb} ${messages.length} parked messages?`);
  const done = isDry ? 0 : await act(messages);
  const { terminal } = context;
  if (terminal.wantsJson) terminal.printJson({ matched: messages.length, done, ids: messages.map(({ id }) => id) });
  else
    terminal.print(isDry ? `Would ${verb.toLowerCase()} ${messages.length}.` : `${done} of ${messages.length} done.`);
  return isDry || done === messages.length ? EXIT.ok : EXIT.partial;
}

/** All at once before anything is done: what is parked meanwhile was not meant. */
async function everyParked({ db, organisation }: Opened, filter: ParkedFilter): Promise<readonly ParkedMessage[]> {
  const all: ParkedMessage[] = [];
  for (;;) {
    const page = await listParked(db, organisation, filter, all.at(-1) ?? null, PAGE);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

async function contents(context: CommandContext, { db, organisation }: Opened): Promise<readonly ParkedContent[]> {
  const found = await readParked(db, organisation, filterOf(context));
  if (found.length === 0)
    throw new CommandFailure(EXIT.notFound, `There is no parked message ${context.words[0] ?? ''}.`);
  return found;
}

const doing = ({ text }: CommandContext) => ({ by: 'command line', at: systemClock.now(), note: text('note') ?? null });

function filterOf({ words, text }: CommandContext): ParkedFilter {
  const ids = (words[0] ?? '').split(',').filter((id) => id !== '');
  const [sinkId, topic, reason] = [text('sink'), text('type'), text('reason')];
  const parkedBefore = ago(text('older-than'), '--older-than');
  const parkedAfter = ago(text('newer-than'), '--newer-than');
  return {
    ...(ids.length === 0 ? {} : { ids }),
    ...(sinkId === undefined ? {} : { sinkId }),
    ...(topic === undefined ? {} : { topic }),
    ...(reason === undefined ? {} : { reason }),
    ...(parkedBefore === undefined ? {} : { parkedBefore }),
    ...(parkedAfter === undefined ? {} : { parkedAfter }),
  };
}

function ago(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  const millis = parseDuration(text);
  if (millis === null) throw new CommandFailure(EXIT.usage, `${option} must be a duration as 1h.`);
  return new Date(Date.now() - millis).toISOString();
}
