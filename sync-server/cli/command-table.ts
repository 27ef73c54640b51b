// Every command of the command line. Each is loaded when it runs, so that help and mistakes are answered at once.
import type { CommandRow, OptionRow } from './command';
import { DRY_RUN, YES, flag, row, withValue } from './command-row';
import { sinkCommands } from './sink-commands';

const SOURCE: Readonly<Record<string, OptionRow>> = { source: withValue('NAME', 'of this source only') };

const PASSWORD = 'the password comes from a prompt, from standard input or from WAYBILL_PASSWORD';

export const commandTable: readonly CommandRow[] = [
  row('serve', 'Start the sync server', async () => (await import('./serve')).run, {
    options: {
      migrate: flag('bring the schema up to date first'),
      demo: flag('begin an empty database with one person per role and generated orders'),
    },
  }),
  row('migrate up', 'Bring the schema of the database up to date', async () => (await import('./migrate')).up, {
    options: DRY_RUN,
  }),
  row(
    'migrate status',
    'Say which migrations are applied and which are pending',
    async () => (await import('./migrate')).status,
  ),
  row('user add', `Add a person who may sign in; ${PASSWORD}`, async () => (await import('./user')).add, {
    words: ['<sign-in-name>'],
    options: {
      name: withValue('NAME', 'full name; the sign-in name where it is left out'),
      roles: withValue('ROLES', 'warehouse, finance, manager, admin, separated by commas'),
      ...DRY_RUN,
    },
  }),
  row('user list', 'List the people who may sign in', async () => (await import('./user')).list),
  row(
    'user disable',
    'Refuse a person from now on; their unsent work stays on their computers',
    async () => (await import('./user')).disable,
    {
      words: ['<sign-in-name>'],
      options: { ...YES, ...DRY_RUN },
    },
  ),
  row('user enable', 'Let a disabled person sign in again', async () => (await import('./user')).enable, {
    words: ['<sign-in-name>'],
    options: DRY_RUN,
  }),
  row(
    'user reset-password',
    `Set a new password and sign the person out everywhere; ${PASSWORD}`,
    async () => (await import('./user')).resetPassword,
    {
      words: ['<sign-in-name>'],
      options: DRY_RUN,
    },
  ),
  row('user set-role', 'Give a person other roles', async () => (await import('./user')).setRole, {
    words: ['<sign-in-name>', '<roles>'],
    options: DRY_RUN,
  }),
  row('device list', 'List the devices and how far each has come', async () => (await import('./device')).list),
  row(
    'device revoke',
    'Refuse a device from now on; its unsent work stays on it',
    async () => (await import('./device')).revoke,
    {
      words: ['<code>'],
      options: { reason: withValue('TEXT', 'why, for whoever asks later'), ...YES, ...DRY_RUN },
    },
  ),
  row('token add', 'Make a token for another program; it is shown once', async () => (await import('./token')).add, {
    words: ['<name>'],
    options: {
      scopes: withValue('SCOPES', 'what it may do, as orders:read,orders:write or inbound:shop'),
      'expires-in': withValue('DURATION', 'as 90d; until it is revoked where it is left out'),
      ...DRY_RUN,
    },
  }),
  row('token list', 'List the tokens of other programs', async () => (await import('./token')).list),
  row('token revoke', 'Refuse a program from now on', async () => (await import('./token')).revoke, {
    words: ['<name|id>'],
    options: { ...YES, ...DRY_RUN },
  }),
  row(
    'inbound',
    "Take in a shop's messages, one per line; - reads standard input",
    async () => (await import('./inbound')).run,
    {
      words: ['<file>'],
      options: {
        source: withValue('NAME', 'which shop speaks; "shop" where it is left out'),
        currency: withValue('CODE', "what its totals are in; the organisation's own where it is left out"),
      },
    },
  ),
  ...sinkCommands,
  row(
    'inbound list',
    'List the messages of shops that were set aside, and why',
    async () => (await import('./inbound-aside')).list,
    { options: { outcome: withValue('NAME', 'held, parked or skipped; all three where it is left out'), ...SOURCE } },
  ),
  row('inbound show', 'Show one message of a shop', async () => (await import('./inbound-aside')).show, {
    words: ['<message-id>'],
    options: SOURCE,
  }),
  row(
    'inbound replay',
    'Read a message that was set aside anew, or everything that is parked',
    async () => (await import('./inbound-aside')).replay,
    {
      words: ['[message-id]'],
      options: { all: flag('everything that is parked'), ...SOURCE, ...YES, ...DRY_RUN },
    },
  ),
  row(
    'backup create',
    'Write everything but sessions to a file; compressed where it ends in .gz',
    async () => (await import('./backup')).create,
    {
      words: ['<file>'],
      options: YES,
    },
  ),
  row(
    'backup verify',
    'Say whether a backup is whole and unaltered; needs no database',
    async () => (await import('./backup')).verify,
    {
      words: ['<file>'],
    },
  ),
  row(
    'backup restore',
    'Replace what the database holds by a backup; stop the server first',
    async () => (await import('./backup')).restore,
    {
      words: ['<file>'],
      options: { ...YES, ...DRY_RUN },
    },
  ),
  row(
    'retention plan',
    'Say what would be removed by the settings, and change nothing',
    async () => (await import('./retention')).plan,
  ),
  row(
    'retention run',
    'Remove what the settings let go; receipts and events stay for ever',
    async () => (await import('./retention')).run,
    {
      options: { ...YES, ...DRY_RUN },
    },
  ),
  row(
    'import orders',
    'Import the orders of a CSV file; doing it again changes nothing',
    async () => (await import('./import')).orders,
    {
      words: ['<file>'],
      options: {
        profile: withValue(
          'NAME|FILE',
          'generic (the default), online-retail, shopify-orders, or a JSON file that says what the columns mean',
        ),
        ...DRY_RUN,
      },
    },
  ),
  row('export orders', 'Write all orders to standard output', async () => (await import('./export')).orders, {
    options: {
      format: withValue('csv|ndjson', 'csv (the default) can be imported again'),
      since: withValue('DATE', 'only orders placed at this date or moment (UTC) or later'),
    },
  }),
  row('demo seed', 'Fill empty books with generated orders', async () => (await import('./demo')).seed, {
    options: {
      orders: withValue('N', 'how many orders; 1000 where it is left out'),
      seed: withValue('N', 'another number makes another demo'),
      ...DRY_RUN,
    },
  }),
  row(
    'config print',
    'Print every setting with its value and origin; secrets are never shown',
    async () => (await import('./config')).print,
    {
      options: { redact: flag('hide secrets; always on') },
    },
  ),
  row('config check', 'Say everything that is wrong with the settings', async () => (await import('./config')).check),
  row('doctor', 'Check database, clock, migrations, disk and keys', async () => (await import('./doctor')).run),
];
