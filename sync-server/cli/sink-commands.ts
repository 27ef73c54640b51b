// The commands about what leaves: sinks, the outbox, parked messages.
import type { CommandRow } from './command';
import { DRY_RUN, YES, flag, row, withValue } from './command-row';

const WHICH = {
  sink: withValue('NAME', 'only those of this sink'),
  type: withValue('TYPE', 'only those of this CloudEvents type'),
  reason: withValue('TEXT', 'only those whose reason holds this text'),
  'older-than': withValue('DURATION', 'only those parked longer than this, as 1h'),
  'newer-than': withValue('DURATION', 'only those parked within this time'),
};
const ACTING = {
  ...WHICH,
  all: flag('every parked message'),
  note: withValue('TEXT', 'why; kept with the act'),
  ...YES,
  ...DRY_RUN,
};

const SECRET = 'the address of a broker comes from WAYBILL_SINK_ADDRESS, a prompt or standard input';

export const sinkCommands: readonly CommandRow[] = [
  row(
    'sink list',
    'List the sinks announcements go to, and what each has before it',
    async () => (await import('./sink')).list,
  ),
  row('sink add', `Add a sink of kind rabbitmq, webhook or file; ${SECRET}`, async () => (await import('./sink')).add, {
    words: ['<kind>', '<name>'],
    options: {
      url: withValue('URL', 'address of a webhook'),
      path: withValue('FILE', 'whole path of a file'),
      encoding: withValue('NAME', 'of a broker: masstransit (the default) or cloudevents'),
      namespace: withValue('NAME', 'of the .NET types in MassTransit envelopes'),
      exchange: withValue('NAME', 'topic exchange of CloudEvents; waybill.events where it is left out'),
      ordering: withValue('strict|none', 'whether later messages of an order wait for one that is stuck; strict'),
      'from-start': flag('begin with everything there is instead of what is announced from now on'),
      ...DRY_RUN,
    },
  }),
  row(
    'sink test',
    'Say whether a sink answers, and whether a MassTransit consumer would take its messages',
    async () => (await import('./sink-test')).run,
    {
      words: ['<name>'],
      options: {
        message: withValue('ID', 'check this message instead of the newest of each type'),
        file: withValue('FILE', 'check the body in this file; - reads standard input'),
        'content-type': withValue('TYPE', "of that body; MassTransit's where it is left out"),
        'dry-run': flag('check messages only, reach for nothing'),
      },
    },
  ),
  row('sink pause', 'Send a sink nothing until it is resumed', async () => (await import('./sink')).pause, {
    words: ['<name>'],
    options: { reason: withValue('TEXT', 'why'), ...DRY_RUN },
  }),
  row('sink resume', 'Go on with a paused sink where it was', async () => (await import('./sink')).resume, {
    words: ['<name>'],
    options: DRY_RUN,
  }),
  row('sink rotate-secret', `Give a sink a new secret; ${SECRET}`, async () => (await import('./sink')).rotate, {
    words: ['<name>'],
    options: { overlap: withValue('DURATION', 'how long the old one signs too; 24h'), ...YES, ...DRY_RUN },
  }),
  row('outbox status', 'Say what waits to leave, by sink', async () => (await import('./outbox')).status),
  row('outbox relay-once', 'Let everything leave that can leave now', async () => (await import('./outbox')).once, {
    options: { sink: withValue('NAME', 'only to this sink'), ...DRY_RUN },
  }),
  row(
    'parked list',
    'List messages that are set aside, the longest parked first',
    async () => (await import('./parked')).list,
    {
      words: ['[ids]'],
      options: { ...WHICH, limit: withValue('N', 'most to list; 100') },
    },
  ),
  row('parked show', 'Show a parked message beside its contract', async () => (await import('./parked')).show, {
    words: ['<id>'],
    options: { sink: WHICH.sink },
  }),
  row(
    'parked replay',
    'Let parked messages leave again, by ids separated by commas or by filter',
    async () => (await import('./parked')).replay,
    {
      words: ['[ids]'],
      options: { ...ACTING, file: withValue('FILE', 'replay one with the payload in this file, under its own id') },
    },
  ),
  row(
    'parked discard',
    'Give parked messages up for good; --note says why',
    async () => (await import('./parked')).discard,
    { words: ['[ids]'], options: ACTING },
  ),
];
