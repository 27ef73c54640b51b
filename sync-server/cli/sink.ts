// `waybill sink …`: where announcements go.
import { pauseSink, resumeSink, rotateSecret, setUpSink, sinkNamed, faultsOfSink } from '../outbox/administer-sinks';
import type { Administering, NewSinkWish } from '../outbox/administer-sinks';
import { systemClock } from '../clock';
import { parseDuration } from '../duration';
import { SINK_KINDS, backlogs, listSinks } from '../store/sinks';
import type { SinkRow } from '../store/sinks';
import type { CommandContext, RunCommand } from './command';
import { confirm } from './confirm';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { sinksOf } from './sink-opening';
import { printTable } from './table';
import type { Opened } from './with-store';
import { withStore } from './with-store';

const DEFAULT_OVERLAP = '24h';

export const list: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    const [sinks, before] = await Promise.all([listSinks(db, organisation), backlogs(db, organisation)]);
    printTable(
      context.terminal,
      sinks.map(({ id, kind, ordering, status, statusReason, statusAt, settings, origin }) => {
        const backlog = before.find(({ sinkId }) => sinkId === id);
        return {
          name: id,
          kind,
          status,
          since: statusAt,
          reason: statusReason,
          ordering,
          ahead: backlog?.ahead ?? 0,
          waiting: (backlog?.waiting ?? 0) + (backlog?.behind ?? 0),
          parked: backlog?.parked ?? 0,
          origin,
          goesTo: goesTo(settings),
        };
      }),
    );
    return EXIT.ok;
  });

const goesTo = (settings: SinkRow['settings']): string =>
  ['url', 'path', 'encoding', 'namespace', 'exchange']
    .map((name) => settings[name])
    .filter((value) => typeof value === 'string')
    .join(' ');

/** The address of a broker may hold a password, so it comes from the environment or a prompt, never from the arguments. */
export const add: RunCommand = (context) =>
  withStore(context, async (opened) => {
    const wish = await wishOf(context);
    const faults = faultsOfSink(wish);
    if (faults.length > 0) throw new CommandFailure(EXIT.usage, faults.join('\n'));
    const { terminal } = context;
    if (context.isSet('dry-run')) {
      if ((await sinkNamed(opened, wish.id)) !== null) throw taken(wish.id);
      if (terminal.wantsJson) terminal.printJson({ name: wish.id, kind: wish.kind, added: false });
      else terminal.print(`Would add ${wish.id}.`);
      return EXIT.ok;
    }
    const answer = await setUpSink(doingOf(opened), wish);
    if (answer.type === 'taken') throw taken(wish.id);
    if (answer.type === 'invalid') throw new CommandFailure(EXIT.usage, answer.faults.join('\n'));
    sayAdded(context, wish, answer.secret);
    return EXIT.ok;
  });

function sayAdded({ terminal }: CommandContext, { id, kind, from }: NewSinkWish, secret: string | null): void {
  if (terminal.wantsJson) return terminal.printJson({ name: id, kind, from, added: true, secret });
  terminal.print(`${id} is added. Running servers begin with it within seconds.`);
  if (secret !== null) terminal.print(`Its secret, shown this once: ${secret}`);
}

const taken = (id: string) => new CommandFailure(EXIT.conflict, `There is a sink ${id} already.`);

async function wishOf(context: CommandContext): Promise<NewSinkWish> {
  const { text, words } = context;
  const [typedKind = '', id = ''] = words;
  const kind = SINK_KINDS.find((one) => one === typedKind);
  if (kind === undefined || kind === 'log')
    throw new CommandFailure(EXIT.usage, 'The kind must be rabbitmq, webhook or file.');
  const ordering = text('ordering') ?? 'strict';
  if (ordering !== 'strict' && ordering !== 'none')
    throw new CommandFailure(EXIT.usage, '--ordering must be strict or none.');
  const given = ['url', 'path', 'encoding', 'namespace', 'exchange'].map((name) => [name, text(name)] as const);
  const settings = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const address = kind === 'rabbitmq' ? await addressOf(context) : null;
  return { id, kind, ordering, settings, address, from: context.isSet('from-start') ? 'start' : 'now' };
}

async function addressOf({ environment, terminal }: CommandContext): Promise<string> {
  const given = environment.WAYBILL_SINK_ADDRESS;
  if (given !== undefined && given !== '') return given;
  return terminal.isInteractive ? terminal.askSecret('Address of the broker: ') : (await terminal.readAll()).trim();
}

export const pause: RunCommand = (context) => changed(context, 'paused');
export const resume: RunCommand = (context) => changed(context, 'active');

function changed(context: CommandContext, to: SinkRow['status']): ReturnType<RunCommand> {
  return withStore(context, async (opened) => {
    const { id, status } = await named(context, opened);
    const { terminal } = context;
    if (status === to) throw new CommandFailure(EXIT.conflict, `${id} is ${to} already.`);
    const isDry = context.isSet('dry-run');
    if (!isDry && to === 'paused') await pauseSink(doingOf(opened), id, context.text('reason') ?? null);
    if (!isDry && to === 'active') await resumeSink(doingOf(opened), id);
    if (terminal.wantsJson) terminal.printJson({ name: id, status: isDry ? status : to });
    else terminal.print(isDry ? `Would set ${id} ${to}.` : `${id} is ${to}.`);
    return EXIT.ok;
  });
}

export const rotate: RunCommand = (context) =>
  withStore(context, async (opened) => {
    const row = await named(context, opened);
    const { terminal } = context;
    const overlap = parseDuration(context.text('overlap') ?? DEFAULT_OVERLAP);
    if (overlap === null) throw new CommandFailure(EXIT.usage, '--overlap must be a duration as 24h.');
    if (context.isSet('dry-run')) {
      if (terminal.wantsJson) terminal.printJson({ name: row.id, rotated: false });
      else terminal.print(`Would give ${row.id} a new secret.`);
      return EXIT.ok;
    }
    await confirm(context, `Give ${row.id} a new secret?`);
    const address = row.kind === 'rabbitmq' && row.origin === 'database' ? await addressOf(context) : null;
    const answer = await rotateSecret(doingOf(opened), row, overlap / 1_000, address);
    if (answer.type === 'invalid') throw new CommandFailure(EXIT.usage, answer.faults.join('\n'));
    if (answer.type === 'changed-meanwhile')
      throw new CommandFailure(EXIT.conflict, `${row.id} was changed meanwhile. Look at it again.`);
    const { secret, oldUntil } = answer;
    if (terminal.wantsJson) terminal.printJson({ name: row.id, rotated: true, secret, oldUntil });
    else if (secret === null) terminal.print(`${row.id} has a new address.`);
    else
      terminal.print(
        `The new secret of ${row.id}, shown this once: ${secret}\nThe old one signs too until ${oldUntil ?? ''}.`,
      );
    return EXIT.ok;
  });

/** @throws CommandFailure where there is none */
export async function named({ words }: CommandContext, opened: Pick<Opened, 'db' | 'organisation'>): Promise<SinkRow> {
  const [id = ''] = words;
  const row = await sinkNamed(opened, id);
  if (row !== null) return row;
  throw new CommandFailure(EXIT.notFound, `There is no sink "${id}". "waybill sink list" says which there are.`);
}

export function doingOf({ db, organisation, config }: Opened): Administering {
  return { db, organisation, now: systemClock.now(), by: 'command line', seal: sinksOf(config).seal };
}
