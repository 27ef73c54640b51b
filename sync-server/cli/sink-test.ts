// `waybill sink test`: whether a sink can be reached, and whether a MassTransit consumer would take what it is sent.
import { readFile } from 'node:fs/promises';
import { conformanceOf } from 'shared/contract/conformance';
import type { Conformance } from 'shared/contract/conformance';
import { readCloudEvent } from 'shared/contract/cloud-event';
import { DEFAULT_NAMESPACE, MASS_TRANSIT_CONTENT_TYPE, massTransitEnvelope } from 'shared/contract/mass-transit';
import { systemClock } from '../clock';
import { SILENT } from '../event-log';
import { rabbitSettings } from '../outbox/sink-settings';
import { reachSink } from '../outbox/test-sink';
import type { Reach } from '../outbox/test-sink';
import { recordSinkAct } from '../store/sink-acts';
import { sampleMessages } from '../store/outbox';
import type { SinkRow } from '../store/sinks';
import { askOnce } from '../store/transaction';
import type { CommandContext, RunCommand } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { named } from './sink';
import { sinksOf } from './sink-opening';
import type { Opened } from './with-store';
import { withStore } from './with-store';

type Checked = { readonly messageId: string | null; readonly topic: string | null } & Conformance;

/** Exit 4 where the sink cannot be reached, 8 where a message would be refused. */
export const run: RunCommand = (context) =>
  withStore(context, async (opened) => {
    const row = await named(context, opened);
    const opening = { ...sinksOf(opened.config), log: SILENT, clock: systemClock };
    const reach = context.isSet('dry-run') ? null : await reachSink(row, opening);
    const checked = await conformances(context, opened, row);
    if (reach !== null) await record(opened, row.id, reach);
    print(context, row, reach, checked);
    if (reach?.type === 'unreachable') return EXIT.unreachable;
    return checked.some(({ verdict }) => verdict === 'refused') ? EXIT.partial : EXIT.ok;
  });

async function conformances(context: CommandContext, opened: Opened, row: SinkRow): Promise<readonly Checked[]> {
  const settings = rabbitSettings.safeParse(row.kind === 'rabbitmq' ? row.settings : {});
  const namespace = settings.data?.namespace ?? DEFAULT_NAMESPACE;
  const contentType = context.text('content-type') ?? MASS_TRANSIT_CONTENT_TYPE;
  const file = context.text('file');
  if (file !== undefined) {
    const body = await bodyOf(context, file);
    return [{ messageId: null, topic: null, ...conformanceOf(body, { namespace, contentType }) }];
  }
  const id = context.text('message') ?? null;
  const messages = await sampleMessages(opened.db, opened.organisation, id);
  if (id !== null && messages.length === 0) throw new CommandFailure(EXIT.notFound, `There is no message ${id}.`);
  const { host } = sinksOf(opened.config);
  return messages.map(({ id: messageId, topic, payload }) => {
    const event = readCloudEvent(payload);
    const envelope = event === null ? payload : massTransitEnvelope(event, { namespace, host }, systemClock.now());
    return { messageId, topic, ...conformanceOf(JSON.stringify(envelope ?? payload), { namespace, contentType }) };
  });
}

async function bodyOf({ terminal }: CommandContext, file: string): Promise<string> {
  if (file === '-') return terminal.readAll();
  return readFile(file, 'utf8').catch(() => {
    throw new CommandFailure(EXIT.notFound, `${file} cannot be read.`);
  });
}

function record({ db, organisation }: Opened, sinkId: string, reach: Reach): Promise<void> {
  const note = reach.type === 'reached' ? 'reached' : reach.problem;
  const done = { sinkId, act: 'tested', by: 'command line', at: systemClock.now(), note } as const;
  return recordSinkAct((statement, values) => askOnce(db, statement, values), organisation, done);
}

function print({ terminal }: CommandContext, row: SinkRow, reach: Reach | null, checked: readonly Checked[]): void {
  if (terminal.wantsJson) return terminal.printJson({ name: row.id, reach, messages: checked });
  if (reach !== null)
    terminal.print(reach.type === 'reached' ? `${row.id} answers.` : `${row.id} does not answer: ${reach.problem}`);
  if (checked.length === 0) terminal.print('Nothing was announced yet, so no message was checked.');
  for (const { messageId, topic, type, verdict, faults, remarks } of checked) {
    terminal.print(`${topic ?? type ?? 'message'} ${messageId ?? ''}: a MassTransit consumer would have it ${verdict}`);
    for (const { pointer, message } of faults) terminal.print(`  refused for ${pointer || 'the whole'}: ${message}`);
    for (const { pointer, message } of remarks) terminal.print(`  remark on ${pointer || 'the whole'}: ${message}`);
  }
}
