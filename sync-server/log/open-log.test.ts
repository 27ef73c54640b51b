import { expect, test } from 'vitest';
import { openLog } from './open-log';

function logged(format: 'json' | 'pretty', write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = [];
  write(openLog({ level: 'info', format, destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
}

const SECRETS = /Ada|Lovelace|ada@example|hunter2|eyJ/;

test('SRV-5 an event is one line of JSON with its ids', () => {
  const line = logged('json', (log) => log.info({ commandId: 'c-1', durationMs: 3 }, 'pushed'));
  expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'pushed', commandId: 'c-1', durationMs: 3 });
  expect(line.endsWith('\n')).toBe(true);
});

test('SRV-5 a member nobody has vouched for is left out, and so is everything that is not a plain value', () => {
  const line = logged('json', (log) =>
    log.warn(
      {
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        password: 'hunter2',
        token: 'eyJ0',
        reason: { name: 'Ada' },
        code: ['Ada'],
      },
      'odd',
    ),
  );
  expect(line).not.toMatch(SECRETS);
});

test('SRV-5 an error says what it is and where it came from, not its message, which may quote a row', () => {
  const error = Object.assign(new Error('duplicate key value (email)=(ada@example.com)'), {
    code: '23505',
    detail: 'Key (name)=(Ada Lovelace)',
  });
  const line = logged('json', (log) => log.error({ err: error, deviceId: 'd-1' }, 'request-failed'));
  expect(line).not.toMatch(SECRETS);
  expect(JSON.parse(line)).toMatchObject({ deviceId: 'd-1', error: { name: 'Error', code: '23505' } });
  expect(JSON.parse(line).error.at[0]).toContain('open-log.test.ts');
});

test('SRV-5 anything can be thrown and logged', () => {
  for (const thrown of [null, undefined, 'Ada Lovelace', 7, { name: 'Ada' }]) {
    expect(logged('json', (log) => log.error({ err: thrown }, 'thrown'))).not.toMatch(SECRETS);
  }
});

test('SRV-5 for eyes it is the same, shorter', () => {
  const line = logged('pretty', (log) => log.info({ port: 8080, name: 'Ada' }, 'server-listening'));
  expect(line).toMatch(/^\d\d:\d\d:\d\d\.\d{3} info {2}server-listening port=8080\n$/);
});
