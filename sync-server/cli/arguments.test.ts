import { expect, test } from 'vitest';
import { settingNames, settingTable } from '../settings';
import { GLOBAL_OPTIONS, SETTING_OPTIONS, understand } from './arguments';
import { commandTable } from './command-table';
import { helpFor } from './help';
import { nearest } from './suggest';

const say = (line: string) =>
  understand(
    line.split(' ').filter((word) => word !== ''),
    commandTable,
  );

test.each([
  ['serve --port 9000 --migrate', ['serve'], { port: '9000', migrate: true }, []],
  ['--json user list', ['user', 'list'], { json: true }, []],
  ['user add ada --roles finance,manager', ['user', 'add'], { roles: 'finance,manager' }, ['ada']],
  ['user --quiet set-role ada manager', ['user', 'set-role'], { quiet: true }, ['ada', 'manager']],
  ['inbound list --outcome parked', ['inbound', 'list'], { outcome: 'parked' }, []],
  ['inbound ./list', ['inbound'], {}, ['./list']],
  ['device revoke W1 -y', ['device', 'revoke'], { yes: true }, ['W1']],
  ['user add -- --odd', ['user', 'add'], {}, ['--odd']],
  ['migrate up --database-url=postgres://x/y', ['migrate', 'up'], { 'database-url': 'postgres://x/y' }, []],
])('CLI-2 "%s" is understood', (line, path, flags, words) => {
  expect(say(line)).toMatchObject({
    type: 'run',
    command: { path },
    invocation: { flags: new Map(Object.entries(flags)), words },
  });
});

test.each([
  ['sevre', /no command "sevre".*"serve"/],
  ['user lst', /no command "user lst".*"list"/],
  ['user', /"user" needs a subcommand/],
  ['serve --prot 9', /no option --prot.*"--port"/],
  ['serve --dry-run', /no option --dry-run/],
  ['serve --port', /--port needs a value/],
  ['serve --port=', /--port needs a value/],
  ['serve --migrate=yes', /--migrate takes no value/],
  ['serve now', /does not know what to do with "now"/],
  ['user add', /needs <sign-in-name>/],
  ['user set-role ada', /needs <roles>/],
  ['serve --password secret', /no option --password/],
  ['serve --constructor', /no option --constructor/],
  ['__proto__', /no command "__proto__"/],
  ['--frobnicate', /Which command/],
  ['zzzzzzzz', /^There is no command "zzzzzzzz"\.$/],
])('CLI-2 "%s" is a mistake that is named', (line, message) => {
  expect(say(line)).toMatchObject({ type: 'mistake', message: expect.stringMatching(message) });
});

test('CLI-2 help is there at each level, and the version', () => {
  expect(say('')).toMatchObject({ type: 'help', path: [] });
  expect(say('--help')).toMatchObject({ type: 'help', path: [] });
  expect(say('user --help')).toMatchObject({ type: 'help', path: ['user'] });
  expect(say('user add --help')).toMatchObject({ type: 'help', path: ['user', 'add'] });
  expect(say('user add -h')).toMatchObject({ type: 'help', path: ['user', 'add'] });
  expect(say('serve --version')).toEqual({ type: 'version' });
});

test('CLI-2 help names every command, every option and every setting', () => {
  const plain = (text: string) => text;
  for (const { path } of commandTable) expect(helpFor([], commandTable, plain)).toContain(path.join(' '));
  for (const { path, options, settings } of commandTable) {
    const help = helpFor(path, commandTable, plain);
    const names = Object.keys({ ...GLOBAL_OPTIONS, ...options, ...(settings ? SETTING_OPTIONS : {}) });
    for (const name of names) expect(help).toContain(`--${name}`);
  }
  for (const name of settingNames) expect(helpFor(['serve'], commandTable, plain)).toContain(settingTable[name].about);
});

test('CLI-2 one option has one kind in all commands, for they are read together', () => {
  const kinds = new Map<string, Set<string>>();
  for (const options of [GLOBAL_OPTIONS, SETTING_OPTIONS, ...commandTable.map((row) => row.options)]) {
    for (const [name, { type, short }] of Object.entries(options)) {
      kinds.set(name, (kinds.get(name) ?? new Set()).add(`${type} ${short ?? ''}`));
    }
  }
  expect([...kinds].filter(([, found]) => found.size > 1)).toEqual([]);
});

test('CLI-2 only what is near is suggested', () => {
  expect(nearest('migrat', ['migrate', 'serve'])).toBe('migrate');
  expect(nearest('x', ['migrate', 'serve'])).toBe(null);
  expect(nearest('dr-run', ['dry-run', 'yes'])).toBe('dry-run');
});
