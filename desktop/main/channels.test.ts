import { expect, test } from 'vitest';
import type { ShellBridge, ShellChannel } from 'shared/contract/shell';
import { LINK_WAITS, SHELL_CHANNELS } from 'shared/contract/shell';
import { bridgeOver } from '../preload/bridge';
import type { Asking } from './channels';
import { channelSchemas, channelsOf, openChannels } from './channels';
import { senderCheck } from './sender';
import type { SessionCalls } from './session';

const deviceId = '00000000-0000-4000-8000-000000000003';
const fits: Readonly<Record<ShellChannel, object>> = {
  'shell-about': {},
  'session-sign-in': { deviceId, signInName: 'maria', password: 'p', deviceName: 'Desk' },
  'session-go-on': { deviceId },
  'session-sign-out': { deviceId },
  'setup-needed': {},
  'setup-first-person': { token: 't', name: 'Maria', signInName: 'maria', password: 'p' },
  'server-choose': { address: 'waybill.example' },
  'link-take': {},
};

const page: Asking = { sender: { id: 1 }, senderFrame: { url: 'app://waybill/orders', parent: null } };
const OUR_WINDOW = 1;

type Answer = (event: Asking, given: unknown) => Promise<unknown>;

function opened(session: Partial<SessionCalls> = {}) {
  const asked: string[] = [];
  const note = (what: string) => async () => {
    asked.push(what);
    return { ok: { status: 200, text: '' } } as const;
  };
  const calls: SessionCalls = {
    ...{ signIn: note('signIn'), goOn: note('goOn'), signOut: note('signOut') },
    ...{ setUpNeeded: note('setUpNeeded'), setUp: note('setUp') },
    ...session,
  };
  const server = {
    about: () => ({ server: 'https://waybill.example', isFixed: false }),
    choose: async () => {
      asked.push('choose');
      return 'chosen' as const;
    },
  };
  const handlers = new Map<string, Answer>();
  const takeLink = () => {
    asked.push('takeLink');
    return null;
  };
  openChannels(
    (name, answer) => void handlers.set(name, answer),
    channelsOf({ session: calls, server, takeLink }),
    senderCheck((id) => id === OUR_WINDOW),
  );
  const ask = (name: string, event: Asking, given: unknown) => handlers.get(name)?.(event, given);
  return { asked, handlers, ask };
}

test('SHL-6 the channels are a closed list, each with a schema', () => {
  expect([...opened().handlers.keys()]).toEqual([...SHELL_CHANNELS]);
  expect(Object.keys(channelSchemas).sort()).toEqual([...SHELL_CHANNELS].sort());
});

test.each(SHELL_CHANNELS)('SHL-6 %s answers our page and reads what it is given', async (name) => {
  const { ask, asked } = opened();
  expect(await ask(name, page, fits[name])).toHaveProperty('ok');
  const before = [...asked];
  for (const given of [
    ...[undefined, null, 'x', 7, [], { ...fits[name], path: '/etc/passwd' }],
    ...Object.keys(fits[name]).map((member) => ({ ...fits[name], [member]: 7 })),
    ...Object.keys(fits[name]).map((member) => ({ ...fits[name], [member]: 'x'.repeat(201) })),
  ])
    expect(await ask(name, page, given)).toEqual({ problem: 'malformed' });
  expect(asked).toEqual(before);
});

const strangers: readonly (readonly [string, Asking])[] = [
  ['a frame that is gone', { ...page, senderFrame: null }],
  ['a frame within the page', { ...page, senderFrame: { url: 'app://waybill/', parent: {} } }],
  ['a page of another origin', { ...page, senderFrame: { url: 'https://evil.example/', parent: null } }],
  ['a page that looks like ours', { ...page, senderFrame: { url: 'app://waybill.evil/', parent: null } }],
  ['an empty page', { ...page, senderFrame: { url: 'about:blank', parent: null } }],
  ['a window we did not open', { ...page, sender: { id: 2 } }],
];
const strangersAtEach = SHELL_CHANNELS.flatMap((name) => strangers.map(([who, event]) => ({ name, who, event })));

test.each(strangersAtEach)('SHL-6 $name does not answer $who', async ({ name, event }) => {
  const { ask, asked } = opened();
  expect(await ask(name, event, fits[name])).toEqual({ problem: 'not-ours' });
  expect(asked).toEqual([]);
});

test('SHL-6 what breaks in main reaches the page without its words', async () => {
  const broken = async () => Promise.reject(new Error('ENOENT /home/maria/.config'));
  expect(await opened({ goOn: broken }).ask('session-go-on', page, { deviceId })).toEqual({ problem: 'failed' });
});

test('SHL-6 a page finds named functions, each over a channel of its own, and nothing of Electron', async () => {
  const used: string[] = [];
  const ended: string[] = [];
  const bridge: ShellBridge = bridgeOver({
    ask: async <A>(channel: ShellChannel, body: object): Promise<A> => {
      expect(channelSchemas[channel].safeParse(body).success).toBe(true);
      used.push(channel);
      return { ok: null } as A;
    },
    hear: (channel, heard) => {
      heard();
      return () => void ended.push(channel);
    },
  });
  await bridge.about();
  await bridge.signIn({ deviceId, signInName: 'maria', password: 'p', deviceName: 'Desk' });
  await bridge.goOn({ deviceId });
  await bridge.signOut({ deviceId });
  await bridge.setUpNeeded();
  await bridge.setUp({ token: 't', name: 'Maria', signInName: 'maria', password: 'p' });
  await bridge.chooseServer({ address: 'waybill.example' });
  await bridge.takeLink();
  let waits = 0;
  bridge.onLink(() => (waits += 1))();
  expect(used).toEqual([...SHELL_CHANNELS]);
  expect([waits, ended]).toEqual([1, [LINK_WAITS]]);
  expect(Object.isFrozen(bridge)).toBe(true);
  expect(Object.values(bridge).every((member) => typeof member === 'function')).toBe(true);
});
