// The shell as a whole, with Electron's parts recorded: what is registered, in which order, and what each event does.
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LINK_WAITS, SHELL_CHANNELS } from 'shared/contract/shell';
import { startShell } from './shell';
import { keyring, recordedElectron } from './testing/recorded-electron';

const order = '0190c1f0-0000-7000-8000-000000000007';
const page = { sender: { id: 1 }, senderFrame: { url: 'app://waybill/', parent: null } };
let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'waybill-shell-'));
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

type Start = { readonly server?: URL | null; readonly serverIsFixed?: boolean; readonly send?: typeof fetch };

async function started(
  wishes: Parameters<typeof recordedElectron>[0] = {},
  words: readonly string[] = [],
  start: Start = {},
) {
  const electron = recordedElectron(wishes);
  await startShell({
    electron: electron.parts,
    ...{ server: new URL('https://waybill.example'), serverIsFixed: false, send: fetch, ...start },
    ...{ developerTools: false, platform: 'linux', words, say: () => undefined },
    fileInProfile: (name) => join(profile, name),
    ...{ screensFolder: profile, preload: '/app/preload.cjs' },
  });
  return electron;
}

test('SHL-2, SHL-6 the address of the bundle is ours before Electron is ready, pages and channels before the window', async () => {
  const { done, schemes, pages, handlers, windows } = await started();
  expect(done.slice(0, 2)).toEqual(['schemes', 'ready']);
  expect(schemes.map(({ scheme }) => scheme)).toEqual(['app']);
  expect([...pages.keys()]).toEqual(['app']);
  expect([...handlers.keys()].sort()).toEqual([...SHELL_CHANNELS].sort());
  expect(windows.map(({ loaded }) => loaded)).toEqual([['app://waybill/']]);
  expect(windows[0]?.options.webPreferences).toMatchObject({ sandbox: true, devTools: false });
});

test('SHL-6 the page is answered from the window that was opened, and from no other', async () => {
  const { handlers } = await started();
  const about = (id: number) => handlers.get('shell-about')?.({ ...page, sender: { id } }, {});
  expect(await about(1)).toEqual({ ok: { server: 'https://waybill.example', isFixed: false } });
  expect(await about(2)).toEqual({ problem: 'not-ours' });
});

const waybillAt =
  (origin: string): typeof fetch =>
  async (asked) =>
    asked === `${origin}/api/v1/setup` ? Response.json({ needed: false }) : new Response('a router', { status: 200 });

test('SHL-13 without a server the page reaches none; the one a person says is kept, and allowed from then on', async () => {
  const electron = await started({}, [], { server: null, send: waybillAt('https://waybill.example') });
  const ask = (channel: string, given: object = {}) => electron.handlers.get(channel)?.(page, given);
  const { contents, play } = heldPage();
  electron.app.emit('web-contents-created', {}, contents);
  const loads = () => {
    const answers: unknown[] = [];
    const heard = ({ cancel }: { readonly cancel: boolean }) => answers.push(!cancel);
    play('load', { url: 'wss://waybill.example/socket.io/' }, heard);
    return answers[0];
  };
  expect(await ask('shell-about')).toEqual({ ok: { server: null, isFixed: false } });
  expect(await ask('setup-needed')).toEqual({ problem: 'unreachable' });
  expect([await ask('server-choose', { address: 'router.example' }), loads()]).toEqual([{ ok: 'not-waybill' }, false]);
  expect(await ask('server-choose', { address: ' waybill.example/orders ' })).toEqual({ ok: 'chosen' });
  expect(loads()).toBe(true);
  expect(await ask('shell-about')).toEqual({ ok: { server: 'https://waybill.example', isFixed: false } });
  expect(await ask('setup-needed')).toEqual({ ok: { status: 200, text: '{"needed":false}' } });
  expect(readFileSync(join(profile, 'waybill.json'), 'utf8')).toContain('"https://waybill.example"');
});

test('SHL-13 where whoever starts it said the server, no page changes it', async () => {
  const { handlers } = await started({}, [], { serverIsFixed: true, send: waybillAt('https://other.example') });
  expect(await handlers.get('server-choose')?.(page, { address: 'other.example' })).toEqual({ ok: 'fixed' });
  expect(await handlers.get('shell-about')?.(page, {})).toEqual({
    ok: { server: 'https://waybill.example', isFixed: true },
  });
});

test('SHL-13 an address that cannot be kept is not used either', async () => {
  const { handlers } = await started({}, [], { send: waybillAt('https://other.example') });
  mkdirSync(join(profile, 'waybill.json.new'));
  expect(await handlers.get('server-choose')?.(page, { address: 'other.example' })).toEqual({ problem: 'failed' });
  expect(await handlers.get('shell-about')?.(page, {})).toMatchObject({ ok: { server: 'https://waybill.example' } });
});

test('SHL-9 a second start opens nothing and brings the first window to the front', async () => {
  const second = await started({ isFirst: false });
  expect([second.done, second.windows, [...second.handlers]]).toEqual([['schemes', 'quit'], [], []]);
  const first = await started();
  first.app.emit('second-instance', {}, ['/opt/waybill']);
  expect(first.windows.map(({ focused }) => focused)).toEqual([1]);
  expect(first.done).toContain('no menu');
});

test('SHL-10 a link of a second start or of the system is asked about, told to the page, and taken once', async () => {
  const { app, windows, handlers, questions } = await started();
  app.emit('second-instance', {}, ['/opt/waybill', `waybill://orders/${order}`]);
  await vi.waitFor(() => expect(windows[0]?.sent).toContain(LINK_WAITS));
  const take = () => handlers.get('link-take')?.(page, {});
  expect(await take()).toEqual({ ok: { screen: 'orders', order } });
  expect(await take()).toEqual({ ok: null });
  let prevented = 0;
  app.emit('open-url', { preventDefault: () => (prevented += 1) }, `waybill://orders/${order}`);
  await vi.waitFor(() => expect(questions).toEqual(['Open an order?', 'Open an order?']));
  expect(prevented).toBe(1);
});

test('SHL-10 a link the shell is started with waits for the page', async () => {
  const { handlers, questions } = await started({}, ['/opt/waybill', `waybill://orders/${order}`]);
  await vi.waitFor(() => expect(questions).toHaveLength(1));
  await vi.waitFor(async () =>
    expect(await handlers.get('link-take')?.(page, {})).toEqual({ ok: { screen: 'orders', order } }),
  );
});

test('SHL-7 without a keyring the person is told, once', async () => {
  const sealing = { ...keyring, getSelectedStorageBackend: () => 'basic_text' };
  expect((await started({ sealing })).questions).toEqual([expect.stringContaining('no keyring')]);
  expect((await started({ sealing })).questions).toEqual([]);
  expect((await started()).questions).toEqual([]);
});

test('SHL-11 a window that cannot note where it was closes all the same', async () => {
  const [window] = (await started()).windows;
  rmSync(profile, { recursive: true });
  writeFileSync(profile, 'no folder any more');
  expect(() => window?.events.emit('close')).not.toThrow();
});

test('SHL-11 where the window was is kept when it closes and used at the next start', async () => {
  const [window] = (await started()).windows;
  window?.events.emit('close');
  const [again] = (await started()).windows;
  expect(again?.options.x).toBe((window?.options.x ?? 0) + 10);
});

type Handler = (...given: never[]) => unknown;
/** What the shell hung on a page and its session, to be played. */
function heldPage() {
  const kept = new Map<string, Handler>();
  const keep = (name: string) => (handler: Handler) => void kept.set(name, handler);
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    webRequest: { onBeforeRequest: keep('load') },
  };
  const contents = Object.assign(new EventEmitter(), { session, setWindowOpenHandler: keep('open') });
  const play = (name: string, ...given: unknown[]) => kept.get(name)?.(...(given as never[]));
  return { contents, play };
}

async function held(isPackaged = true) {
  const electron = await started({ isPackaged });
  const { contents, play } = heldPage();
  electron.app.emit('web-contents-created', {}, contents);
  const stopped = (event: string, more: object) => {
    let count = 0;
    contents.emit(event, { preventDefault: () => (count += 1), ...more }, more);
    return count === 1;
  };
  return { ...electron, play, stopped };
}

test('SHL-5 no page leaves the bundle, whichever way, and none embeds another', async () => {
  const { stopped } = await held();
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    expect(stopped(event, { url: 'app://waybill/orders' })).toBe(false);
    for (const url of ['https://evil.example/', 'https://waybill.example/', 'file:///etc/passwd', 'about:blank'])
      expect(stopped(event, { url })).toBe(true);
  }
  expect(stopped('will-attach-webview', {})).toBe(true);
});

test('SHL-5 no page opens a window; what is on the list opens outside', async () => {
  const { play, outside } = await held();
  for (const url of ['https://evil.example/', 'app://waybill/', 'https://waybill.example/docs', 'javascript:alert(1)'])
    expect(play('open', { url })).toEqual({ action: 'deny' });
  expect(outside).toEqual(['https://waybill.example/docs']);
});

test('SHL-4 permissions are asked for and looked up with the same answer; devices and the screen are never given', async () => {
  const { play } = await held();
  const asked = (permission: string, requestingUrl = 'app://waybill/') => {
    const answers: unknown[] = [];
    play('request', null, permission, (granted: boolean) => answers.push(granted), { requestingUrl });
    return [...answers, play('check', null, permission, requestingUrl)];
  };
  expect(asked('notifications')).toEqual([true, true]);
  expect(asked('notifications', 'https://evil.example/')).toEqual([false, false]);
  expect(asked('loopback-network', '')).toEqual([true, true]);
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'fileSystem'])
    expect(asked(permission)).toEqual([false, false]);
  expect(play('device')).toBe(false);
  const given: unknown[] = [];
  play('display', {}, (streams: unknown) => given.push(streams));
  expect(given).toEqual([{}]);
});

test('SHL-3 nothing is loaded from anywhere but the bundle and the server', async () => {
  const cancelled = (play: (name: string, ...given: unknown[]) => unknown, url: string) => {
    const answers: unknown[] = [];
    play('load', { url }, ({ cancel }: { readonly cancel: boolean }) => answers.push(cancel));
    return answers;
  };
  const { play } = await held();
  expect(cancelled(play, 'wss://waybill.example/socket.io/')).toEqual([false]);
  expect(cancelled(play, 'https://evil.example/x.js')).toEqual([true]);
  expect(cancelled(play, 'devtools://devtools/bundled/index.html')).toEqual([true]);
  expect(cancelled((await held(false)).play, 'devtools://devtools/bundled/index.html')).toEqual([false]);
});

test('SHL-9 the keys of developers reach no page of people, and do where somebody develops', async () => {
  const reload = { type: 'keyDown', key: 'r', control: true, meta: false, shift: false, alt: false };
  expect((await held()).stopped('before-input-event', reload)).toBe(true);
  expect((await held(false)).stopped('before-input-event', reload)).toBe(false);
});

test('SHL-12 nothing here reports to anybody, checks certificates less or reaches into pages', () => {
  const here = import.meta.dirname;
  const sources = [here, join(here, '../preload')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  expect(sources.length).toBeGreaterThan(15);
  const forbidden =
    /crashReporter|autoUpdater|setCertificateVerifyProc|certificate-error|ignore-certificate|rejectUnauthorized|NODE_TLS|executeJavaScript|@electron\/remote|enableBlinkFeatures|\bfork\(|ipcRenderer\.send|webFrame|powerMonitor|netLog|disable-web-security/;
  expect(sources.filter((source) => forbidden.test(source))).toEqual([]);
});
