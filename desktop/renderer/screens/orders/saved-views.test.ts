import { personId } from 'shared/ids';
import { defaultSettings } from 'shared/settings/settings';
import type { SharedView } from 'shared/settings/views';
import { expect, test } from 'vitest';
import { moment, uuid } from '../../local/examples';
import { addressOf, opensWith, savedViews, saysNothing, workingFrom } from './saved-views';

const by = personId(uuid(7));
const shared = (name: string, address: string, defaultFor: SharedView['defaultFor'] = []): SharedView => ({
  ...{ name, address, defaultFor, by, at: moment(1) },
});
const settings = (...views: readonly SharedView[]) => ({ ...defaultSettings, views });
const OPEN = { status: ['placed' as const], customer: 'not:Ada' };

test('BRD-11 a view comes out of the settings as it went in, without where somebody stood in it', () => {
  const address = addressOf({ ...OPEN, order: uuid(1), view: 'mine:x' });
  const [view] = savedViews(settings(shared('Open', address)), []);
  expect(view).toEqual({ key: 'shared:Open', name: 'Open', view: OPEN, shared: { by, defaultFor: [] } });
});

test('BRD-11 whatever a newer desktop has written into a view, it opens', () => {
  for (const address of ['', 'null', '[]', '{"status":["planned"],"q":"x"}', 'status=placed'])
    expect(() => savedViews(settings(shared('Odd', address)), [])).not.toThrow();
  expect(savedViews(settings(shared('Odd', '{"status":["planned"],"q":"x"}')), [])[0]?.view).toMatchObject({ q: 'x' });
  expect(savedViews(undefined, [])).toEqual([]);
  expect(savedViews(defaultSettings, [])).toEqual([]);
});

test('BRD-11 what was changed since a view was opened is known, by the name in the address', () => {
  const saved = savedViews(settings(shared('Open', addressOf(OPEN))), [{ name: 'Open', view: { q: 'a' } }]);
  const names = (search: Parameters<typeof workingFrom>[0]) => {
    const { from, changed } = workingFrom(search, saved);
    return [from?.key ?? null, changed];
  };
  expect(names({ ...OPEN, view: 'shared:Open' })).toEqual(['shared:Open', false]);
  expect(names({ ...OPEN, hold: true, view: 'shared:Open' })).toEqual(['shared:Open', true]);
  expect(names({ q: 'a' })).toEqual(['mine:Open', false]);
  expect(names({ q: 'b' })).toEqual([null, false]);
  expect(names({ q: 'b', view: 'shared:gone' })).toEqual([null, false]);
});

test('BRD-11 the board opens with the view of the role, and with all where an address says so', () => {
  const saved = savedViews(settings(shared('A', '{}'), shared('B', '{}', ['finance'])), []);
  expect(opensWith(saved, ['warehouse', 'finance'])?.name).toBe('B');
  expect(opensWith(saved, ['warehouse'])).toBeNull();
  expect([saysNothing({}), saysNothing({ q: undefined }), saysNothing({ view: 'all' })]).toEqual([true, true, false]);
});
