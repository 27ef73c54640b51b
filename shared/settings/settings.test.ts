// The rules of an organisation, and how they change.
import { expect, test } from 'vitest';
import { refuse } from '../decision';
import { ADMIN, EUR, NOON, ORGANISATION, SETTINGS, changeSettings, command, exampleId } from '../testing/examples';
import { continued, eventsOf, given, stateOf } from '../testing/given';
import { settingsIdOf } from '../ids';
import { changeSettingsSchema, defaultSettings } from './settings';

test('SET-1 there are settings before the first change', () => {
  expect(stateOf([], 'settings', SETTINGS)).toEqual(defaultSettings);
  expect(defaultSettings).toMatchObject({ completion: 'byHand', maxAttempts: 3, retryAfterSeconds: 1_800 });
  expect(settingsIdOf(ORGANISATION)).toBe(SETTINGS);
});

test('SET-1 there are no other settings', () => {
  const elsewhere = command('ChangeSettings', exampleId(99), { maxAttempts: 5 });
  expect(given().when(elsewhere)).toEqual(refuse({ code: 'settings-unknown' }));
});

test('SET-2 only what differs is recorded', () => {
  const asked = changeSettings({ maxAttempts: 5, currency: EUR, organisationName: 'Lantern & Rope' });
  expect(eventsOf(given().when(asked))).toEqual([
    {
      aggregate: 'settings',
      id: SETTINGS,
      event: {
        type: 'SettingsChanged',
        changes: { maxAttempts: 5, organisationName: 'Lantern & Rope' },
        by: ADMIN,
        at: NOON,
      },
    },
  ]);
  expect(stateOf(continued([], asked), 'settings', SETTINGS)).toMatchObject({
    maxAttempts: 5,
    completion: 'byHand',
    currency: 'EUR',
  });
});

test('SET-2 nothing different is nothing happened', () => {
  expect(eventsOf(given().when(changeSettings({})))).toEqual([]);
  expect(eventsOf(given().when(changeSettings({ maxAttempts: 3 })))).toEqual([]);
});

test('SET-3 a time zone is one that exists', () => {
  expect(changeSettingsSchema.safeParse({ timeZone: 'Europe/Lisbon' }).success).toBe(true);
  for (const timeZone of ['Europe/Atlantis', '', ' ', 'x\0'])
    expect(changeSettingsSchema.safeParse({ timeZone }).success).toBe(false);
});

test('SET-2 who administers is not a setting to be changed by hand', () => {
  expect(changeSettingsSchema.safeParse({ administrators: [] }).success).toBe(false);
});
