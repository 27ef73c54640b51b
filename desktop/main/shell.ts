// The shell put together: before Electron is ready what must be, then the bundle, the channels and the one window.
import type { App, Dialog, IpcMain, Menu, Protocol, Screen, Shell, WebContents } from 'electron';
import { bundle, SCHEME } from './bundle';
import type { Handle } from './channels';
import { channelsOf, openChannels } from './channels';
import { linkAmong, LINK_SCHEME } from './deep-link';
import type { Holding } from './guard';
import { guardPage, guardSession } from './guard';
import { keptFile } from './kept-file';
import type { Links } from './links';
import { linkDesk } from './links';
import { menuFor } from './menu';
import { onceTold } from './once-told';
import { senderCheck } from './sender';
import type { ServerDesk } from './server-desk';
import { serverDesk } from './server-desk';
import { sessionCalls } from './session';
import { keepServer, settingsSchema } from './settings';
import type { Sealing } from './vault';
import { canSeal, openVault, vaultSchema } from './vault';
import type { ShellWindow, WindowParts } from './window';
import { bringToFront, openWindow } from './window';
import { boundsSchema } from './window-bounds';
import { LINK_WAITS } from 'shared/contract/shell';
import { z } from 'zod';

export type ElectronParts = {
  readonly app: Pick<
    App,
    'requestSingleInstanceLock' | 'quit' | 'on' | 'whenReady' | 'isPackaged' | 'setAsDefaultProtocolClient'
  >;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly menu: Pick<typeof Menu, 'setApplicationMenu' | 'buildFromTemplate'>;
  readonly screen: () => Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
  readonly outside: Pick<Shell, 'openExternal'>;
  readonly sealing: Sealing;
  readonly makeWindow: WindowParts['make'];
};
export type ShellParts = {
  readonly electron: ElectronParts;
  /** null until a person says it. */
  readonly server: URL | null;
  /** Whoever starts the program says which server it is for. */
  readonly serverIsFixed: boolean;
  readonly developerTools: boolean;
  readonly platform: string;
  /** The words the program was started with; a link may be among them. */
  readonly words: readonly string[];
  readonly fileInProfile: (name: string) => string;
  readonly screensFolder: string;
  readonly preload: string;
  readonly send: typeof fetch;
  readonly say: (sentence: string) => void;
};

type Window = { readonly current: () => ShellWindow | null };

export async function startShell(parts: ShellParts): Promise<void> {
  const { app, protocol } = parts.electron;
  protocol.registerSchemesAsPrivileged([SCHEME]);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  let opened: ShellWindow | null = null;
  const window = { current: () => opened };
  const desk = deskOf(parts);
  const holding = holdingOf(parts, desk);
  const links = linksOf(parts, window);
  listen(parts, holding, links, window);
  await app.whenReady();
  await prepare(parts, { desk, links, window });
  opened = openWindow(windowParts(parts, holding));
  void links.offered(linkAmong(parts.words));
}

function deskOf({
  electron: { sealing },
  server,
  serverIsFixed,
  fileInProfile,
  platform,
  send,
}: ShellParts): ServerDesk {
  const settings = keptFile(fileInProfile('waybill.json'), settingsSchema);
  const file = keptFile(fileInProfile('sessions.json'), vaultSchema);
  return serverDesk({
    ...{ server, isFixed: serverIsFixed, send },
    keep: (chosen) => {
      keepServer(settings, chosen);
    },
    sessionWith: async (one) =>
      sessionCalls({ server: one, send, vault: await openVault({ file, sealing, platform, server: one }) }),
  });
}

function holdingOf({ electron, developerTools, say }: ShellParts, desk: ServerDesk): Holding {
  return {
    server: desk.current,
    developing: developerTools || !electron.app.isPackaged,
    openOutside: (address) => {
      electron.outside.openExternal(address).catch(() => {
        say('The system could not open an address outside Waybill.');
      });
    },
  };
}

function listen({ electron: { app } }: ShellParts, holding: Holding, links: Links, window: Window): void {
  app.on('second-instance', (_event, words) => {
    const shown = window.current();
    if (shown !== null) bringToFront(shown);
    void links.offered(linkAmong(words));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    void app.whenReady().then(() => links.offered(url));
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('web-contents-created', (_event, contents: WebContents) => {
    guardSession(contents.session, holding);
    guardPage(contents, holding);
  });
}

type Prepared = { readonly desk: ServerDesk; readonly links: Links; readonly window: Window };

async function prepare(parts: ShellParts, { desk, links, window }: Prepared): Promise<void> {
  const { electron, platform, screensFolder } = parts;
  const { app, protocol, ipcMain, menu, sealing } = electron;
  const template = menuFor(platform);
  menu.setApplicationMenu(template === null ? null : menu.buildFromTemplate([...template]));
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  protocol.handle(SCHEME.scheme, bundle(screensFolder, desk.current));
  if (!(await canSeal(sealing, platform))) await warnOfNoKeyring(parts);
  const channels = channelsOf({ session: desk.session, server: desk, takeLink: links.take });
  const handle: Handle = (channel, answer) => {
    ipcMain.handle(channel, answer);
  };
  openChannels(
    handle,
    channels,
    senderCheck((id) => window.current()?.webContents.id === id),
  );
}

const warnOfNoKeyring = ({ electron, fileInProfile }: ShellParts): Promise<void> =>
  onceTold(keptFile(fileInProfile('told.json'), z.array(z.string())), 'no-keyring', async () => {
    await electron.dialog.showMessageBox({
      type: 'warning',
      title: 'Waybill',
      message: 'This computer has no keyring Waybill could use',
      detail: 'You stay signed in until Waybill closes, and each start asks for the password. Unsent work is kept.',
      buttons: ['Continue'],
    });
  });

function linksOf({ electron }: ShellParts, window: Window): Links {
  const mayFollow = async () => {
    const { response } = await electron.dialog.showMessageBox({
      type: 'question',
      title: 'Waybill',
      message: 'Open an order?',
      detail: 'A link outside Waybill asks for it. It shows the order and changes nothing.',
      buttons: ['Open order', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    });
    return response === 0;
  };
  return linkDesk(mayFollow, () => window.current()?.webContents.send(LINK_WAITS));
}

function windowParts({ electron, fileInProfile, preload, say }: ShellParts, { developing }: Holding): WindowParts {
  const areas = () => {
    const main = electron.screen().getPrimaryDisplay();
    const others = electron.screen().getAllDisplays();
    return [main, ...others.filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
  };
  const kept = keptFile(fileInProfile('window.json'), boundsSchema);
  return { make: electron.makeWindow, areas, kept, preload, developing, say };
}
